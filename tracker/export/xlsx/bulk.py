"""Long lists, written as XML in one go: several times faster than cell by cell.

XlsxWriter makes the workbook with everything but these rows: their sheets, titles, column looks,
filters, tables and page setup. Afterwards the rows are put into its parts: the cells into the
sheet, their texts into the shared strings, the links into the sheet and its relations.
Source: ECMA-376, part 1, sections 18.3 (worksheets) and 18.4 (shared strings).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

import msgspec

from tracker.export.xlsx.package import Package, parts_of
from tracker.export.xlsx.text import MOST_LINKS, fitting, is_link

Cell = str | float | None

_SHEETS = "xl/worksheets/sheet"
_SHARED = "xl/sharedStrings.xml"
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
_PIECE = 1_000
"""Rows, or texts, that are written together."""


class Strings:
    """Texts of cells, each kept once."""

    def __init__(self) -> None:
        self._items: dict[str, str] = {}

    def add(self, text: str) -> bool:
        """Keep a text; return whether a character of it had to be replaced."""
        if text in self._items:
            return False
        found = fitting(text)
        self._items[text] = _item(found)
        return "\ufffd" in found and "\ufffd" not in text

    def numbered(self, there: Sequence[str]) -> tuple[dict[str, int], list[str]]:
        """Return the number of each text, and the items to go after those that are ``there``."""
        numbers = {item: number for number, item in enumerate(there)}
        place = {text: numbers.setdefault(item, len(numbers)) for text, item in self._items.items()}
        return place, list(numbers)[len(there) :]


class Leads(msgspec.Struct, frozen=True):
    """A column whose cells lead to places of the workbook."""

    column: int
    places: Sequence[str | None]
    """As ``text.place`` names them, one a row; None where a cell leads nowhere."""
    look: int
    """Number of the look of a cell that leads somewhere."""


class Rows(msgspec.Struct, dict=True):
    """The rows of one sheet; rows and columns are 0-based."""

    part: int
    """Number of the sheet, from 1."""
    first: int
    rows: Sequence[Sequence[Cell]]
    """None and the empty text leave a cell empty."""
    heights: Sequence[float]
    """In points; empty where all rows have the usual height."""
    links: tuple[int, Sequence[Cell]] | None
    """The column whose cells lead to web addresses, and the address for each row."""
    table: tuple[str, str] | None = None
    """The range that the sheet's table was made with, and the one that it must have."""

    leads: Leads | None = None

    @cached_property
    def different(self) -> tuple[Collection[Cell], ...]:
        """The values of each column, each once, but for those that leave a cell empty."""
        columns = zip(*self.rows, strict=True)
        return tuple(
            [one for one in dict.fromkeys(column) if one or one == 0] for column in columns
        )


def weave(content: bytes, bulks: Sequence[Rows], strings: Strings) -> bytes:
    """Put the rows into the workbook's parts and return the new file."""
    parts = parts_of(content)
    long = {f"{_SHEETS}{bulk.part}.xml": bulk for bulk in bulks}
    for bulk in bulks:
        parts |= dict(_around(parts, bulk))
    shared = parts.pop(_SHARED).decode()
    there = re.findall("<si>.*?</si>", shared, re.DOTALL)
    place, more = strings.numbered(there)
    cells = 0
    with Package() as package:
        for name, part in parts.items():
            text = part.decode() if name.startswith(_SHEETS) else ""
            pieces = _Counting(_sheet(text, long[name], place) if name in long else [text])
            package.add(name, pieces if text else [part])
            cells += pieces.texts
        package.add(_SHARED, (piece.encode() for piece in _shared(shared, len(there), more, cells)))
    return package.content


class _Counting:
    """Pieces of a sheet, with a count of the cells that hold text, once they are through."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = pieces
        self.texts = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.texts += piece.count(' t="s"')
            yield piece.encode()


def _counted(xml: str, name: str) -> int:
    found = re.search(f' {name}="(\\d+)"', xml)
    return int(found[1]) if found else 0


def _shared(xml: str, there: int, more: Sequence[str], count: int) -> Iterator[str]:
    """Yield the shared strings: those that are there, and more after them."""
    xml = re.sub(' count="\\d+"', f' count="{count}"', xml, count=1)
    xml = re.sub(' uniqueCount="\\d+"', f' uniqueCount="{there + len(more)}"', xml, count=1)
    yield xml.removesuffix("</sst>")
    for at in range(0, len(more), _PIECE):
        yield "".join(more[at : at + _PIECE])
    yield "</sst>"


def _item(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in escaped:
        escaped = _ESCAPED.sub(r"_x005F\1", escaped)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<si><t{space}>{escaped}</t></si>"


def _around(parts: Mapping[str, bytes], bulk: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield the parts as they must be for a sheet's rows, the sheet itself still without them."""
    name = f"{_SHEETS}{bulk.part}.xml"
    relations = f"xl/worksheets/_rels/sheet{bulk.part}.xml.rels"
    xml = parts[name].decode()
    last = f"{letters(_width(bulk) - 1)}{bulk.first + len(bulk.rows)}"
    xml = re.sub('<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last}"/>', xml)
    linked = list(_links(bulk))
    leading = list(_leading(bulk))
    if linked or leading:
        related = parts.get(relations, _RELATIONS.encode()).decode()
        xml, related = _linked(xml, related, linked, leading)
        yield relations, related.encode()
    yield name, xml.encode()
    if bulk.table:
        made, wanted = bulk.table
        for part in (one for one in parts if one.startswith("xl/tables/")):
            yield part, parts[part].replace(f'ref="{made}"'.encode(), f'ref="{wanted}"'.encode())


