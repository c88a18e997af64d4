"""Figures in words: shares always with their denominators, a percentage only where n allows one."""

from collections.abc import Sequence

from rich.text import Text

from tracker.analysis.distribution import Distribution, Share
from tracker.analysis.view import View
from tracker.i18n import _
from tracker.tables import words
from tracker.tables.table import Shares, Value
from tracker.tui import door, glyphs


def share_words(shares: Sequence[Share]) -> str:
    """Write a share as ``k/n (p%)``; the lowest and the highest under ``bounds``."""
    return _(" to ").join(_one(share) for share in shares)


BAR = 10
"""Cells of a share's bar."""


def share_bar(value: Value) -> Text:
    """Return a share as a bar; empty for what is none."""
    if not isinstance(value, Shares):
        return Text("")
    return Text(glyphs.bar(value.shares[0].k, value.shares[0].n, BAR))


def _one(share: Share) -> str:
    percent = words.percent(share)
    return f"{share.k}/{share.n}" if percent is None else f"{share.k}/{share.n} ({percent})"


def _at_or_above(view: View, found: Distribution, between: str) -> str:
    """Say how many address an item; nothing where nobody is counted."""
    level = view.framework.addressed
    shares = found.at_or_above(level, view.missing)
    if not any(share.n for share in shares):
        return ""
    told = _("{level} or above").format(level=words.level(level))
    return f"{told}{between}{share_words(shares)}"


def distribution_words(view: View, found: Distribution) -> str:
    """Write an item's distribution: n of N, the counts, the share that addresses it."""
    scale = reversed(view.framework.scale)
    counts = ", ".join(f"{words.level(level)} {found.counts[level.id]}" for level in scale)
    parts = [
        _("{n} rated of {population} (n of N)").format(n=found.n, population=found.population),
        counts if found.n else "",
        _at_or_above(view, found, ": "),
    ]
    return "; ".join(part for part in parts if part)


def distribution_pieces(view: View, found: Distribution) -> tuple[str, ...]:
    """Write the same shortly, the levels as their signs."""
    between = ": " if door.ascii_only() else " "  # signs in ASCII may be digits
    counts = "  ".join(
        f"{glyphs.sign(one)}{between}{found.counts[one.id]}"
        for one in reversed(view.framework.scale)
    )
    return (
        _("{n} rated of {population}").format(n=found.n, population=found.population),
        counts if found.n else "",
        _at_or_above(view, found, " "),
    )


def missing_words(found: Distribution) -> str:
    """Write who is not in n, and why."""
    return _(
        "Not among them: {absent} without a complete assessment of the section, {cells} whose"
        " answer is missing, {na} to whom it does not apply"
    ).format(absent=found.absent, cells=found.missing_cells, na=found.not_applicable)
