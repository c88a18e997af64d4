"""The reference: the table of countries, populations, groupings and the note on designations."""

import csv
import io
import re
from collections.abc import Container, Iterator

import msgspec

from tracker.finding import Finding, Path, Place
from tracker.load.framework import unknown_reference
from tracker.load.shaping import Shaped, shape
from tracker.load.unique import duplicate_ids
from tracker.model import Country, Grouping, Population
from tracker.model.framework import Texts
from tracker.model.part import Part
from tracker.schema.rules import framework as rules
from tracker.schema.rules.record import DUPLICATE_ID

CODE, NAME = "iso3", "name_en"
"""The columns that a table of countries must have; ``name_fr`` … are further languages."""

_CODE = re.compile(r"[A-Z]{3}")


class TableSource(Part, frozen=True):
    """Where a table, or some of its columns, is from."""

    file: str
    source: str
    columns: tuple[str, ...] = ()
    as_of: str | None = None
    changes: tuple[str, ...] = ()


class ReferenceFile(Part, frozen=True):
    """A YAML file of the reference; any part of it may be absent."""

    format: int
    designations: Texts = msgspec.field(default_factory=dict)
    populations: tuple[Population, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    tables: tuple[TableSource, ...] = ()


class Countries(msgspec.Struct, frozen=True):
    """A table of countries, as far as it can be read."""

    rows: dict[str, Country]
    findings: tuple[Finding, ...]


def load_reference(source: bytes, *, file: str) -> Shaped[ReferenceFile]:
    """Load a YAML file of the reference; whether its members exist is not looked at."""
    shaped = shape(source, file=file, name="reference", kind=ReferenceFile)
    if shaped.thing is None:
        return shaped
    lists = [
        (what, [(*path, index) for index in range(len(ids))], ids)
        for what, path, ids in _lists(shaped.thing)
    ]
    return shaped.and_also([
        finding
        for what, entries, ids in lists
        for finding in duplicate_ids(ids, entries, what=what, file=file, places=shaped.places)
    ])


def members_of(
    shaped: Shaped[ReferenceFile], *, file: str, countries: Container[str]
) -> Iterator[Finding]:
    """Report members of populations and groups that the table of countries does not have."""
    for what, path, codes in _lists(shaped.thing) if shaped.thing else ():
        for index, code in enumerate(codes if what == "a member" else ()):
            if code not in countries:
                yield unknown_reference(
                    code,
                    "in the table of countries",
                    known=(),
                    file=file,
                    path=(*path, index),
                    places=shaped.places,
                )


def load_countries(source: bytes, *, file: str) -> Countries:
    """Load a table of countries: CSV with commas, UTF-8, the columns named in the first line."""
    rows: dict[str, Country] = {}
    findings: list[Finding] = []
    try:
        text = source.decode("utf-8-sig")
        for number, row in _rows(text):
            found = _country(row, rows)
            if isinstance(found, Country):
                rows[found.code] = found
            else:
                values = {"problem": found}
                findings.append(rules.BAD_ROW.at(file, Place(line=number), values=values))
    except (csv.Error, UnicodeDecodeError) as error:
        problem = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        findings.append(rules.BAD_TABLE.at(file, Place(), values={"problem": problem}))
    except _MissingColumnError as error:
        findings.append(rules.MISSING_COLUMN.at(file, Place(), values={"column": error}))
    return Countries(rows, tuple(findings))


class _MissingColumnError(Exception):
    """The table lacks the column named."""


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows by column, each with its line; cells beyond the columns are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader, [])
    for column in (CODE, NAME):
        if column not in header:
            raise _MissingColumnError(column)
    for cells in reader:
        if cells:
            yield reader.line_num, dict(zip(header, cells, strict=False))


def _country(row: dict[str, str], before: Container[str]) -> Country | str:
    """Return the country of a row, or what is wrong with it."""
    code = row.get(CODE, "")
    if not _CODE.fullmatch(code):
        return f"`{code[:20]}` is not a code of three capital letters"
    if code in before:
        return f"{code} is there a second time"
    if not row.get(NAME):
        return f"{code} has no name in {NAME}"
    names = {
        column.removeprefix("name_"): name
        for column, name in row.items()
        if column.startswith("name_") and name
    }
    return Country(code=code, name=names)


def _lists(found: ReferenceFile) -> Iterator[tuple[str, Path, list[str]]]:
    """Yield every list whose entries are unique: what an entry is, the list's path, the ids."""
    yield "a population", ("populations",), [one.id for one in found.populations]
    for index, population in enumerate(found.populations):
        yield "a member", ("populations", index, "members"), list(population.members)
        yield "a member", ("populations", index, "apart"), list(population.apart)
    yield "a grouping", ("groupings",), [one.id for one in found.groupings]
    for index, grouping in enumerate(found.groupings):
        path: Path = ("groupings", index, "groups")
        yield "a group", path, [group.id for group in grouping.groups]
        for number, group in enumerate(grouping.groups):
            yield "a member", (*path, number, "members"), list(group.members)


def apart_and_within(shaped: Shaped[ReferenceFile], *, file: str) -> Iterator[Finding]:
    """Report codes that a population has both as members and apart."""
    for index, population in enumerate(shaped.thing.populations if shaped.thing else ()):
        for number, code in enumerate(population.apart):
            if code in population.members:
                path: Path = ("populations", index, "members", population.members.index(code))
                values = {"id": code, "what": "a member", "first": shaped.places.value(path).line}
                place = shaped.places.value(("populations", index, "apart", number))
                yield DUPLICATE_ID.at(file, place, values=values)
