"""The reference: the table of countries, populations, groupings and the note on designations."""

import csv
import io
import re
from collections.abc import Container, Iterator

import msgspec

from tracker.finding import Finding, Path, Place
from tracker.load.framework import unknown_reference
from tracker.load.shaping import Places, Shaped, shape
from tracker.load.unique import duplicate_ids
from tracker.model import Country, Grouping, Population
from tracker.model.framework import Texts
from tracker.model.part import Part
from tracker.schema.rules import framework as rules

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
    return shaped.and_also(_duplicates(shaped.thing, file, shaped.places))


def members_of(
    shaped: Shaped[ReferenceFile], *, file: str, countries: Container[str]
) -> Iterator[Finding]:
    """Report members of populations and groups that the table of countries does not have."""
    what, places = "in the table of countries", shaped.places
    for codes in _members(shaped.thing) if shaped.thing else ():
        for path, code in codes.items():
            if code not in countries:
                yield unknown_reference(code, what, known=(), file=file, path=path, places=places)


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


def _duplicates(found: ReferenceFile, file: str, places: Places) -> Iterator[Finding]:
    for what, ids in _ids(found):
        paths, labels = list(ids), list(ids.values())
        yield from duplicate_ids(labels, paths, what=what, file=file, places=places)
    for codes in _members(found):
        paths, labels = list(codes), list(codes.values())
        yield from duplicate_ids(labels, paths, what="a member", file=file, places=places)


def _ids(found: ReferenceFile) -> Iterator[tuple[str, dict[Path, str]]]:
    """Yield the ids of each list by their path, and what has such an id."""
    lists: list[tuple[str, Path, list[str]]] = [
        ("a population", ("populations",), [one.id for one in found.populations]),
        ("a grouping", ("groupings",), [one.id for one in found.groupings]),
    ]
    for index, grouping in enumerate(found.groupings):
        path: Path = ("groupings", index, "groups")
        lists.append(("a group", path, [group.id for group in grouping.groups]))
    for what, path, ids in lists:
        yield what, {(*path, index, "id"): label for index, label in enumerate(ids)}


def _members(found: ReferenceFile) -> Iterator[dict[Path, str]]:
    """Yield the codes of each population (those apart too) and of each group, by their path."""
    for i, one in enumerate(found.populations):
        members: dict[Path, str] = {
            ("populations", i, "members", n): code for n, code in enumerate(one.members)
        }
        apart: dict[Path, str] = {
            ("populations", i, "apart", n): code for n, code in enumerate(one.apart)
        }
        yield members | apart
    for i, grouping in enumerate(found.groupings):
        for j, group in enumerate(grouping.groups):
            path: Path = ("groupings", i, "groups", j, "members")
            yield {(*path, n): code for n, code in enumerate(group.members)}
