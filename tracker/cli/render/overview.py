"""What `tracker` alone shows: what is here, and what to do next."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from tracker import __version__
from tracker.analysis.view import View, panel
from tracker.cli.render.findings import STYLES
from tracker.cli.render.lines import wrapped
from tracker.cli.render.screen import Screen
from tracker.finding import Severity
from tracker.i18n import N_, _, ngettext, text_of
from tracker.workspace import Snapshot

NEXT = (
    ("tracker check", N_("what is wrong or missing, with file and line")),
    ("tracker show {code}", N_("a country's sheet: levels, evidence, what is open")),
    ("tracker matrix", N_("who addresses which item, and how far")),
    ("tracker gaps", N_("the items that most countries leave open")),
    ("tracker export xlsx", N_("all of it as a workbook")),
)
LABEL = 11
"""Cells of the labels."""
START = (
    ("tracker new KEN", N_("a new record, its items laid out")),
    ("tracker framework", N_("what is asked")),
    ("tracker check", N_("what is wrong or missing, with file and line")),
    ("tracker show KEN", N_("a country's sheet: levels, evidence, what is open")),
    ("tracker init DIR --demo", N_("a demonstration with 40 fictitious countries")),
)


def overview(snapshot: Snapshot, view: View, where: str, screen: Screen) -> Iterator[Text]:
    """Yield the overview of a workspace."""
    yield Text.assemble((f"tracker {__version__}", "bold"), "  ", (screen.words(where), "dim"))
    yield Text()
    yield from _line(_("Records"), screen.text(_records(snapshot)), screen)
    yield from _line(_("Findings"), _findings(snapshot, screen), screen)
    framework = view.framework
    title = screen.text(f"{framework.id}: {text_of(framework.title)}")
    yield from _line(_("Framework"), title, screen)
    if view.cycle:
        looked = panel(snapshot.collection, view)
        found = _("{cycle}: {k} of {n} have an assessment").format(
            cycle=view.cycle, k=len(looked.entries), n=len(looked.members)
        )
        cycle = screen.text(f"{found} ({text_of(view.population.title)})")
        yield from _line(_("Cycle"), cycle, screen)
    yield Text()
    yield screen.text(_("Next:"), "bold")
    codes = [country.country for country in snapshot.collection.countries]
    steps = NEXT if codes else START
    for command, words in steps:
        named = command.format(code=codes[0] if codes else "KEN")
        yield Text.assemble("  ", (named.ljust(24), "bold cyan"), screen.text(_(words)))
    yield Text()
    yield screen.text(_("`tracker --help` lists all commands."), "dim")


def _line(label: str, words: Text, screen: Screen) -> Iterator[Text]:
    line = screen.text(label.ljust(LABEL), "dim").append_text(words)
    yield from wrapped(screen, line, screen.text_width, indent=LABEL)


def _records(snapshot: Snapshot) -> str:
    files = len(snapshot.files)
    words = ngettext("{n} country record", "{n} country records", files).format(n=files)
    unread = len(snapshot.collection.not_read)
    if unread:
        words += ngettext(", {n} of them not read", ", {n} of them not read", unread).format(
            n=unread
        )
    return words


def _findings(snapshot: Snapshot, screen: Screen) -> Text:
    counts = Counter(finding.severity for finding in snapshot.findings)
    words = {
        Severity.ERROR: ngettext("{n} error", "{n} errors", counts[Severity.ERROR]),
        Severity.WARNING: ngettext("{n} warning", "{n} warnings", counts[Severity.WARNING]),
        Severity.INFO: ngettext("{n} note", "{n} notes", counts[Severity.INFO]),
    }
    pieces = [
        screen.text(word.format(n=counts[severity]), STYLES[severity])
        for severity, word in words.items()
        if counts[severity]
    ]
    return Text(", ").join(pieces) if pieces else screen.text(_("none"))
