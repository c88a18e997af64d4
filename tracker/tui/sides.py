"""The sides of a record whose file changed: what was read, mine, what is on disk now.

Knows nothing of Textual. Whatever side is not taken is put aside first, and its name returned.
"""

import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from tracker.edit import EditGroup
from tracker.editing.difference import Change, Merged, changes, data_of, merged
from tracker.editing.kept import keep_copy
from tracker.errors import StaleFileError, UsageError
from tracker.files import Source, read_source
from tracker.files.reading import MAX_BYTES
from tracker.i18n import _
from tracker.tui.session import Session

KEPT = "kept"
"""Folder in the state folder, beside the journals."""

Side = Literal["mine", "theirs"]


class Sides(msgspec.Struct, frozen=True):
    """A record as it was read, as it stands here, and as its file is now."""

    code: str
    base: str
    mine: str
    theirs: str
    source: Source
    """What is on disk; its finding says why it can't be read."""
    theirs_at: datetime | None
    is_gone: bool = False
    """Whether nothing stands in the file's place any more."""
    is_no_file: bool = False
    """Whether a folder or the like does: no file can be saved there."""

    @property
    def changes(self) -> tuple[Change, ...] | None:
        """Fields that differ between mine and theirs; None where one of them has no fields."""
        mine, theirs = data_of(self.mine), data_of(self.theirs)
        return None if mine is None or theirs is None else changes(mine, theirs)

    @property
    def merged(self) -> Merged | None:
        """What only theirs changed, as edits of mine; None where one has no fields."""
        base, mine, theirs = data_of(self.base), data_of(self.mine), data_of(self.theirs)
        if base is None or mine is None or theirs is None:
            return None
        return merged(base, mine, theirs)


def sides_of(session: Session, code: str, base: str | None = None) -> Sides:
    """Read the file again and return the sides. Raises TrackerError where mine is no text.

    ``base`` is what mine began with, where that is not what was last read or saved.
    """
    opened = session.open(code)
    path = session.path(code)
    source = read_source(path, name=opened.file)
    return Sides(
        code=code,
        base=opened.saved_text if base is None else base,
        mine=opened.text,
        theirs=source.content.decode(errors="replace"),
        source=source,
        theirs_at=_changed(path),
        is_gone=source.finding is not None and _is_gone(path),
        is_no_file=source.finding is not None and _is_no_file(path),
    )


def keep(session: Session, code: str, text: bytes, side: str) -> Path:
    """Put a text aside; return where. Raises WriteError, so that nothing is done without it."""
    now = datetime.now(UTC).astimezone()
    name = f"{Path(code).name}-{now:%Y-%m-%d-%H%M%S}-{side}.yaml"
    return keep_copy(session.workspace.journals.parent / KEPT, name, text)


def take_mine(session: Session, seen: Sides) -> Path | None:
    """Save mine over what is on disk, which is put aside; return where.

    None where there was nothing on disk. Raises StaleFileError where the file is no longer what
    was shown, UsageError where it can't be put aside, WriteError where something can't be written;
    nothing is replaced then.
    """
    opened, path = session.open(seen.code), session.path(seen.code)
    source = read_source(path, name=opened.file)
    if source.hash != seen.source.hash:
        raise StaleFileError(opened.file)
    there = source.finding is None
    if len(source.content) >= MAX_BYTES:
        raise UsageError(
            _("{file} on disk is too large to be put aside; move it first.").format(
                file=opened.file
            )
        )
    kept = keep(session, seen.code, source.content, "theirs") if there else None
    opened.rebase(source)
    session.save(seen.code)
    return kept


def take_theirs(session: Session, seen: Sides) -> Path:
    """Take what is on disk, as a step that can be undone; mine is put aside; return where.

    Raises StaleFileError where the file is no longer what was shown, WriteError where mine can't
    be put aside; nothing is done then.
    """
    opened = session.open(seen.code)
    if read_source(session.path(seen.code), name=opened.file).hash != seen.source.hash:
        raise StaleFileError(opened.file)
    kept = keep(session, seen.code, opened.text.encode(), "mine")
    session.take_theirs(seen.code)
    return kept


def put_together(session: Session, seen: Sides) -> Path | None:
    """Take into mine all that only theirs changed, and save; return where the file's text is kept.

    Raises what ``take_mine`` does, EditFailedError where the two don't go together.
    """
    found = seen.merged
    if found is not None and found.edits:
        label = _("Take from disk what others changed")
        session.apply(seen.code, EditGroup(label, found.edits))
    return take_mine(session, seen)


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    except OSError:
        return None


def _is_gone(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _is_no_file(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
