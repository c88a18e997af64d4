"""One record after another: from the cache where nothing that it rests on has changed, else anew."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from tracker import __version__
from tracker.cache import Cache
from tracker.checks.context import Against
from tracker.checks.engine import check_record
from tracker.files import Source, digest, read_source
from tracker.finding import Finding
from tracker.load import Catalogue, Loaded, load_catalogue, load_record
from tracker.method.facts import CountryFacts
from tracker.method.pool import Pool
from tracker.method.resolve import facts_of, foreign_codes
from tracker.model import Record
from tracker.workspace.folder import file_name, overlay, record_files
from tracker.workspace.spool import Spool


class Entry(msgspec.Struct, frozen=True):
    """What is kept of a record from one run to the next."""

    facts: CountryFacts | None
    """None where the record has a Y or S error: it is not computed with."""
    findings: tuple[Finding, ...]
    foreign: dict[str, str]
    """Hashes of the records that this one cites, as they were; empty text for one not there."""


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What came of a file, in a form that one process can send to another."""

    code: str
    hash: str
    """Of the file; empty text for one that can't be read."""
    entry: Entry
    packed: bytes
    """The whole record, where it was asked for and is sound."""


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
        self.packed = Spool() if whole else None
        """Whole records that were parsed; None where they are not asked for."""
        self.catalogue = load_catalogue(overlay(root))
        self.files = dict(record_files(root))
        self.hashes: dict[str, str] = {}
        """Of the files that were read, by code; empty text for one that can't be."""
        self.loaded = 0
        """How many files were parsed."""
        self._parsed: dict[str, str] = {}
        """Hashes of the files as they were parsed, by code."""
        self._kept: dict[str, Loaded] = {}
        self._pool = Pool()
        self._sources: dict[str, Source] = {}
        self._base = digest(
            f"{__version__} {build_mark()} {today} {self.catalogue.digest}".encode()
        )

    def entry(self, code: str) -> Entry:
        """Return a record's entry, from the cache where nothing that it rests on has changed."""
        return self.kept(code) or self.keep(self.make(code))

    def kept(self, code: str) -> Entry | None:
        """Return a record's entry from the cache; None where it must be made."""
        if self.cache is None or not self.cache.has(code):
            return None
        kept = self.cache.get(code, self._base + self._hash(code), Entry)
        self._sources.pop(code, None)
        if kept is None or not self._holds(kept):
            return None
        if kept.facts:
            self._pool.share(kept.facts)
        return kept

    def make(self, code: str) -> Made:
        """Make a record's entry, and keep it in the cache.

        It goes under the hashes of what was parsed: a file may have changed since it was looked up.
        """
        loaded = self.load(code)
        against = self._against(file_name(self.files[code]), self._foreign(loaded.record))
        entry = make_entry(loaded, against, lambda one: self._parsed.get(one, ""))
        self.hashes[code] = hash_ = self._parsed[code]
        if self.cache and hash_:
            self.cache.put(code, self._base + hash_, entry)
        self._sources.pop(code, None)
        whole = self.whole and loaded.is_sound
        return Made(code, hash_, entry, msgspec.msgpack.encode(loaded.record) if whole else b"")

    def take(self, made: Made) -> Entry:
        """Keep what another process made."""
        self.loaded += 1
        self.hashes[made.code] = made.hash
        return self.keep(made)

    def keep(self, made: Made) -> Entry:
        """Keep what was made; return its entry, which has in common with others what is the same."""
        if made.packed and self.packed is not None:
            self.packed.put(made.code, made.packed)
        if made.entry.facts:
            self._pool.share(made.entry.facts)
        return made.entry

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

    def load(self, code: str, *, keep: bool = False) -> Loaded:
        """Load a record of the workspace.

        Those that others cite are kept: they are asked for again. Of a record with law that
        applies directly it is likely, so it is kept at once.
        """
        if code in self._kept:
            return self._kept[code]
        self.loaded += 1
        file = file_name(self.files[code])
        source = self._source(code)
        self._parsed[code] = source.hash
        loaded = load(source, file, code, self.catalogue)
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


def load(source: Source, file: str, code: str, catalogue: Catalogue) -> Loaded:
    """Load a record from what was read of its file."""
    countries = catalogue.reference.countries
    if source.finding is None:
        return load_record(source.content, file=file, code=code, countries=countries)
    nothing = load_record(b"", file=file, code=code, countries=countries)
    return msgspec.structs.replace(nothing, findings=(source.finding,))


def build_mark() -> int:
    """Return a mark of the tool's own files: a changed source tree makes the cache stale."""
    package = Path(__file__).parent.parent
    return max(
        os.stat(os.path.join(folder, name)).st_mtime_ns  # noqa: PTH116, PTH118 - 400 files
        for folder, _folders, names in os.walk(package)
        for name in names
        if name.endswith((".py", ".json", ".yaml"))
    )


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
