"""Charts, each of which says one thing: bars across, with k and n in words beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.export.xlsx.book import Book
from tracker.export.xlsx.bulk import letters
from tracker.export.xlsx.text import place

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart  # type: ignore[import-untyped]  # it has no marker of its types

_WIDEST, _BAR, _REST = 1040, 27, 96
"""In pixels: most width, height of a bar with its space, height of all else."""
_CHARACTER = 7
"""Pixels of a unit of a column's width."""
_PAGE, _THINNEST = 500, 15
"""In pixels: height that a page has, least height of a bar with its space."""
_INK, _RULE = "#404040", "#D9D9D9"
_FONT = {"name": "Arial", "size": 9, "color": _INK}
_SHARES = ("#44546A", "#A6A6A6")


class Labels(msgspec.Struct, frozen=True):
    """Where the bars' names stand; rows and columns from 0."""

    column: int
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many names there are."""
        return self.last - self.first + 1

    def cells(self, sheet: str, column: int) -> str:
        """Return the cells of a column beside the names, as a formula has them."""
        name = letters(column)
        return f"={place(sheet, f'${name}${self.first + 1}:${name}${self.last + 1}')}"


class Part(msgspec.Struct, frozen=True):
    """A part of a stacked bar."""

    name: str
    column: int
    colour: str
    ink: str
    pattern: str = ""
    """A hatching, so that the part can be told without its colour."""


def shares_chart(
    book: Book,
    sheet: str,
    labels: Labels,
    series: Sequence[tuple[str, int, Sequence[str | None]]],
    *,
    title: str,
    width: float,
) -> "Chart":
    """Make bars of shares from 0 to 1; each series has a name, a column, and words for its bars.

    ``width`` is that of the table, in characters. A bar without words is not drawn: there is no percentage.
    """
    chart = book.chart("bar")
    for at, (name, column, texts) in enumerate(series):
        chart.add_series(
            {
                "name": name,
                "categories": labels.cells(sheet, labels.column),
                "values": labels.cells(sheet, column),
                "fill": {"color": _SHARES[at % 2]},
                "gap": 45,
                "data_labels": {
                    "value": True,
                    "font": _FONT,
                    "custom": [{"value": text} if text else {"delete": True} for text in texts],
                },
            }
        )
    _dress(chart, title, bars=labels.count * len(series), legend=len(series) > 1, width=width)
    chart.set_x_axis(
        _axis(num_format="0%", min=0, max=1, major_unit=0.25, major_gridlines=_gridlines())
    )
    return chart


def stacked_chart(
    book: Book, sheet: str, labels: Labels, parts: Sequence[Part], *, title: str, width: float
) -> "Chart":
    """Make bars of counts, their parts beside each other."""
    chart = book.chart("bar", "stacked")
    for part in parts:
        look: dict[str, Any] = {"fill": {"color": part.colour}}
        if part.pattern:
            look = {
                "pattern": {
                    "pattern": part.pattern,
                    "fg_color": part.colour,
                    "bg_color": "#FFFFFF",
                }
            }
        chart.add_series(
            {
                "name": part.name,
                "categories": labels.cells(sheet, labels.column),
                "values": labels.cells(sheet, part.column),
                "border": {"color": "#7F7F7F", "width": 0.5},
                "gap": 45,
                "data_labels": {
                    "value": True,
                    "position": "center",
                    "num_format": "0;;",
                    "font": {**_FONT, "color": part.ink, "bold": True},
                },
                **look,
            }
        )
    _dress(chart, title, bars=labels.count, legend=True, width=width)
    chart.set_x_axis(_axis(num_format="0", min=0, major_gridlines=_gridlines()))
    return chart


def _dress(chart: "Chart", title: str, *, bars: int, legend: bool, width: float) -> None:
    chart.set_title(
        {
            "name": title,
            "overlay": False,
            "name_font": {"name": "Arial", "size": 11, "bold": True, "color": _INK},
        }
    )
    chart.set_legend({"position": "top", "font": _FONT} if legend else {"none": True})
    # the first row of the table on top
    chart.set_y_axis(_axis(reverse=True, major_tick_mark="none", crossing="max", interval_unit=1))
    chart.set_chartarea({"border": {"color": _RULE}})
    bar = max(_THINNEST, min(_BAR, (_PAGE - _REST) // max(bars, 1)))
    size = {"width": min(_WIDEST, width * _CHARACTER - 8), "height": _REST + bar * max(bars, 3)}
    chart.set_size(size)


def _axis(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - XlsxWriter's options
    return {"num_font": _FONT, "line": {"color": _RULE}, **more}


def _gridlines() -> dict[str, Any]:
    return {"visible": True, "line": {"color": _RULE, "width": 0.5}}
