"""An open record: the hash of what was read, the working text, undo and redo.

Applying an edit changes the working text only. It is refused where it would add a Y or S finding;
findings about meaning never block, a draft may have holes. Saving is ``tracker.files.replace`` with
the hash of what was read. Every change goes to the journal, where there is one, before anything
else sees it.
"""

from collections.abc import Container, Mapping, Sequence
from pathlib import Path as FilePath
from types import MappingProxyType

from tracker.edit import EditGroup, Path
from tracker.editing.journal import Journal, Kind
from tracker.errors import EditFailedError
from tracker.files import Source, digest, read_source, replace
from tracker.finding import Finding
from tracker.i18n import _
from tracker.load import Loaded, load_record
from tracker.model.framework import Framework
from tracker.schema import house_order
from tracker.yamlio import apply


class EditRefusedError(EditFailedError):
    """An edit would add a finding about the YAML or its shape; nothing was changed."""

    def __init__(self, label: str, finding: Finding) -> None:
        self.finding = finding
        """What would be found; its path says at which field."""
        said = _("{label}: {message} ({code})")
        super().__init__(said.format(label=label, message=finding.message, code=finding.code))


class OpenRecord:
    """A record's working text with its history.

    Args:
        source: the file's bytes and hash, as they were read.
        file: the file's name for findings.
        code: the country that the file is named for.
        countries: the codes that are known.
        journal: where every change is written down; None for edits that are saved at once.
        frameworks: by id; a new answer goes where its item stands among the others.
    """

    def __init__(
        self,
        source: Source,
        *,
        file: str,
        code: str,
        countries: Container[str],
        journal: Journal | None = None,
        frameworks: Mapping[str, Framework] = MappingProxyType({}),
    ) -> None:
        self.file = file
        self.code = code
        self.journal = journal
        self._countries = countries
        self._frameworks = frameworks
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
    def saved_text(self) -> str:
        """The text as it was read or last saved; empty where the file is no text."""
        return self._saved.decode(errors="replace")

    @property
    def is_changed(self) -> bool:
        """Whether the working text differs from what was read or last saved."""
        return self.loaded.text is not None and self.loaded.text.encode() != self._saved

    def apply(self, group: EditGroup) -> None:
        """Apply a group of edits to the working text, as one step of the history.

        Raises EditFailedError, and changes nothing, where an edit can't be made or would add a
        finding about the YAML or its shape.
        """
        before = self.text
        after = apply(before, group.edits, order=self._order)
        loaded = self._load(after.encode())
        known = {(finding.code, finding.pointer) for finding in self.loaded.findings}
        for finding in loaded.findings:
            if (finding.code, finding.pointer) not in known:
                raise EditRefusedError(group.label, finding)
        self._advance(group, loaded)

    def _order(self, path: Path) -> Sequence[str]:
        """Return the order of the keys at a path: house order; of answers, their items'."""
        house = house_order("country")(path)
        record = self.loaded.record
        if house or record is None or path[2:] != ("answers",) or path[0] != "assessments":
            return house
        index = path[1]
        if not isinstance(index, int) or index >= len(record.assessments):
            return house
        framework = self._frameworks.get(record.assessments[index].framework)
        return tuple(one.id for one in framework.items) if framework else house

    def rewrite(self, text: str, *, label: str) -> None:
        """Put another text in place of the whole, as one step; it may have findings of any kind.

        For a file that can only be edited as text. Raises EditFailedError where there is no text.
        """
        if text != self.text:
            self._advance(EditGroup(label, ()), self._load(text.encode()))

    def undo(self) -> EditGroup | None:
        """Take back the last group; None where there is none."""
        return self._step("undo", self._done, self._undone)

    def redo(self) -> EditGroup | None:
        """Do the group again that was last taken back; None where there is none."""
        return self._step("redo", self._undone, self._done)

    def save(self, path: FilePath, *, locks: FilePath) -> None:
        """Write the working text, if it changed, in the place of what was read.

        Raises StaleFileError where the file is no longer what was read, WriteError where it can't
        be written; the working text and its history stay.
        """
        content = self.text.encode()
        if content != self._saved:
            replace(path, content, expected=self._base, locks=locks)
            self._saved, self._base = content, digest(content)
        if self.journal:
            self.journal.discard()

    def conflict(self, path: FilePath) -> Source | None:
        """Return what the file holds now, where that is not what was read or last saved."""
        source = read_source(path, name=self.file)
        return source if source.hash != self._base else None

    def rebase(self, source: Source) -> None:
        """Take the file as it is now as what was read; the working text stays: "mine"."""
        self._base, self._saved = source.hash, source.content
        if self.journal and self.is_changed:
            self.journal.discard()
            self._note("edit", "", source.content.decode(errors="replace"))

    def reload(self, source: Source, *, label: str) -> None:
        """Take the file's text in place of the working one: "theirs". Undo brings mine back."""
        self._base, self._saved = source.hash, source.content
        loaded = self._load(source.content)
        if self.loaded.text is None or self.loaded.text == loaded.text:
            self.loaded = loaded
        else:
            self._advance(EditGroup(label, ()), loaded)

    def restore(self, texts: Sequence[tuple[str, str]]) -> None:
        """Bring back what a journal holds: labels and the texts after each, the start first.

        Each is a step that can be undone. Where the file has changed since, the start is the
        first step: ``save`` still only replaces what was read.
        """
        for label, text in texts:
            if text != self.text:
                self._advance(EditGroup(label, ()), self._load(text.encode()))

    def _advance(self, group: EditGroup, loaded: Loaded) -> None:
        before = self.loaded.text or ""
        self.loaded = loaded
        self._done.append((group, before))
        self._undone.clear()
        self._note("edit", group.label, before)

    def _step(
        self, kind: Kind, taken: list[tuple[EditGroup, str]], given: list[tuple[EditGroup, str]]
    ) -> EditGroup | None:
        if not taken:
            return None
        group, text = taken.pop()
        before = self.text
        given.append((group, before))
        self.loaded = self._load(text.encode())
        self._note(kind, group.label, before)
        return group

    def _note(self, kind: Kind, label: str, before: str) -> None:
        if self.journal and self.loaded.text is not None:
            self.journal.step(kind, label, before=before, after=self.loaded.text, base=self._base)

    @property
    def base(self) -> str:
        """Hash of the file that the working text rests on."""
        return self._base

    def _load(self, content: bytes) -> Loaded:
        return load_record(content, file=self.file, code=self.code, countries=self._countries)
