"""Reading a whole workspace into an immutable snapshot.

A record whose file, and whose linked records, are as they were is taken from the cache; any other
is loaded, checked and resolved. Whole records are not kept: they are loaded again when opened.
"""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from tracker import __version__
from tracker.analysis.view import Collection
from tracker.cache import Cache
from tracker.checks.context import Against
from tracker.checks.engine import check_catalogue, check_record
from tracker.errors import StaleFileError
from tracker.files import Source, digest, read_source, shown
from tracker.files import rules as file_rules
from tracker.finding import Finding, Place
from tracker.load import Catalogue, Loaded, load_catalogue, load_record
from tracker.load.resources import builtin_folder
from tracker.method.facts import CountryFacts
from tracker.method.resolve import facts_of, foreign_codes
from tracker.model import Record

COUNTRIES = "countries"
FRAMEWORKS = "frameworks"

Progress = Callable[[int, int], None]
"""Called with how many files are done, and how many there are."""


class Entry(msgspec.Struct, frozen=True):
    """What is kept of a record from one run to the next."""

    facts: CountryFacts | None
    """None where the record has a Y or S error: it is not computed with."""
    findings: tuple[Finding, ...]
    foreign: dict[str, str]
    """Hashes of the records that this one cites, as they were; empty text for one not there."""


class Snapshot(msgspec.Struct, frozen=True):
    """A workspace as it was read."""

    root: Path
    collection: Collection
    findings: tuple[Finding, ...]
    """Of all records and of the workspace's own frameworks, in the order of files and lines."""
    files: Mapping[str, Path]
    """Record files by code (the file's name without its ending)."""
    hashes: Mapping[str, str]
    catalogue: Catalogue
    digest: str
    """Hash of everything that the figures come from: records, frameworks and reference."""
    loaded: int
    """How many files were parsed, not taken from the cache."""
    packed: Mapping[str, bytes] = {}
    """Whole records that were asked to be kept, in msgpack: a tenth of what they take as structs."""

    def record(self, code: str) -> Record | None:
        """Load a whole record; None where it is not there or not sound.

        Raises StaleFileError where the file has changed since the snapshot.
        """
        if code in self.packed:
            return msgspec.msgpack.decode(self.packed[code], type=Record)
        path = self.files.get(code)
        if path is None:
            return None
        source = read_source(path, name=path.name)
        if source.hash != self.hashes[code]:
            raise StaleFileError(path.name)
        loaded = load(source, file_name(path), code, self.catalogue)
        return loaded.record if loaded.is_sound else None