def _sheet(xml: str, bulk: Rows, place: Mapping[str, int]) -> Iterator[str]:
    """Yield a sheet with its rows, many at a time."""
    before, end, after = xml.partition("</sheetData>")
    yield before
    starts = [f'<c r="{letters(column)}' for column in range(_width(bulk))]
    looks = _looks(xml, len(starts))
    ends: list[Mapping[Cell, str]] = [
        {value: _end(value, look, place) for value in values}
        for look, values in zip(looks, bulk.different, strict=False)
    ]
    rows = _rows(bulk, starts, ends)
    while piece := "".join(islice(rows, _PIECE)):
        yield piece
    yield end + after


def _end(value: Cell, look: str, place: Mapping[str, int]) -> str:
    """Return a cell's XML after the number of its row."""
    if isinstance(value, str):
        return f'"{look} t="s"><v>{place[value]}</v></c>'
    return f'"{look}><v>{value}</v></c>'


def _rows(bulk: Rows, starts: Sequence[str], ends: Sequence[Mapping[Cell, str]]) -> Iterator[str]:
    """Yield the rows; a cell is what its column begins with, its row, and what its value gives."""
    heights = bulk.heights
    leads = bulk.leads
    for at, row in enumerate(bulk.rows):
        number = str(bulk.first + at + 1)
        height = f' ht="{heights[at]:g}" customHeight="1"' if heights else ""
        cells = [
            f"{start}{number}{end[value]}"
            for start, end, value in zip(starts, ends, row, strict=True)
            if value or value == 0
        ]
        written = "".join(cells)
        if leads is not None and leads.places[at] is not None:
            start = starts[leads.column] + number
            written = re.sub(f'({start}") s="\\d+"', f'\\1 s="{leads.look}"', written, count=1)
        yield f'<row r="{number}"{height}>{written}</row>'


def _width(bulk: Rows) -> int:
    return len(bulk.rows[0]) if bulk.rows else 1


def _looks(xml: str, width: int) -> list[str]:
    """Return the looks of the columns, as cells cite them."""
    looks = [""] * width
    for attributes in re.findall("<col ([^>]*)/>", xml):
        if ' style="' in f" {attributes}":
            first, last = _counted(f" {attributes}", "min"), _counted(f" {attributes}", "max")
            style = _counted(f" {attributes}", "style")
            for column in range(first - 1, min(last, width)):
                looks[column] = f' s="{style}"'
    return looks


def _links(bulk: Rows) -> Iterator[tuple[str, str]]:
    """Yield cells and addresses; odd addresses, and those beyond what a sheet holds, stay text."""
    if bulk.links is None:
        return
    count = sum(one is not None for one in bulk.leads.places) if bulk.leads else 0
    column, addresses = bulk.links
    letter = letters(column)
    fine = {one for one in set(addresses) if isinstance(one, str) and is_link(one)}
    for number, address in enumerate(addresses, bulk.first + 1):
        if address in fine and count < MOST_LINKS:
            count += 1
            yield f"{letter}{number}", str(address)


def _leading(bulk: Rows) -> Iterator[str]:
    """Yield the links to places of the workbook."""
    if bulk.leads is not None:
        letter = letters(bulk.leads.column)
        for number, place in enumerate(bulk.leads.places, bulk.first + 1):
            if place is not None:
                yield f'<hyperlink ref="{letter}{number}" location="{_attribute(place)}"/>'


def _linked(
    xml: str, relations: str, linked: Sequence[tuple[str, str]], leading: Sequence[str]
) -> tuple[str, str]:
    """Return the sheet and its relations with the links.

    ``leading`` are those to places of the workbook, ``linked`` those to the web. An address is related once; what follows its # stands with the cell, as Excel has it.
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
