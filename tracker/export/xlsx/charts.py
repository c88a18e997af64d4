"""Charts, each of which says one thing and can be taken out of the workbook: its titles say whose.

Names and figures come from the table's own columns, within its filter: sorted or filtered, bars,
names and labels stay together.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.export.xlsx.book import Book
from tracker.export.xlsx.bulk import letters
from tracker.export.xlsx.text import place
from tracker.i18n import _
from tracker.tables.table import Head

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart  # type: ignore[import-untyped]  # it has no marker of its types

_WIDEST, _BAR, _THINNEST, _REST = 1240, 27, 13, 150
"""In pixels: most width, height of a bar with its space, the least of it, height of all else."""
_CHARACTER = 7
"""Pixels of a unit of a column's width."""
_INK, _RULE = "#404040", "#D9D9D9"
_FONT = {"name": "Arial", "size": 9, "color": _INK}
_SHARES = ("#44546A", "#A6A6A6")
_PERCENT = '[=0]"";[<0.005]"<1%";0%'
"""What is not nothing is never 0%; where there is no bar, there is no label."""


class Frame(msgspec.Struct, frozen=True):
    """What stands around the bars, and how much room there is, in pixels."""

    name: str
    """What programs call the chart."""
    title: str
    axis: str
    """What the bars count."""
    context: str
    """Whose figures they are."""
    width: float
    height: float


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


def framed(head: Head, *, name: str, title: str, axis: str, columns: float, height: float) -> Frame:
    """Return a frame that says whose figures they are; ``columns`` is the table's width in characters."""
    return Frame(
        name=name,
        title=_("DRAFT – {title}").format(title=title) if head.is_draft else title,
        axis=axis,
        context=context(head),
        width=min(_WIDEST, columns * _CHARACTER - 8),
        height=height,
    )


def context(head: Head) -> str:
    """Return framework and cycle, population and N, the policy and every restriction, in a line."""
    plain = (_("Framework"), _("Population"), _("Group"))
    labelled = (
        _("Matched countries"),
        _("Missing"),
        _("Only evidence"),
        _("Only assessments in state"),
        _("Only assessments of scope"),
    )
    facts = dict(head.facts)
    return " · ".join(
        [facts[one] for one in plain if one in facts]
        + [f"{one}: {facts[one]}" for one in labelled if one in facts]
    )


def shares_chart(
    book: Book, sheet: str, labels: Labels, series: Sequence[tuple[str, int]], frame: Frame
) -> "Chart":
    """Make bars of shares from 0 to 1; each series has a name and a column.

    Text in the place of a percentage has no bar.
    """
    chart = book.chart("bar", name=frame.name)
    for at, (name, column) in enumerate(series):
        chart.add_series(
            {
                "name": name,
                "categories": labels.cells(sheet, labels.column),
                "values": labels.cells(sheet, column),
                "fill": {"color": _SHARES[at % 2]},
                "gap": 45,
                "data_labels": {"value": True, "font": _FONT, "num_format": _PERCENT},
            }
        )
    _dress(chart, frame, bars=labels.count * len(series), legend=len(series) > 1)
    scale = {"min": 0, "max": 1, "major_unit": 0.25, "num_format": "0%"}
    chart.set_x_axis(_axis(**scale, **_named(frame), major_gridlines=_gridlines()))
    return chart


def stacked_chart(
    book: Book, sheet: str, labels: Labels, parts: Sequence[Part], frame: Frame
) -> "Chart":
    """Make bars of counts, their parts beside each other."""
    chart = book.chart("bar", "stacked", name=frame.name)
    for part in parts:
        chart.add_series(
            {
                "name": part.name,
                "categories": labels.cells(sheet, labels.column),
                "values": labels.cells(sheet, part.column),
                "fill": {"color": part.colour},
                "border": {"color": "#7F7F7F", "width": 0.5},
                "gap": 45,
                "data_labels": {
                    "value": True,
                    "position": "center",
                    "num_format": "0;;",
                    "font": {**_FONT, "color": part.ink, "bold": True},
                },
            }
        )
    _dress(chart, frame, bars=labels.count, legend=True)
    chart.set_x_axis(_axis(num_format="0", min=0, **_named(frame), major_gridlines=_gridlines()))
    return chart


def _dress(chart: "Chart", frame: Frame, *, bars: int, legend: bool) -> None:
    font = {"name": "Arial", "size": 11, "bold": True, "color": _INK}
    chart.set_title({"name": frame.title, "overlay": False, "name_font": font})
    chart.set_legend({"position": "top", "font": _FONT} if legend else {"none": True})
    # the first row of the table on top
    chart.set_y_axis(_axis(reverse=True, major_tick_mark="none", crossing="max", interval_unit=1))
    chart.set_chartarea({"border": {"color": _RULE}})
    bar = max(_THINNEST, min(_BAR, (int(frame.height) - _REST) // max(bars, 1)))
    chart.set_size({"width": frame.width, "height": _REST + bar * max(bars, 3)})


def _named(frame: Frame) -> dict[str, Any]:
    """Return an axis' title: what the bars count, and whose figures they are."""
    font = {"name": "Arial", "size": 9, "bold": False, "color": _INK}
    return {"name": f"{frame.axis}\n{frame.context}", "name_font": font}


def _axis(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - XlsxWriter's options
    return {"num_font": _FONT, "line": {"color": _RULE}, **more}


def _gridlines() -> dict[str, Any]:
    return {"visible": True, "line": {"color": _RULE, "width": 0.5}}