class Reader:
    """Reads the files of a workspace, each when it is asked for.

    A file's bytes are let go once its entry is made: thousands of them would fill the memory.
    """

    def __init__(
        self, root: Path, *, today: date, cache: Cache | None, whole: bool = False
    ) -> None:
        self.root = root
        self.today = today
        self.cache = cache
        self.whole = whole
        self.packed: dict[str, bytes] = {}
        """Whole records that were parsed, where they are asked for."""
        self.catalogue = load_catalogue(overlay(root))
        self.files = dict(record_files(root))
        self.hashes: dict[str, str] = {}
        """Of the files that were read, by code; empty text for one that can't be."""
        self.loaded = 0
        """How many files were parsed."""
        self._kept: dict[str, Loaded] = {}
        self._sources: dict[str, Source] = {}
        self._base = digest(
            f"{__version__} {build_mark()} {today} {self.catalogue.digest}".encode()
        )

    def entry(self, code: str) -> Entry:
        """Return a record's entry, from the cache where nothing that it rests on has changed."""
        hash_ = self._hash(code)
        key = self._base + hash_
        if self.cache and (kept := self.cache.get(code, key, Entry)) and self._holds(kept):
            self._sources.pop(code, None)
            return kept
        made = self._make(code)
        if self.cache and hash_:
            self.cache.put(code, key, made)
        self._sources.pop(code, None)
        return made

    def check(self, source: Source, file: str, code: str) -> tuple[Finding, ...]:
        """Check a file that need not be one of the workspace's."""
        loaded = load(source, file, code, self.catalogue)
        foreign = self._foreign(loaded.record)
        return check_record(loaded, self._against(file, foreign))

    def _holds(self, kept: Entry) -> bool:
        return all(self._hash(code) == hash_ for code, hash_ in kept.foreign.items())

    def _hash(self, code: str) -> str:
        if code not in self.files:
            return ""
        if code not in self.hashes:
            self._source(code)
        return self.hashes[code]

    def _source(self, code: str) -> Source:
        if code not in self._sources:
            path = self.files[code]
            source = read_source(path, name=file_name(path))
            self._sources[code] = source
            self.hashes.setdefault(code, source.hash)
        return self._sources[code]

    def _make(self, code: str) -> Entry:
        loaded = self.load(code)
        against = self._against(file_name(self.files[code]), self._foreign(loaded.record))
        return make_entry(loaded, against, self._hash)

    def load(self, code: str, *, keep: bool = False) -> Loaded:
        """Load a record of the workspace.

        Those that others cite are kept: they are asked for again. Of a record with law that
        applies directly it is likely, so it is kept at once.
        """
        if code in self._kept:
            return self._kept[code]
        self.loaded += 1
        file = file_name(self.files[code])
        loaded = load(self._source(code), file, code, self.catalogue)
        if self.whole and loaded.is_sound:
            self.packed[code] = msgspec.msgpack.encode(loaded.record)
        instruments = loaded.record.instruments if loaded.record else ()
        if keep or any(instrument.applies for instrument in instruments):
            self._kept[code] = loaded
        return loaded

    def _foreign(self, record: Record | None) -> dict[str, Record]:
        codes = sorted(foreign_codes(record)) if record else []
        found = {code: self.load(code, keep=True) for code in codes if code in self.files}
        return {
            code: loaded.record
            for code, loaded in found.items()
            if loaded.record is not None and loaded.is_sound
        }

    def _against(self, file: str, foreign: Mapping[str, Record]) -> Against:
        return Against(
            file=file, frameworks=self.catalogue.frameworks, foreign=foreign, today=self.today
        )


def make_entry(loaded: Loaded, against: Against, hash_of: Callable[[str], str]) -> Entry:
    """Resolve and check a record.

    Args:
        loaded: the record's file.
        against: frameworks, the records that it cites, today.
        hash_of: from a cited record's code to the hash of its file; empty text for one not there.
    """
    facts = None
    if loaded.record is not None and loaded.is_sound:
        facts = facts_of(
            loaded.record,
            file=against.file,
            frameworks=against.frameworks,
            foreign=against.foreign,
        )
    cited = foreign_codes(loaded.record) if loaded.record else ()
    return Entry(
        facts=facts,
        findings=check_record(loaded, msgspec.structs.replace(against, facts=facts)),
        foreign={code: hash_of(code) for code in cited},
    )


def read_snapshot(
    root: Path,
    *,
    today: date,
    cache: Cache | None,
    progress: Progress | None = None,
    whole: bool = False,
) -> Snapshot:
    """Read a workspace. Broken files give findings; nothing is raised for them.

    ``whole`` keeps what is parsed for ``Snapshot.record``, so that no file is parsed twice.
    """
    reader = Reader(root, today=today, cache=cache, whole=whole)
    entries: dict[str, Entry] = {}
    with no_collection():
        for done, code in enumerate(reader.files):
            if progress:
                progress(done, len(reader.files))
            entries[code] = reader.entry(code)
    if progress:
        progress(len(reader.files), len(reader.files))
    if cache:
        cache.keep_only(reader.files)
    findings = [finding for entry in entries.values() for finding in entry.findings]
    findings += general_findings(root, reader.catalogue)
    hashes = {code: reader.hashes[code] for code in reader.files}
    return Snapshot(
        root=root,
        collection=collected(reader.catalogue, entries),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        files=reader.files,
        hashes=hashes,
        catalogue=reader.catalogue,
        digest=inputs_digest(reader.catalogue, hashes),
        loaded=reader.loaded,
        packed=reader.packed,
    )


