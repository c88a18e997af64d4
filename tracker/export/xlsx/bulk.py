"""Long lists, written as XML in one go: several times faster than cell by cell.

XlsxWriter makes the workbook with everything but these rows: their sheets, titles, column looks,
filters, tables and page setup. The rows, and the links from them, are put into its parts afterwards.
Source: ECMA-376, part 1, sections 18.3 (worksheets) and 18.4 (shared strings).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count, islice, repeat
from operator import getitem

import msgspec

from tracker.export.xlsx.package import Deflated, deflated
from tracker.export.xlsx.page import points
from tracker.export.xlsx.text import MOST_LINKS, fitting, is_link

Cell = str | float | None

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)
_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")
"""What Excel would read as a character's code."""
MOST_ROWS = 1_048_576
"""Rows that a sheet can hold."""
_NUMBER = b"@"
"""Stands for the number of a row until that is known; nothing else that is written has it."""
_PIECE = 1_000
"""Rows that are written together."""


class Cells(msgspec.Struct, frozen=True):
    """The cells of a column."""

    different: Sequence[Cell]
    """None and the empty text leave a cell empty."""
    index: Sequence[int]
    """Which of them stands in each row."""


class Leads(msgspec.Struct, frozen=True):
    """A column whose cells lead to places of the workbook."""

    column: int
    places: Sequence[str | None]
    """As ``text.place`` names them, one a row; None where a cell leads nowhere."""


class Rows(msgspec.Struct, dict=True):
    """The rows of one sheet; rows and columns are 0-based."""

    columns: Sequence[Cells]
    lines: Sequence[int] = ()
    """Of text, that each row has room for; empty where all rows have the usual height."""
    links: tuple[int, Cells] | None = None
    """The column whose cells lead to web addresses, and the addresses."""
    leads: Leads | None = None

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.columns[0].index) if self.columns else 0

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts of the cells, each as an item of the shared strings."""
        every = (cell for column in self.columns for cell in column.different)
        return {cell: _item(fitting(cell)) for cell in every if cell and isinstance(cell, str)}

    @property
    def cells(self) -> int:
        """How many cells hold text."""
        return sum(map(_texts, self.columns))

    @property
    def replaced(self) -> set[str]:
        """The texts of which a character had to be replaced."""
        marked = (text for text, item in self.texts.items() if "\ufffd" in item)
        return {text for text in marked if "\ufffd" not in text}


class Frame(msgspec.Struct, frozen=True):
    """What the workbook gives a list for its rows to be written."""

    sheet: bytes
    """The sheet, as it is without them."""
    relations: bytes
    """Of the sheet; empty where it has none."""
    first: int
    """Where the rows begin, from 0."""
    look: int
    """Number of the look of a cell that leads somewhere."""
    numbers: Sequence[int]
    """Of the texts among the shared strings, in their order."""


class Written(msgspec.Struct, frozen=True):
    """A sheet with its rows."""

    sheet: Deflated
    relations: bytes
    """Of the sheet; empty where it has none."""


def write(rows: Rows, frame: Frame) -> Written:
    """Write the rows into a sheet."""
    xml, relations = _around(rows, frame)
    return Written(deflated(_sheet(xml, rows, frame)), relations.encode())


def _texts(column: Cells) -> int:
    """Count the cells of a column that hold text."""
    held = [1 if cell and isinstance(cell, str) else 0 for cell in column.different]
    return sum(map(held.__getitem__, column.index)) if any(held) else 0


def _item(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in escaped:
        escaped = _ESCAPED.sub(r"_x005F\1", escaped)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<si><t{space}>{escaped}</t></si>"


def _around(rows: Rows, frame: Frame) -> tuple[str, str]:
    """Return a sheet, still without its rows, and its relations as they must be with them."""
    last = f"{letters(len(rows.columns) - 1)}{frame.first + len(rows)}"
    xml = re.sub('<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last}"/>', frame.sheet.decode())
    linked = list(_links(rows, frame.first))
    leading = list(_leading(rows, frame.first))
    if not linked and not leading:
        return xml, frame.relations.decode()
    return _linked(xml, frame.relations.decode() or _RELATIONS, linked, leading)


def _sheet(xml: str, rows: Rows, frame: Frame) -> Iterator[bytes]:
    """Yield a sheet with its rows, many at a time."""
    before, end, after = xml.partition("</sheetData>")
    yield before.encode()
    looks = _looks(xml, len(rows.columns))
    place = dict(zip(rows.texts, frame.numbers, strict=True))
    cells = [
        [_cell(letters(at), look, cell, place) for cell in column.different]
        for at, (look, column) in enumerate(zip(looks, rows.columns, strict=True))
    ]
    written = _rows(rows, frame, cells)
    while piece := b"".join(islice(written, _PIECE)):
        yield piece
    yield (end + after).encode()


def _rows(rows: Rows, frame: Frame, cells: Sequence[Sequence[bytes]]) -> Iterator[bytes]:
    """Yield the rows: the cells that stand in each, with the row's number put in."""
    begin = {lines: _begin(lines) for lines in set(rows.lines) or {0}}
    column = rows.leads.column if rows.leads else 0
    leading = [_looking(cell, frame.look) for cell in cells[column]] if rows.leads else []
    every = zip(
        count(frame.first + 1),
        zip(*(one.index for one in rows.columns), strict=True),
        rows.lines or repeat(0),
        rows.leads.places if rows.leads else repeat(None),
        strict=False,
    )
    for number, row, lines, leads in every:
        written = begin[lines] + b"".join(map(getitem, cells, row)) + b"</row>"
        if leads is not None:
            written = written.replace(cells[column][row[column]], leading[row[column]], 1)
        yield written.replace(_NUMBER, b"%d" % number)


