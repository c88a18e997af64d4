"""Reading a whole workspace into an immutable snapshot.

A record whose file, and whose linked records, are as they were is taken from the cache; any other
is loaded, checked and resolved. Whole records are not kept: they are loaded again when opened.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from tracker.analysis.view import Collection
from tracker.cache import Cache
from tracker.checks.engine import check_catalogue
from tracker.errors import StaleFileError
from tracker.files import digest, read_source
from tracker.finding import Finding
from tracker.load import Catalogue
from tracker.model import Record
from tracker.workspace.folder import file_name, misnamed, unread
from tracker.workspace.reader import Entry, Reader, load, no_collection
from tracker.workspace.sharing import is_shared, make_shared
from tracker.workspace.spool import Spool

Progress = Callable[[int, int], None]
"""Called with how many files are done, and how many there are."""


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
    packed: Spool | None = None
    """Whole records, once parsed, where they are asked for: no file is parsed twice then."""

    def record(self, code: str) -> Record | None:
        """Load a whole record; None where it is not there or not sound.

        Raises StaleFileError where the file has changed since the snapshot.
        """
        if self.packed is not None and code in self.packed:
            return msgspec.msgpack.decode(self.packed[code], type=Record)
        path = self.files.get(code)
        if path is None:
            return None
        source = read_source(path, name=path.name)
        if source.hash != self.hashes[code]:
            raise StaleFileError(path.name)
        loaded = load(source, file_name(path), code, self.catalogue)
        if loaded.record is None or not loaded.is_sound:
            return None
        if self.packed is not None:
            self.packed.put(code, msgspec.msgpack.encode(loaded.record))
        return loaded.record


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
    with no_collection():
        entries = _entries(reader, progress)
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


def _entries(reader: Reader, progress: Progress | None) -> dict[str, Entry]:
    """Return the entries of all records, in the order of their codes.

    Whole records are not in the cache. Where others help, making all of it anew takes less time than
    taking what is there and parsing the files for the rest.
    """
    total = len(reader.files)
    anew = reader.whole and is_shared(total)
    found = {code: None if anew else reader.kept(code) for code in reader.files}
    missing = [code for code, entry in found.items() if entry is None]
    for done, (code, entry) in enumerate(make_shared(reader, missing), total - len(missing) + 1):
        found[code] = entry
        if progress:
            progress(done, total)
    return {code: entry for code, entry in found.items() if entry}


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