def collected(catalogue: Catalogue, entries: Mapping[str, Entry]) -> Collection:
    """Put the entries of records, which come in the order of their codes, together."""
    return Collection(
        countries=tuple(entry.facts for entry in entries.values() if entry.facts),
        frameworks=catalogue.frameworks,
        crosswalks=catalogue.crosswalks,
        reference=catalogue.reference,
        not_read=tuple(code for code, entry in entries.items() if entry.facts is None),
    )


def general_findings(root: Path, catalogue: Catalogue) -> list[Finding]:
    """Return the findings that are not about a record's contents."""
    found = [*catalogue.findings, *check_catalogue(catalogue)]
    return [*found, *misnamed(root), *unread(root)]


def inputs_digest(catalogue: Catalogue, hashes: Mapping[str, str]) -> str:
    """Return the hash of everything that the figures come from."""
    named = [catalogue.digest, *(f"{code}={hash_}" for code, hash_ in sorted(hashes.items()))]
    return digest(" ".join(named).encode())


def load(source: Source, file: str, code: str, catalogue: Catalogue) -> Loaded:
    """Load a record from what was read of its file."""
    countries = catalogue.reference.countries
    if source.finding is None:
        return load_record(source.content, file=file, code=code, countries=countries)
    nothing = load_record(b"", file=file, code=code, countries=countries)
    return msgspec.structs.replace(nothing, findings=(source.finding,))


def record_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the record files of a workspace by code, in alphabetical order.

    A name that is not UTF-8 gives no country's code, so its record is reported and not read.
    """
    for path in sorted((root / COUNTRIES).glob("*.yaml")):
        if not path.name.startswith("."):
            yield shown(path.stem), path


def file_name(path: Path) -> str:
    """Return the name of a record file for findings: from the workspace, with ``/``."""
    return f"{COUNTRIES}/{shown(path.name)}"


def misnamed(root: Path) -> Iterator[Finding]:
    """Yield a finding for every file that somebody may take for a record and that is not read."""
    for path in sorted((root / COUNTRIES).glob("*")):
        if path.suffix.lower() in (".yml", ".yaml") and path.suffix != ".yaml":
            values = {"wanted": f"{shown(path.stem)}.yaml"}
            yield file_rules.WRONG_ENDING.at(file_name(path), Place(), values=values)


def overlay(root: Path) -> dict[str, bytes]:
    """Read the workspace's own frameworks, crosswalks and reference tables, by relative path."""
    return {name: source.content for name, source in _overlaid(root) if source.finding is None}


def unread(root: Path) -> Iterator[Finding]:
    """Yield a finding for everything in the place of a file of ``overlay`` that can't be read."""
    for _name, source in _overlaid(root):
        if source.finding is not None:
            yield source.finding


def _overlaid(root: Path) -> Iterator[tuple[str, Source]]:
    folder = root / FRAMEWORKS
    if os.path.realpath(folder) == str(builtin_folder()):
        return
    if folder.is_symlink() and not folder.exists():
        yield "", read_source(folder, name=FRAMEWORKS)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".csv"):
            name = shown(path.relative_to(folder).as_posix())
            yield name, read_source(path, name=f"{FRAMEWORKS}/{name}")


def build_mark() -> int:
    """Return a mark of the tool's own files: a changed source tree makes the cache stale."""
    package = Path(__file__).parent.parent
    return max(path.stat().st_mtime_ns for path in package.rglob("*.[pj][ys]*"))


@contextmanager
def no_collection() -> Iterator[None]:
    """Leave garbage collection out while many objects are made that all stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
