"""What the lines around every page say: how one looks, what is unsaved, what is loaded."""

from collections import Counter
from datetime import datetime

from tracker.finding import Severity
from tracker.i18n import _, ngettext, text_of
from tracker.tui import glyphs
from tracker.tui.session import Session

MOST = 6
"""How many unsaved records are named; the rest are counted."""


def view_words(session: Session) -> str:
    """Return framework and cycle, in a few words."""
    if not session.is_ready:
        return ""
    view = session.view
    return f"{view.cycle or ''} {text_of(view.framework.title)}".strip()


def saved_words(session: Session) -> tuple[str, bool]:
    """Return what is unsaved, or when was last saved; and whether anything is unsaved."""
    dirty = session.dirty
    if dirty:
        named = " ".join(dirty[:MOST]) + (f" +{len(dirty) - MOST}" if len(dirty) > MOST else "")
        return (f"{glyphs.dot()} " + _("unsaved: {codes}").format(codes=named), True)
    times = sorted(session.saved_at.values())
    return (_("saved {time}").format(time=clock(times[-1])) if times else "", False)


def status_words(session: Session) -> tuple[str, str]:
    """Return what is loaded, and that reading goes on while it does."""
    if not session.is_ready:
        return ("", _("Reading…"))
    done, total = session.progress
    found = Counter(one.severity for one in session.findings)
    errors, warnings = found[Severity.ERROR], found[Severity.WARNING]
    pieces = [
        _("{done} of {total} records").format(done=done, total=total),
        ngettext("{n} error", "{n} errors", errors).format(n=errors),
        ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
    ]
    notes = found[Severity.INFO]
    if notes:
        pieces.append(ngettext("{n} note", "{n} notes", notes).format(n=notes))
    problem = session.journal_problem()
    if problem:
        pieces.insert(0, _("no journal ({reason}): save often").format(reason=problem))
    return (", ".join(pieces), "" if session.shelf.is_whole else _("Reading…"))


def clock(time: datetime) -> str:
    """Return the time of day."""
    return f"{time:%H:%M}"
