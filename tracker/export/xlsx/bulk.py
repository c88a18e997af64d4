"""Long lists, written as XML in one go: several times faster than cell by cell.

XlsxWriter makes the workbook with everything but these rows: their sheets, titles, column looks,
filters, tables and page setup. Afterwards the rows are put into its parts: the cells into the
sheet, their texts into the shared strings, the links into the sheet and its relations.
Source: ECMA-376, part 1, sections 18.3 (worksheets), 18.4 (shared strings) and part 2 (packages).
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tracker.export.xlsx.text import MOST_LINKS, fitting, is_link

Cell = str | float | None

_SHEETS = "xl/worksheets/sheet"
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of every part; the same inputs give the same bytes."""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)
_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")
"""What Excel would read as a character's code."""


class Strings:
    """Texts of cells, each kept once."""

    def __init__(self) -> None:
        self.place: dict[str, int] = {}
        self._cleaned: list[str] = []

    def add(self, text: str) -> bool:
        """Keep a text; return whether a character of it had to be replaced."""
        if text in self.place:
            return False
        found = fitting(text)
        self.place[text] = len(self._cleaned)
        self._cleaned.append(found)
        return "\ufffd" in found and "\ufffd" not in text

    def xml(self) -> str:
        """Return the texts as items of the shared strings."""
        return "".join(map(_item, self._cleaned))

    def __len__(self) -> int:
        return len(self._cleaned)


class Rows(msgspec.Struct):
    """The rows of one sheet; rows and columns are 0-based."""

    part: int
    """Number of the sheet, from 1."""
    first: int
    rows: Sequence[Sequence[Cell]]
    heights: Sequence[float]
    """In points; empty where all rows have the usual height."""
    links: int | None
    """The column of web addresses; None where there is none."""
    table: tuple[str, str] | None = None
    """The range that the sheet's table was made with, and the one that it must have."""


def weave(content: bytes, bulks: Sequence[Rows], strings: Strings) -> bytes:
    """Put the rows into the workbook's parts and return the new file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    shared = parts["xl/sharedStrings.xml"].decode()
    base = _counted(shared, "uniqueCount")
    place = {text: base + at for text, at in strings.place.items()}
    for bulk in bulks:
        parts |= dict(_sheet(parts, bulk, place))
    cells = sum(parts[name].count(b' t="s"') for name in parts if name.startswith(_SHEETS))
    parts["xl/sharedStrings.xml"] = _shared(shared, base, strings, cells).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, part)
    return target.getvalue()


def _counted(xml: str, name: str) -> int:
    found = re.search(f' {name}="(\\d+)"', xml)
    return int(found[1]) if found else 0


def _shared(xml: str, base: int, strings: Strings, count: int) -> str:
    head, body = xml.split("<si>", 1) if "<si>" in xml else (xml.replace("</sst>", ""), "</sst>")
    head = re.sub(' count="\\d+"', f' count="{count}"', head)
    head = re.sub(' uniqueCount="\\d+"', f' uniqueCount="{base + len(strings)}"', head)
    body = "<si>" + body if "<si>" in xml else body
    return head + body.replace("</sst>", strings.xml() + "</sst>")


def _item(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in escaped:
        escaped = _ESCAPED.sub(r"_x005F\1", escaped)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<si><t{space}>{escaped}</t></si>"


def _sheet(
    parts: Mapping[str, bytes], bulk: Rows, place: Mapping[str, int]
) -> Iterator[tuple[str, bytes]]:
    """Yield the sheet's parts as they must be."""
    name = f"xl/worksheets/sheet{bulk.part}.xml"
    relations = f"xl/worksheets/_rels/sheet{bulk.part}.xml.rels"
    xml = parts[name].decode()
    width = max((len(row) for row in bulk.rows), default=1)
    names = [letters(column) for column in range(width)]
    looks = _looks(xml, width)
    rows = "".join(_rows(bulk, names, looks, place))
    xml = xml.replace("</sheetData>", rows + "</sheetData>")
    last = f"{names[-1]}{bulk.first + len(bulk.rows)}"
    xml = re.sub('<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last}"/>', xml)
    linked = list(_links(bulk))
    if linked:
        xml, related = _linked(xml, parts.get(relations, _RELATIONS.encode()).decode(), linked)
        yield relations, related.encode()
    yield name, xml.encode()
    if bulk.table:
        made, wanted = bulk.table
        for part in (one for one in parts if one.startswith("xl/tables/")):
            yield part, parts[part].replace(f'ref="{made}"'.encode(), f'ref="{wanted}"'.encode())


def _rows(
    bulk: Rows, names: Sequence[str], looks: Sequence[str], place: Mapping[str, int]
) -> Iterator[str]:
    heights = bulk.heights
    for at, row in enumerate(bulk.rows):
        number = bulk.first + at + 1
        height = f' ht="{heights[at]:g}" customHeight="1"' if heights else ""
        cells = [
            f'<c r="{letter}{number}"{look} t="s"><v>{place[value]}</v></c>'
            if isinstance(value, str)
            else f'<c r="{letter}{number}"{look}><v>{value}</v></c>'
            for letter, look, value in zip(names, looks, row, strict=False)
            if value is not None
        ]
        yield f'<row r="{number}"{height}>{"".join(cells)}</row>'


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
    count = 0
    for number, row in enumerate(bulk.rows, bulk.first + 1):
        address = row[bulk.links]
        if isinstance(address, str) and count < MOST_LINKS and is_link(address):
            count += 1
            yield f"{letters(bulk.links)}{number}", address


def _linked(xml: str, relations: str, linked: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return the sheet and its relations with the links.

    An address is related once; what follows its # stands with the cell, as Excel has it.
    """
    ids: dict[str, str] = {}
    cells = []
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
