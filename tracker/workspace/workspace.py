"""The workspace itself: where it is, what it reads, and the few ways to write to it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from tracker import config, files
from tracker.analysis.request import country_code, framework_of, one_of
from tracker.cache import Cache
from tracker.errors import NoWorkspaceError, TrackerError, UsageError
from tracker.finding import Finding
from tracker.i18n import _
from tracker.schema import Name, house_order
from tracker.workspace.checking import check_paths
from tracker.workspace.folder import COUNTRIES, FRAMEWORKS
from tracker.workspace.setting import SetResult, Target, set_answer
from tracker.workspace.shelf import Batch, Opening, read_in_batches
from tracker.workspace.snapshot import Progress, Snapshot, read_snapshot
from tracker.workspace.starting import new_record
from tracker.yamlio import format_text

EXPORTS = "exports"

KINDS: dict[str, Name] = {
    FRAMEWORKS: "framework",
    "crosswalks": "crosswalk",
    "reference": "reference",
}
"""What the files of a folder are; elsewhere they are country records."""


class FormatResult(msgspec.Struct, frozen=True):
    """What house style made of a file."""

    path: Path
    changed: bool
    problem: str = ""
    """Why the file was left as it is; empty where it was not."""


class Workspace:
    """A folder with ``countries/``, and perhaps ``frameworks/`` and ``tracker.toml``.

    Args:
        root: the folder.
        today: the day that rules compare dates with.
        cache: False reads every record anew and keeps nothing.
    """

    def __init__(self, root: Path, *, today: date, cache: bool = True) -> None:
        self.root = root
        self.today = today
        self.cache = Cache(config.cache_folder(), root) if cache else None
        self.locks = config.state_folder() / "locks"
        self.journals = config.state_folder() / "journals"

    @property
    def defaults(self) -> config.Defaults:
        """What ``tracker.toml`` says. Raises UsageError where it can't be understood."""
        path = self.root / config.FILE
        if not path.exists() and not path.is_symlink():
            return config.Defaults()
        source = files.read_source(path, name=config.FILE)
        if source.finding:
            raise UsageError(
                _("{file} can't be read; put a file in its place, or remove it.").format(
                    file=config.FILE
                )
            )
        return config.defaults(source.content)

    def snapshot(self, progress: Progress | None = None, *, whole: bool = False) -> Snapshot:
        """Read everything; broken files give findings, nothing is raised for them.

        ``whole`` is for who will ask for all records: none is parsed a second time.
        """
        return read_snapshot(
            self.root, today=self.today, cache=self.cache, progress=progress, whole=whole
        )

    def batches(self) -> Iterator[Opening | Batch]:
        """Read everything by and by, for a ``Shelf``; may run in a thread of its own."""
        return read_in_batches(self.root, today=self.today, cache=self.cache)

    def check(
        self, paths: Sequence[Path] = (), progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Return the findings of some files or folders; of the whole workspace where none is named.

        Raises UsageError for a path that is not there.
        """
        snapshot = self.snapshot(progress)
        return check_paths(snapshot, paths, today=self.today) if paths else snapshot.findings

    def new_record(
        self,
        code: str,
        *,
        framework: str | None = None,
        cycle: int | None = None,
        method: str = "national-submission",
    ) -> Path:
        """Lay out a record for a country, by code or name; ``cycle`` is this year where None.

        Raises UsageError where the country is unknown or has a record.
        """
        collection = self.snapshot().collection
        code = country_code(collection.reference, code)
        path = self.root / COUNTRIES / f"{code}.yaml"
        content = new_record(
            code,
            framework_of(collection, framework),
            cycle=cycle or self.today.year,
            method=one_of("method", method, ("national-submission", "desk-review")),
        )
        files.create(path, content, locks=self.locks)
        return path

    def set(self, code: str, target: Target, assignments: Sequence[str]) -> SetResult:
        """Make one edit of an answer and save it.

        Raises UsageError where it is not clear which assessment is meant or a field is unknown,
        EditFailedError where the edit would break the file, StaleFileError, WriteError.
        """
        snapshot = self.snapshot()
        path = snapshot.files.get(code)
        if path is None:
            raise UsageError(
                _("There is no record {code}; make one with `tracker new {code}`.").format(
                    code=code
                )
            )
        return set_answer(snapshot, path, target, assignments, today=self.today, locks=self.locks)

    def format(self, paths: Sequence[Path] = (), *, check: bool) -> tuple[FormatResult, ...]:
        """Bring files into house style, every comment kept; only say which where ``check``.

        The workspace's records and frameworks where no path is named.
        """
        named = [path for given in paths for path in _yaml_files(given)]
        folders = (COUNTRIES, FRAMEWORKS, f"{FRAMEWORKS}/crosswalks")
        own = [path for folder in folders for path in (self.root / folder).glob("*.yaml")]
        return tuple(self._format(path, check=check) for path in sorted(named if paths else own))

    def write_export(self, content: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
        """Write the files of an export into a folder, each whole or not at all."""
        for name, one in content.items():
            files.write(folder / name, one)
        return tuple(folder / name for name in content)

    def _format(self, path: Path, *, check: bool) -> FormatResult:
        source = files.read_source(path, name=path.name)
        if source.finding:
            return FormatResult(path, changed=False, problem=source.finding.message)
        name = KINDS.get(path.parent.name, "country")
        try:
            before = source.content.decode()
            after = format_text(before, order=house_order(name))
            if after != before and not check:
                files.replace(path, after.encode(), expected=source.hash, locks=self.locks)
        except UnicodeDecodeError:
            return FormatResult(path, changed=False, problem=_("it is not UTF-8 text"))
        except TrackerError as error:
            return FormatResult(path, changed=False, problem=str(error))
        return FormatResult(path, changed=after != before)


def find(start: Path, *, today: date, cache: bool = True) -> Workspace:
    """Find the nearest folder with ``countries/``, from ``start`` upwards.

    Raises NoWorkspaceError where there is none.
    """
    where = start.absolute()
    for folder in (where, *where.parents):
        if (folder / COUNTRIES).is_dir():
            return Workspace(folder, today=today, cache=cache)
    raise NoWorkspaceError(str(start))


def _yaml_files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
