"""An open record: the hash of what was read, the working text, undo and redo.

Applying an edit changes the working text only. It is refused where it would add a Y or S finding;
findings about meaning never block, a draft may have holes. Saving is ``tracker.files.replace`` with
the hash of what was read.
"""

from collections.abc import Container
from pathlib import Path as FilePath

from tracker.edit import EditGroup
from tracker.errors import EditFailedError
from tracker.files import Source, digest, replace
from tracker.i18n import _
from tracker.load import Loaded, load_record
from tracker.schema import house_order
from tracker.yamlio import apply


class OpenRecord:
    """A record's working text with its history.

    Args:
        source: the file's bytes and hash, as they were read.
        file: the file's name for findings.
        code: the country that the file is named for.
        countries: the codes that are known.
    """

    def __init__(self, source: Source, *, file: str, code: str, countries: Container[str]) -> None:
        self.file = file
        self.code = code
        self._countries = countries
        self._base = source.hash
        self._saved = source.content
        self.loaded = self._load(source.content)
        self._done: list[tuple[EditGroup, str]] = []
        self._undone: list[tuple[EditGroup, str]] = []

    @property
    def text(self) -> str:
        """The working text. Raises EditFailedError where the file is no text to edit."""
        if self.loaded.text is None:
            raise EditFailedError(
                _("{file} can't be edited: {message}").format(
                    file=self.file, message=self.loaded.findings[0].message
                )
            )
        return self.loaded.text

    @property
    def is_changed(self) -> bool:
        """Whether the working text differs from what was read or last saved."""
        return self.text.encode() != self._saved

    def apply(self, group: EditGroup) -> None:
        """Apply a group of edits to the working text, as one step of the history.

        Raises EditFailedError, and changes nothing, where an edit can't be made or would add a
        finding about the YAML or its shape.
        """
        before = self.text
        after = apply(before, group.edits, order=house_order("country"))
        loaded = self._load(after.encode())
        known = {(finding.code, finding.pointer) for finding in self.loaded.findings}
        for finding in loaded.findings:
            if (finding.code, finding.pointer) not in known:
                raise EditFailedError(
                    _("{label}: {message} ({code})").format(
                        label=group.label, message=finding.message, code=finding.code
                    )
                )
        self.loaded = loaded
        self._done.append((group, before))
        self._undone.clear()

    def undo(self) -> EditGroup | None:
        """Take back the last group; None where there is none."""
        return self._step(self._done, self._undone)

    def redo(self) -> EditGroup | None:
        """Do the group again that was last taken back; None where there is none."""
        return self._step(self._undone, self._done)

    def save(self, path: FilePath, *, locks: FilePath) -> None:
        """Write the working text, if it changed, in the place of what was read.

        Raises StaleFileError where the file is no longer what was read, WriteError where it can't
        be written; the working text and its history stay.
        """
        content = self.text.encode()
        if content == self._saved:
            return
        replace(path, content, expected=self._base, locks=locks)
        self._saved, self._base = content, digest(content)

    def _step(
        self, taken: list[tuple[EditGroup, str]], given: list[tuple[EditGroup, str]]
    ) -> EditGroup | None:
        if not taken:
            return None
        group, text = taken.pop()
        given.append((group, self.text))
        self.loaded = self._load(text.encode())
        return group

    def _load(self, content: bytes) -> Loaded:
        return load_record(content, file=self.file, code=self.code, countries=self._countries)
