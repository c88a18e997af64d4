"""A country's record from its file: text, shape, and what must be unique in it."""

from collections.abc import Container, Iterator

import msgspec

from tracker.finding import Finding, Path, Place
from tracker.load.shaping import Places, shape
from tracker.load.unique import duplicate_ids, repeated
from tracker.model import Record
from tracker.schema.rules import record as rules


class Loaded(msgspec.Struct, frozen=True):
    """A record's file, as far as it can be read."""

    record: Record | None
    """Made from what remains when the wrong parts are out; None where nothing does."""
    findings: tuple[Finding, ...]
    """Every Y and S finding, in the order of the text."""
    text: str | None
    """As in the file, byte order mark and line ends included; None where it can't be decoded."""
    places: Places
    lost: frozenset[str]
    """What the file has and ``record`` lacks, since something in it was wrong: ids of instruments
    and searches, and measures as instrument/measure. A link to one of them is not unknown."""

    @property
    def is_sound(self) -> bool:
        """Whether the record may be computed with: no Y or S finding at all."""
        return not self.findings

    def place(self, path: Path) -> Place:
        """Return where the value at a path of ``record`` stands; slow the first time.

        The path has the file's own keys (``original-title``) and 0-based indexes. Where the file
        has no such value, it is the place of the nearest part around it.
        """
        return self.places.value(path)

    def key_place(self, path: Path) -> Place:
        """Return where the key at the end of a path of ``record`` stands."""
        return self.places.key(path)


def load_record(source: bytes, *, file: str, code: str, countries: Container[str]) -> Loaded:
    """Load a record; never raises, whatever the bytes are.

    Args:
        source: the whole file.
        file: its name for findings, relative to the workspace.
        code: the country that the file is named for.
        countries: the codes that are known.
    """
    shaped = shape(source, file=file, name="country", kind=Record)
    record, findings = shaped.thing, list(shaped.findings)
    if record is not None:
        findings += _country(record, code, countries, file, shaped.places)
        findings += _duplicates(record, file, shaped.places)
    lost = frozenset(_named(shaped.plain)) if shaped.findings else frozenset[str]()
    if record is not None and lost:
        lost -= frozenset(_named(msgspec.to_builtins(record)))
    findings.sort(key=lambda finding: finding.sort_key)
    return Loaded(record, tuple(findings), shaped.text, shaped.places, lost)


def _country(
    record: Record, code: str, countries: Container[str], file: str, places: Places
) -> Iterator[Finding]:
    if record.country != code:
        values = {"key": "country", "found": record.country, "expected": code}
        yield rules.FILE_NAME.at(file, places.value(("country",)), values=values)
    if record.country not in countries:
        values = {"code": record.country}
        yield rules.UNKNOWN_COUNTRY.at(file, places.value(("country",)), values=values)


def _duplicates(record: Record, file: str, places: Places) -> Iterator[Finding]:
    for what, path, ids in _lists(record):
        paths: list[Path] = [(*path, index, "id") for index in range(len(ids))]
        yield from duplicate_ids(ids, paths, what=what, file=file, places=places)
    for index, earlier in repeated([assessment.key for assessment in record.assessments]):
        framework, cycle, method = record.assessments[index].key
        line = places.value(("assessments", earlier)).line
        values = {"framework": framework, "cycle": cycle, "method": method, "first": line}
        place = places.value(("assessments", index))
        yield rules.DUPLICATE_ASSESSMENT.at(file, place, values=values)


def _lists(record: Record) -> Iterator[tuple[str, Path, list[str]]]:
    """Yield every list whose entries have ids: what an entry is, the list's path, the ids."""
    yield "an instrument", ("instruments",), [one.id for one in record.instruments]
    for index, instrument in enumerate(record.instruments):
        path: Path = ("instruments", index, "measures")
        yield "a measure", path, [measure.id for measure in instrument.measures]
    for index, assessment in enumerate(record.assessments):
        path = ("assessments", index, "searches")
        yield "a search", path, [search.id for search in assessment.searches]


def _named(plain: object) -> Iterator[str]:
    """Yield what links may name in a record's plain data, whatever its shape."""
    for instrument, label in _entries(plain, "instruments"):
        yield label
        for _, measure in _entries(instrument, "measures"):
            yield f"{label}/{measure}"
    assessments = plain.get("assessments") if isinstance(plain, dict) else None
    for assessment in assessments if isinstance(assessments, list | tuple) else ():
        for _, label in _entries(assessment, "searches"):
            yield label


def _entries(holder: object, key: str) -> Iterator[tuple[object, str]]:
    entries = holder.get(key) if isinstance(holder, dict) else None
    for entry in entries if isinstance(entries, list | tuple) else ():
        label = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(label, str):
            yield entry, label
