"""The state behind the screens: records as they stand, open ones, what is unsaved, the view.

Knows nothing of Textual. Screens ask it for collection, view, panel and records, and hand it
edits; it says what changed through ``announce``, and every screen hears it.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tracker.analysis.request import Request
from tracker.edit import EditGroup
from tracker.editing import Journal, OpenRecord, Recovered, forget, recoverable
from tracker.errors import EditFailedError, UsageError
from tracker.files import read_source
from tracker.i18n import _
from tracker.tui.messages import Edited, News
from tracker.tui.reading import Reading
from tracker.workspace import Shelf, Workspace
from tracker.workspace.folder import file_name


class Session(Reading):
    """What is open, beside what was read; arguments as ``Reading``."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        request: Request | None = None,
        announce: Callable[[News], None] | None = None,
    ) -> None:
        super().__init__(workspace, request=request, announce=announce)
        self.saved_at: dict[str, datetime] = {}
        """When a record was last saved from here."""
        self.raw: dict[str, dict[str, str]] = {}
        """Texts of fields that can't be edits yet, by code and by the field's JSON Pointer."""
        self.listed: tuple[str, ...] = ()
        """Codes in the order of the list that the user saw last."""
        self._open: dict[str, OpenRecord] = {}
        self._done: list[str] = []
        self._undone: list[str] = []

    # -- open records --------------------------------------------------------------------------

    def path(self, code: str) -> Path:
        """Return a record's file. Raises UsageError where there is none."""
        path = self.shelf.files.get(code)
        if path is None:
            raise UsageError(_("There is no record {code}.").format(code=code))
        return path

    def open(self, code: str) -> OpenRecord:
        """Return a record to be edited; the same one until the program ends.

        Raises EditFailedError where something other than a file stands in its place.
        """
        if code not in self._open:
            path = self.path(code)
            file = file_name(path)
            source = read_source(path, name=file)
            if source.finding:
                raise EditFailedError(f"{file}: {source.finding.message}")
            self._open[code] = OpenRecord(
                source,
                file=file,
                code=code,
                countries=self.shelf.catalogue.reference.countries,
                journal=Journal(self.workspace.journals, path),
                frameworks=self.shelf.catalogue.frameworks,
            )
            if source.hash != self.shelf.hashes.get(code, source.hash):
                self.announce(News(codes=self.shelf.reread(code)))
        return self._open[code]

    def neighbour(self, code: str, by: int) -> str:
        """Return the code before or after another one, in the order in which the user saw them last.

        A record that this list left out, or that was alone in it, has the order of the codes.
        """
        files = self.shelf.files
        listed = [one for one in self.listed if one in files]
        order = listed if code in listed and len(listed) > 1 else list(files)
        return order[(order.index(code) + by) % len(order)] if code in order else code

    @property
    def changed(self) -> tuple[str, ...]:
        """Codes of the records whose working text is not what is saved, in alphabetical order."""
        return tuple(sorted(code for code, one in self._open.items() if one.is_changed))

    @property
    def dirty(self) -> tuple[str, ...]:
        """Codes of the records with anything that is not saved, in alphabetical order.

        Those in whose fields stands what can't be an edit yet are among them.
        """
        return tuple(sorted({*self.changed, *(code for code, raw in self.raw.items() if raw)}))

    def is_dirty(self, code: str) -> bool:
        """Say whether a record has anything that is not saved."""
        return bool(self.raw.get(code)) or (code in self._open and self._open[code].is_changed)

    def journal_problem(self) -> str | None:
        """Say why the journal can't be written, where it can't."""
        journals = (one.journal for one in self._open.values())
        return next((one.problem for one in journals if one and one.problem), None)

    def apply(self, code: str, group: EditGroup) -> None:
        """Make an edit. Raises EditFailedError, and changes nothing, where it can't be made."""
        self.open(code).apply(group)
        self._advanced(code, group)

    def rewrite(self, code: str, text: str, *, label: str) -> None:
        """Put another text in place of a record's whole, for one that opens only as text."""
        self.open(code).rewrite(text, label=label)
        self._advanced(code, EditGroup(label, ()))

    def keep_raw(self, code: str, field: str, text: str | None) -> None:
        """Keep what stands in a field and can't be an edit yet; None once it is one.

        ``field`` is the field's JSON Pointer (``tracker.finding.pointer``).
        """
        kept = self.raw.setdefault(code, {})
        if kept.get(field) == text:
            return
        kept.pop(field, None)
        if text is not None:
            kept[field] = text
        self._journal_raw(self.open(code), field, text)
        self.announce(News(saved=True))

    def undo(self) -> Edited | None:
        """Take back the last edit, in whichever record it was; None where there is none."""
        return self._step("undo")

    def redo(self) -> Edited | None:
        """Make the edit again that was last taken back; None where there is none."""
        return self._step("redo")

    def save(self, code: str) -> bool:
        """Save a record; False where nothing was to be saved.

        Raises StaleFileError where the file changed on disk, WriteError where it can't be written.
        """
        if code not in self.changed:
            return False
        opened = self._open[code]
        opened.save(self.path(code), locks=self.workspace.locks)
        for field, text in self.raw.get(code, {}).items():
            self._journal_raw(opened, field, text)
        self.shelf.saved(code, opened.base)
        self.saved_at[code] = datetime.now(UTC).astimezone()
        self.announce(News(saved=True))
        return True

    def keep_mine(self, code: str) -> None:
        """Let my text stand over a file that changed on disk; ``save`` then replaces it."""
        opened = self.open(code)
        opened.rebase(read_source(self.path(code), name=opened.file))
        self.announce(News(saved=True))

    def take_theirs(self, code: str) -> None:
        """Take the text on disk in place of mine, as a step that can be undone."""
        opened = self.open(code)
        label = _("Take {file} from disk").format(file=opened.file)
        opened.reload(read_source(self.path(code), name=opened.file), label=label)
        self._advanced(code, EditGroup(label, ()))

    def stale(self) -> tuple[str, ...]:
        """Return the codes of the open records whose file changed on disk since they were read."""
        return tuple(
            code
            for code, opened in sorted(self._open.items())
            if code in self.shelf.files and opened.conflict(self.shelf.files[code])
        )

    def new(self, code: str, *, framework: str | None, cycle: int | None, method: str) -> None:
        """Lay out a record for a country. Raises UsageError where it has one."""
        self.workspace.new_record(code, framework=framework, cycle=cycle, method=method)
        self.announce(News(codes=self.shelf.reread(code)))

    def reread(self, code: str) -> None:
        """Take a record that is not being edited from its file again."""
        if self.is_dirty(code):
            return
        self._open.pop(code, None)
        self._forget(code)
        self.announce(News(codes=self.shelf.reread(code)))

    # -- the journal ---------------------------------------------------------------------------

    def sync(self) -> None:
        """Make the journals lasting; once a second."""
        for opened in self._open.values():
            if opened.journal:
                opened.journal.sync()

    def left_behind(self) -> Mapping[Path, Recovered]:
        """Return the journals of records of this workspace that a stopped program left behind."""
        found: dict[Path, Recovered] = {}
        for file, one in recoverable(self.workspace.journals, self.workspace.root):
            if read_source(one.path, name="").content == one.text.encode() and not one.raw:
                forget(file)
            else:
                found[file] = one
        return found

    def recover(self, file: Path, recovered: Recovered) -> str:
        """Bring back what a journal holds, as edits that can be undone; return the code.

        The journal goes when the edits stand in a new one. Raises UsageError where the record is
        gone.
        """
        known = {path.resolve(): code for code, path in self.shelf.files.items()}
        code = known.get(recovered.path)
        if code is None:
            raise UsageError(_("There is no record {code}.").format(code=recovered.path.name))
        opened = self.open(code)
        opened.restore(recovered.texts)
        for field, raw in recovered.raw.items():
            self.keep_raw(code, field, raw)
        self.sync()
        forget(file)
        self._done += [code] * len(recovered.texts[1:])
        self._undone.clear()
        self.announce(News(codes=self.shelf.work_on(code, opened.loaded), saved=True))
        return code

    def drop(self, file: Path) -> None:
        """Throw a journal away that was left behind."""
        forget(file)

    def close(self) -> None:
        """Let go of the journals: those with unsaved changes stay for the next start."""
        for opened in self._open.values():
            if opened.journal and self.is_dirty(opened.code):
                opened.journal.sync()
                opened.journal.close()
            elif opened.journal:
                opened.journal.discard()

    # -- inner parts ---------------------------------------------------------------------------

    def _advanced(self, code: str, group: EditGroup) -> None:
        self._done.append(code)
        self._undone.clear()
        self._tell(code, Edited(code, group, "edit"))

    def _step(self, how: str) -> Edited | None:
        taken, given = (self._done, self._undone) if how == "undo" else (self._undone, self._done)
        while taken:
            code = taken.pop()
            opened = self._open[code]
            group = opened.undo() if how == "undo" else opened.redo()
            if group is not None:
                given.append(code)
                edited = Edited(code, group, "undo" if how == "undo" else "redo")
                self._tell(code, edited)
                return edited
        return None

    @staticmethod
    def _journal_raw(opened: OpenRecord, field: str, text: str | None) -> None:
        if opened.journal:
            opened.journal.raw(field, text, working=opened.text, base=opened.base)

    def _tell(self, code: str, edited: Edited) -> None:
        codes = self.shelf.work_on(code, self._open[code].loaded)
        self.announce(News(codes=codes, saved=True, edit=edited))

    def put_back(self, shelf: Shelf) -> None:
        """Let what is being edited stand over its file; open the rest anew when asked for."""
        for code, opened in list(self._open.items()):
            if not self.is_dirty(code):
                del self._open[code]
                self._forget(code)
            elif code in shelf.files:
                shelf.work_on(code, opened.loaded)

    def _forget(self, code: str) -> None:
        """Leave out of the history what was done in a record that is opened anew."""
        self._done = [one for one in self._done if one != code]
        self._undone = [one for one in self._undone if one != code]
