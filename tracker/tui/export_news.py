"""What the thread that makes an export tells the dialog."""

from pathlib import Path

from textual.message import Message


class Computed(Message):
    """A table was computed: in the preview, or on the way to the file."""

    def __init__(self, name: str, rows: int | None, *, step: int, writing: bool) -> None:
        self.name = name
        self.rows = rows
        self.step = step
        self.writing = writing
        super().__init__()


class Failed(Message):
    """It could not be done; ``why`` says it."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__()


class Done(Message):
    """The files are written."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        self.files = files
        super().__init__()
