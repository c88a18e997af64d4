"""The records of a workspace as they stand: as they were read, or as somebody is editing them.

A face reads them in batches, in a thread if it likes, and puts every batch on the shelf. From then
on it asks the shelf for the collection and the findings, and tells it when a record's working text
changed: that record, and those that cite it, are resolved and checked again.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from tracker.analysis.view import Collection
from tracker.cache import Cache
from tracker.checks.context import Against
from tracker.files import read_source
from tracker.finding import Finding
from tracker.load import Catalogue, Loaded
from tracker.method.resolve import foreign_codes
from tracker.model import Record
from tracker.workspace.folder import file_name, record_files
from tracker.workspace.reader import Entry, Reader, load, make_entry, no_collection
from tracker.workspace.snapshot import Snapshot, collected, general_findings, inputs_digest

BATCH = 25
"""Records in a batch: few enough that the first are there at once."""
BATCHES = 20
"""About how many batches there are of many records: each is drawn."""


class Opening(msgspec.Struct, frozen=True):
    """What is known before any record is read."""

    catalogue: Catalogue
    files: Mapping[str, Path]
    """Record files by code, in the order in which they will come."""
    general: tuple[Finding, ...]
    """Findings that are not about a record's contents."""


class Batch(msgspec.Struct, frozen=True):
    """Some records more."""

    entries: Mapping[str, Entry]
    hashes: Mapping[str, str]


def read_in_batches(root: Path, *, today: date, cache: Cache | None) -> Iterator[Opening | Batch]:
    """Read a workspace: first what is known without records, then the records by and by.

    Broken files give findings; nothing is raised for them.
    """
    with no_collection():
        reader = Reader(root, today=today, cache=cache)
        general = tuple(general_findings(root, reader.catalogue))
    yield Opening(reader.catalogue, reader.files, general)
    codes = list(reader.files)
    size = max(BATCH, len(codes) // BATCHES)
    for start in range(0, len(codes), size):
        some = codes[start : start + size]
        with no_collection():
            entries = {code: reader.entry(code) for code in some}
        yield Batch(entries, {code: reader.hashes[code] for code in some})
    if cache:
        cache.keep_only(reader.files)


class Shelf:
    """The records of a workspace, replaced one by one as they change.

    Args:
        root: the workspace's folder.
        today: the day that rules compare dates with.
        opening: what is known before any record is read.
    """

    def __init__(self, root: Path, *, today: date, opening: Opening) -> None:
        self.root = root
        self.today = today
        self.catalogue = opening.catalogue
        self.files = dict(opening.files)
        self.entries: dict[str, Entry] = {}
        """What is known of each record; of one that was not read yet there is nothing."""
        self.hashes: dict[str, str] = {}
        """Of the files as they were last read, for a record that is being edited too."""
        self._general = opening.general
        self._working: dict[str, Loaded] = {}
        self._cited: dict[str, Loaded] = {}
        self._collection: Collection | None = None
        self._findings: tuple[Finding, ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every record was read."""
        return len(self.entries) == len(self.files)

    @property
    def collection(self) -> Collection:
        """The records as they stand; the same object until something changes."""
        if self._collection is None:
            self._collection = collected(self.catalogue, self.entries)
        return self._collection

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything the checks have to say, in the order of files and lines."""
        if self._findings is None:
            found = [one for entry in self.entries.values() for one in entry.findings]
            self._findings = tuple(sorted([*found, *self._general], key=lambda one: one.sort_key))
        return self._findings

    @property
    def general(self) -> tuple[Finding, ...]:
        """The findings that are not about a record's contents."""
        return self._general

    def put(self, batch: Batch) -> None:
        """Put records on the shelf as they were read; those being edited stay as they are."""
        for code, entry in batch.entries.items():
            self.hashes[code] = batch.hashes[code]
            if code not in self._working:
                self.entries[code] = entry
        if self._working:
            self._in_order()
        self._changed()

    def work_on(self, code: str, loaded: Loaded) -> frozenset[str]:
        """Take a record's working text as how it stands; return whose entries are new."""
        before = self._working.get(code) or self._cited.get(code)
        self._working[code] = loaded
        self._remake(code)
        changed = {code}
        if before is None or _citable(before) != _citable(loaded):
            for other, entry in list(self.entries.items()):
                if code in entry.foreign and other != code:
                    self._remake(other)
                    changed.add(other)
        self._changed()
        return frozenset(changed)

    def reread(self, code: str) -> frozenset[str]:
        """Take a record from its file again, or for the first time; return whose entries are new."""
        files = dict(record_files(self.root))
        self._working.pop(code, None)
        self._cited.pop(code, None)
        if code not in files:
            self.files.pop(code, None)
            self.entries.pop(code, None)
            self.hashes.pop(code, None)
            self._changed()
            return frozenset({code})
        known = {*self.files, code}
        self.files = {one: path for one, path in files.items() if one in known}
        changed = self.work_on(code, self._read(code))
        self._cited[code] = self._working.pop(code)
        return changed

    def saved(self, code: str, hash_: str) -> None:
        """Know that a record's working text is now what its file holds."""
        self.hashes[code] = hash_

    def record(self, code: str) -> Record | None:
        """Return a whole record as it stands; None where it is not there or not sound."""
        if code not in self.files:
            return None
        loaded = self._working.get(code) or self._read(code)
        return loaded.record if loaded.is_sound else None

    def snapshot(self) -> Snapshot:
        """Return the records as they stand, as a snapshot.

        Whole records are those of the files: save first where they shall be the same.
        """
        return Snapshot(
            root=self.root,
            collection=self.collection,
            findings=self.findings,
            files=dict(self.files),
            hashes=dict(self.hashes),
            catalogue=self.catalogue,
            digest=inputs_digest(self.catalogue, self.hashes),
            loaded=0,
        )

    def _remake(self, code: str) -> None:
        loaded = self._working.get(code) or self._read(code)
        against = Against(
            file=file_name(self.files[code]),
            frameworks=self.catalogue.frameworks,
            foreign=self._foreign(loaded.record),
            today=self.today,
        )
        is_new = code not in self.entries
        self.entries[code] = make_entry(loaded, against, lambda one: self.hashes.get(one, ""))
        if is_new:
            self._in_order()

    def _foreign(self, record: Record | None) -> dict[str, Record]:
        found = {}
        for code in sorted(foreign_codes(record)) if record else ():
            if code in self.files:
                if code not in self._working and code not in self._cited:
                    self._cited[code] = self._read(code)
                loaded = self._working.get(code) or self._cited[code]
                if loaded.record is not None and loaded.is_sound:
                    found[code] = loaded.record
        return found

    def _read(self, code: str) -> Loaded:
        path = self.files[code]
        file = file_name(path)
        source = read_source(path, name=file)
        self.hashes[code] = source.hash
        return load(source, file, code, self.catalogue)

    def _in_order(self) -> None:
        self.entries = {code: self.entries[code] for code in self.files if code in self.entries}

    def _changed(self) -> None:
        self._collection = self._findings = None


def _citable(loaded: Loaded) -> object:
    """Return what other records may rest on."""
    return loaded.record.instruments if loaded.record and loaded.is_sound else None
