"""Figures in words: shares always with their denominators, a percentage only where n allows one."""

from collections.abc import Sequence

from tracker.analysis.distribution import Distribution, Share
from tracker.analysis.view import View
from tracker.i18n import _
from tracker.tables import words
from tracker.tui import door, glyphs


def share_words(shares: Sequence[Share]) -> str:
    """Write a share as ``k/n (p%)``; the lowest and the highest under ``bounds``."""
    return _(" to ").join(_one(share) for share in shares)


def _one(share: Share) -> str:
    percent = words.percent(share)
    return f"{share.k}/{share.n}" if percent is None else f"{share.k}/{share.n} ({percent})"


def distribution_words(view: View, found: Distribution) -> str:
    """Write an item's distribution: n of N, the counts, the share that addresses it."""
    scale = reversed(view.framework.scale)
    counts = ", ".join(f"{words.level(level)} {found.counts[level.id]}" for level in scale)
    level = view.framework.addressed
    parts = [
        _("{n} rated of {population} (n of N)").format(n=found.n, population=found.population),
        counts if found.n else "",
        _("{level} or above: {share}").format(
            level=words.level(level),
            share=share_words(found.at_or_above(level, view.missing)),
        ),
    ]
    return "; ".join(part for part in parts if part)


def distribution_pieces(view: View, found: Distribution) -> tuple[str, ...]:
    """Write the same shortly, the levels as their signs."""
    level = view.framework.addressed
    between = ": " if door.ascii_only() else " "  # signs in ASCII may be digits
    counts = "  ".join(
        f"{glyphs.sign(one)}{between}{found.counts[one.id]}"
        for one in reversed(view.framework.scale)
    )
    return (
        _("{n} rated of {population}").format(n=found.n, population=found.population),
        counts,
        _("{level} or above {share}").format(
            level=words.level(level),
            share=share_words(found.at_or_above(level, view.missing)),
        ),
    )


def missing_words(found: Distribution) -> str:
    """Write who is not in n, and why."""
    return _(
        "Not among them: {absent} without an assessment that enters the section, {cells} whose"
        " answer is missing, {na} to whom it does not apply"
    ).format(absent=found.absent, cells=found.missing_cells, na=found.not_applicable)
