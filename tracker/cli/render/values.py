"""A value of a table as text: shares with their denominators, numbers, words."""

from rich.text import Text

from tracker.analysis.distribution import Share
from tracker.cli.render.glyphs import in_words
from tracker.cli.render.screen import Screen
from tracker.i18n import _
from tracker.tables import words
from tracker.tables.table import Kind, Mark, Shares, Value

TENS = 10


def text_of_value(value: Value, screen: Screen, *, short: bool = False) -> Text:
    """Return a value as safe text; a blank is empty, never a zero."""
    match value:
        case None:
            return Text()
        case Mark():
            return in_words(value.rated, screen)
        case Shares():
            return screen.text(share_words(value, short=short))
        case bool():
            return screen.text(_("yes") if value else _("no"))
        case float():
            return screen.text(f"{value:.1f}" if abs(value) >= TENS else f"{value:.3g}")
    return screen.text(str(value))


def share_words(shares: Shares, *, short: bool = False) -> str:
    """Write a share as ``k/n (p%)``, both figures under ``bounds``, and its "of which" parts.

    ``short`` leaves out the parts.
    """
    figure = _(" to ").join(one_share(share) for share in shares.shares)
    if short:
        return figure
    if shares.population is not None:
        figure = _("{figure}, N {population}").format(figure=figure, population=shares.population)
    parts = []
    if shares.explicit is not None:
        parts.append(_("{k} on explicit wording").format(k=shares.explicit))
    if shares.supranational is not None:
        parts.append(_("{k} only by supranational law").format(k=shares.supranational))
    return (
        _("{figure}, of which {parts}").format(figure=figure, parts=", ".join(parts))
        if (parts)
        else figure
    )


def one_share(share: Share) -> str:
    """Write ``k/n``, with the percentage where n is large enough."""
    percent = words.percent(share)
    return f"{share.k}/{share.n}" if percent is None else f"{share.k}/{share.n} ({percent})"


def is_right(kind: Kind) -> bool:
    """Say whether a column's values stand at its right edge."""
    return kind in (Kind.NUMBER, Kind.SHARE)