def _begin(lines: int) -> bytes:
    look = f' ht="{points(lines):g}" customHeight="1"' if lines else ""
    return f'<row r="@"{look}>'.encode()


def _cell(column: str, look: str, value: Cell, place: Mapping[str, int]) -> bytes:
    """Return a cell but for the number of its row; nothing for a blank."""
    if isinstance(value, str):
        text = f'<c r="{column}@"{look} t="s"><v>{place[value]}</v></c>' if value else ""
        return text.encode()
    return b"" if value is None else f'<c r="{column}@"{look}><v>{value}</v></c>'.encode()


def _looking(cell: bytes, look: int) -> bytes:
    """Return a cell with another look."""
    return re.sub(b' s="\\d+"', b' s="%d"' % look, cell, count=1)


def _looks(xml: str, width: int) -> list[str]:
    """Return the looks of the columns, as cells cite them."""
    looks = [""] * width
    for attributes in re.findall("<col ([^>]*)/>", xml):
        if ' style="' in f" {attributes}":
            first, last, style = (_number(attributes, name) for name in ("min", "max", "style"))
            for column in range(first - 1, min(last, width)):
                looks[column] = f' s="{style}"'
    return looks


def _number(attributes: str, name: str) -> int:
    found = re.search(f'\\b{name}="(\\d+)"', attributes)
    return int(found[1]) if found else 0


def _links(rows: Rows, first: int) -> Iterator[tuple[str, str]]:
    """Yield cells and addresses; odd addresses, and those beyond what a sheet holds, stay text."""
    if rows.links is None:
        return
    left = MOST_LINKS - len(list(_leading(rows, first)))
    column, addresses = rows.links
    letter = letters(column)
    fine = [one if isinstance(one, str) and is_link(one) else None for one in addresses.different]
    linked = (
        (f"{letter}{number}", address)
        for number, at in enumerate(addresses.index, first + 1)
        if (address := fine[at]) is not None
    )
    yield from islice(linked, left)


def _leading(rows: Rows, first: int) -> Iterator[str]:
    """Yield the links to places of the workbook."""
    if rows.leads is not None:
        letter = letters(rows.leads.column)
        for number, place in enumerate(rows.leads.places, first + 1):
            if place is not None:
                yield f'<hyperlink ref="{letter}{number}" location="{_attribute(place)}"/>'


def _linked(
    xml: str, relations: str, linked: Sequence[tuple[str, str]], leading: Sequence[str]
) -> tuple[str, str]:
    """Return the sheet and its relations with the links.

    ``leading`` are those to places of the workbook, ``linked`` those to the web. An address is
    related once; what follows its # stands with the cell, as Excel has it.
    """
    ids: dict[str, str] = {}
    cells = list(leading)
    for cell, address in linked:
        page, _sep, place = address.partition("#")
        link = ids.setdefault(page, f"rLink{len(ids) + 1}")
        location = f' location="{_attribute(place)}"' if place else ""
        cells.append(f'<hyperlink ref="{cell}" r:id="{link}"{location}/>')
    found = re.search("<printOptions|<pageMargins", xml)
    at = found.start() if found else xml.index("</worksheet>")
    sheet = f"{xml[:at]}<hyperlinks>{''.join(cells)}</hyperlinks>{xml[at:]}"
    related = "".join(
        f'<Relationship Id="{link}" Type="{_RELATION}" Target="{_attribute(page)}"'
        ' TargetMode="External"/>'
        for page, link in ids.items()
    )
    return sheet, relations.replace("</Relationships>", related + "</Relationships>")


def _attribute(address: str) -> str:
    """Write a part of an address, in which no quotes or angle brackets are, as an attribute."""
    return address.replace("&", "&amp;")


def letters(column: int) -> str:
    """Return the letters of a 0-based column."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
