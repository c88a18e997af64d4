"""What travels between session, app and screens, beside Textual's own messages."""

from dataclasses import dataclass
from typing import Literal

from textual.message import Message

from tracker.edit import EditGroup, Path
from tracker.workspace import Batch, Opening

Mode = Literal["home", "country", "matrix", "gaps", "statements", "problems"]


@dataclass(frozen=True)
class News:
    """What has changed since a screen last looked. Two of them can be put together with ``|``."""

    codes: frozenset[str] = frozenset()
    """Records whose facts or findings are new: read, edited, undone, taken from disk."""
    view: bool = False
    """Another framework, cycle, rater, policy, restriction, population …"""
    saved: bool = False
    """What is unsaved is no longer what it was, though no record changed."""
    reading: bool = False
    """Records came in; more may come."""
    edit: "Edited | None" = None
    """The last edit, where an edit it was."""

    def __or__(self, other: "News") -> "News":
        """Return both as one."""
        return News(
            codes=self.codes | other.codes,
            view=self.view or other.view,
            saved=self.saved or other.saved,
            reading=self.reading or other.reading,
            edit=other.edit or self.edit,
        )


@dataclass(frozen=True)
class Edited:
    """An edit that was made, undone or redone."""

    code: str
    group: EditGroup
    how: Literal["edit", "undo", "redo"]


@dataclass(frozen=True)
class Goto:
    """A place that a screen is asked to show. What is None stays as it is there."""

    mode: Mode
    code: str | None = None
    framework: str | None = None
    cycle: int | None = None
    item: str | None = None
    tab: str | None = None
    """Of the country screen: assessment, instruments, overview, problems or changes."""
    path: Path | None = None
    """The very field: path in the record's plain data, as a finding's place has it."""


class Read(Message):
    """The thread that reads has something: what is known without records, or a batch of them."""

    def __init__(self, step: Opening | Batch) -> None:
        self.step = step
        super().__init__()
