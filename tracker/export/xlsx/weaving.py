"""The long lists are put into the workbook: their texts among the shared strings, their rows in the sheets."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tracker.export.xlsx.apart import LongList
from tracker.export.xlsx.bulk import Frame
from tracker.export.xlsx.package import Deflated, deflated, packed, parts_of

_SHEETS = "xl/worksheets/sheet"
_SHARED = "xl/sharedStrings.xml"
_PIECE = 1_000
"""Texts that are written together."""


class Thread(msgspec.Struct, frozen=True):
    """A long list, and where it goes."""

    long: LongList
    part: int
    """Number of the sheet, from 1."""
    first: int
    """Where its rows begin, from 0."""
    look: int
    """Number of the look of a cell that leads somewhere."""
    table: tuple[str, str] | None
    """The range that the sheet's table was made with, and the one that it must have."""

    @property
    def sheet(self) -> str:
        """Name of the sheet's part."""
        return f"{_SHEETS}{self.part}.xml"

    @property
    def relations(self) -> str:
        """Name of the part with the sheet's relations."""
        return f"xl/worksheets/_rels/sheet{self.part}.xml.rels"


def weave(content: bytes, threads: Sequence[Thread]) -> bytes:
    """Put the lists into the workbook's parts and return the new file."""
    parts = parts_of(content)
    shared = parts.pop(_SHARED).decode()
    there = re.findall("<si>.*?</si>", shared, re.DOTALL)
    numbers = {item: number for number, item in enumerate(there)}
    for one in threads:
        places = [numbers.setdefault(item, len(numbers)) for item in one.long.laid.texts]
        related = parts.get(one.relations, b"")
        one.long.give(Frame(parts[one.sheet], related, one.first, one.look, places))
        _stretch(parts, one.table)
    more = list(numbers)[len(there) :]
    cells = sum(part.count(b' t="s"') for name, part in parts.items() if name.startswith(_SHEETS))
    cells += sum(one.long.laid.cells for one in threads)
    strings = deflated(_shared(shared, len(there), more, cells))
    return packed(_woven(parts, threads, strings))


def _woven(
    parts: Mapping[str, bytes], threads: Sequence[Thread], strings: Deflated
) -> Iterator[tuple[str, bytes | Deflated]]:
    """Yield the parts, those that the lists change as soon as they are written."""
    long = {one.sheet: one for one in threads}
    relations = {one.relations for one in threads}
    for name, part in parts.items():
        if name in long:
            written = long[name].long.written()
            yield name, written.sheet
            if written.relations:
                yield long[name].relations, written.relations
        elif name not in relations:
            yield name, part
    yield _SHARED, strings


def _shared(xml: str, there: int, more: Sequence[str], count: int) -> Iterator[bytes]:
    """Yield the shared strings: those that are there, and more after them."""
    xml = re.sub(' count="\\d+"', f' count="{count}"', xml, count=1)
    xml = re.sub(' uniqueCount="\\d+"', f' uniqueCount="{there + len(more)}"', xml, count=1)
    yield xml.removesuffix("</sst>").encode()
    for at in range(0, len(more), _PIECE):
        yield "".join(more[at : at + _PIECE]).encode()
    yield b"</sst>"


def _stretch(parts: dict[str, bytes], table: tuple[str, str] | None) -> None:
    """Give a sheet's table the range of its rows."""
    if table is None:
        return
    made, wanted = (f'ref="{one}"'.encode() for one in table)
    for name, part in parts.items():
        if name.startswith("xl/tables/"):
            parts[name] = part.replace(made, wanted)
