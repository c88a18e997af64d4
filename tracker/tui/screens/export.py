"""Writing the matrices: what, where, what will be in it, progress, and a way to stop."""

from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, RadioSet, Static
from textual.worker import Worker, WorkerState, get_current_worker

from tracker.errors import TrackerError, UsageError
from tracker.export.plan import Plan
from tracker.files import shown
from tracker.i18n import N_, _, ngettext
from tracker.tables.head import head
from tracker.tui import door, exporting, glyphs, screens
from tracker.tui.export_news import Computed, Done, Failed
from tracker.tui.exporting import KINDS, STEPS, Kind, Target
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.choice import Radio
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    *DIALOG_KEYS,
    Key("export.write", "ctrl+s", "write", N_("Write"), footer=True, shown="^s", priority=True),
    Key("export.view", "ctrl+o", "view", N_("Options"), footer=True, shown="^o", priority=True),
)

LABELS = {
    "xlsx": N_("Workbook (xlsx)"),
    "csv": N_("CSV files in a folder"),
    "json": N_("JSON file"),
}
FACTS = 5
"""Facts on the view that are shown; all of them stand in the export."""


class Export(Dialog[tuple[Path, ...]]):
    """What was written; None for nothing."""

    CSS_PATH = "export.tcss"
    NAME: ClassVar[str] = N_("Export")
    ESC: ClassVar[str] = N_("Cancel")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    HELP = N_(
        "The tables as files: a workbook, a folder of CSV files, or JSON. What is listed is what "
        "will be written, of the records as they stand and as they are looked at on the pages; "
        "**^o** chooses otherwise. What is unsaved is saved first. A file that is there already is "
        "replaced only when asked once more. **^s** writes; **Esc** stops what is being made, and "
        "nothing is written then."
    )

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._kind: Kind = "xlsx"
        self._counts: dict[str, tuple[str, int | None]] = {}
        self._agreed: Target | None = None
        self._making: Worker[None] | None = None
        self._lock = Lock()
        self._is_writing = False

    def body(self) -> ComposeResult:
        """Kind, path, what it is about, what will be in it."""
        with RadioSet(id="export-kind"):
            for kind in KINDS:
                yield Radio(_(LABELS[kind]), value=kind == self._kind)
        yield Input(id="export-path")
        yield Static(id="export-where")
        yield Static(id="export-title")
        yield Static(id="export-view")
        yield Listing(id="export-rows")
        yield Static(id="export-progress")
        yield Static("", id="export-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Cancel")), id="cancel")
            yield Button(door.text(_("Write")), id="write", variant="primary")

    def on_mount(self) -> None:
        """Plan the export of the view as it is."""
        width = min(86, self.size.width - 8)
        self.query_one(Listing).set_columns(
            (
                Column("name", _("Sheet or table"), width - 16),
                Column("rows", _("Rows"), 9, right=True),
            )
        )
        self._begin()
        self.query_one("#write", Button).focus()

    # -- what will be written ------------------------------------------------------------------

    def _begin(self) -> None:
        """Plan anew: the records or the options are other ones."""
        plan = self._plan = exporting.plan_of(self.session)
        top = head(plan.collection, plan.view, _("Export"), plan.composition)
        draft = _("DRAFT: it holds records that are neither accepted nor published.")
        self._say("export-title", draft if plan.default_name().startswith("DRAFT") else "")
        told = [f"{label}: {value}" for label, value in top.facts[:FACTS]]
        self.query_one("#export-view", Static).update(door.text("\n".join(told), lines=True))
        self._choose(self._kind)

    def _choose(self, kind: Kind) -> None:
        if self._plan is None:
            return
        self._kind = kind
        with self.prevent(Input.Changed):
            self.query_one("#export-path", Input).value = door.words(
                exporting.default_path(self._plan, kind)
            )
        self._counts = {}
        self._draw_rows()
        self._check()
        self._preview(self._plan, kind)

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def _preview(self, plan: Plan, kind: Kind) -> None:
        """Count the rows, table by table."""
        worker = get_current_worker()
        try:
            for step, (name, rows) in enumerate(exporting.tables(plan, kind)):
                if worker.is_cancelled:
                    return
                self.post_message(Computed(name, rows, step=step, writing=False))
        except TrackerError as error:
            if not worker.is_cancelled:
                self.post_message(Failed(str(error)))

    @on(Computed)
    def _counted(self, message: Computed) -> None:
        if message.writing:
            self._progress(message.step, message.name)
        elif message.step < len(STEPS[self._kind]):
            name = _(STEPS[self._kind][message.step][0])
            if name == message.name:
                self._counts[name] = (name, message.rows)
                self._draw_rows()

    def _draw_rows(self) -> None:
        rows = []
        for step, _make in STEPS[self._kind]:
            name, count = self._counts.get(_(step), (_(step), -1))
            if count is not None:
                told = "…" if count < 0 else str(count)
                rows.append(Row(step, (door.rich_text(name), door.rich_text(told, right=True))))
        self.query_one(Listing).set_rows(rows)

    def _target(self) -> Target:
        """Return where it would go. Raises UsageError."""
        given = self.query_one("#export-path", Input).value
        return exporting.target_of(self._kind, given, self.session.workspace.root)

    def _check(self) -> Target | None:
        """Say where it would go and what stands there, or why it can't."""
        write = self.query_one("#write", Button)
        write.label = door.text(_("Write"))
        try:
            target = self._target()
        except UsageError as error:
            self._say("export-where", "")
            self._say("export-problem", str(error))
            return None
        self._say("export-problem", self._saved_first())
        self._say("export-where", _where(target))
        if target.replaced and self._agreed == target:
            write.label = door.text(_("Replace"))
        return target

    def _saved_first(self) -> str:
        dirty = self.session.dirty
        if not dirty:
            return ""
        told = ngettext("{codes} is saved first.", "{codes} are saved first.", len(dirty))
        return told.format(codes=", ".join(dirty))

    def _say(self, where: str, words: str) -> None:
        self.query_one(f"#{where}", Static).update(door.text(words))

    def _progress(self, step: int, name: str) -> None:
        total = len(STEPS[self._kind]) + 2
        words = _("{step} of {total} {name}").format(step=step + 1, total=total, name=name)
        self._say("export-progress", f"{glyphs.bar(step + 1, total, 20)} {words}")

    # -- what one does -------------------------------------------------------------------------

    @on(RadioSet.Changed, "#export-kind")
    def _kind_chosen(self, event: RadioSet.Changed) -> None:
        if self._making is None:
            self._choose(KINDS[event.index])

    @on(Input.Changed, "#export-path")
    def _path_changed(self) -> None:
        self._agreed = None
        self._check()

    def action_view(self) -> None:
        """Choose what is looked at, and plan anew."""
        if screens.is_there("view") and self._making is None:
            self.app.push_screen(screens.dialog("view"), lambda _answer: self._begin())

    @on(Input.Submitted, "#export-path")
    @on(Button.Pressed, "#write")
    def action_write(self) -> None:
        """Write; what is there already is replaced only when asked once more."""
        if self._making is not None:
            return
        target = self._check()
        if target is None:
            self.query_one("#export-path", Input).focus()
            return
        if target.replaced and self._agreed != target:
            self._agreed = target
            self.query_one("#write", Button).label = door.text(_("Replace"))
            told = ngettext(
                "{n} file is there already: {names}. Press once more to replace it.",
                "{n} files are there already: {names}. Press once more to replace them.",
                len(target.replaced),
            )
            names = ", ".join(shown(path.name) for path in target.replaced)
            self._say("export-problem", told.format(n=len(target.replaced), names=names))
            return
        self._write(target)

    @work(exclusive=True, group="exporting")
    async def _write(self, target: Target) -> None:
        """Save what is unsaved, then have the files made in a thread."""
        plan = self._plan
        if self.session.dirty:
            if not await self.tracker.save_all():
                self._say("export-problem", _("Nothing was written: not everything is saved."))
                return
            plan = self._plan = exporting.plan_of(self.session)
        if plan is not None:
            self._is_writing = False
            self._making = self._make(plan, self._kind, target)

    @work(thread=True, exclusive=True, group="making", exit_on_error=False)
    def _make(self, plan: Plan, kind: Kind, target: Target) -> None:
        """Compute, make and write; nothing is written once it was stopped."""
        worker = get_current_worker()
        try:
            done = 0
            for done, (name, rows) in enumerate(exporting.tables(plan, kind)):
                if worker.is_cancelled:
                    return
                self.post_message(Computed(name, rows, step=done, writing=True))
            self.post_message(Computed(_("making the file"), None, step=done + 1, writing=True))
            found = exporting.contents(plan, kind, target)
            with self._lock:
                if worker.is_cancelled:
                    return
                self._is_writing = True
            self.post_message(Computed(_("writing"), None, step=done + 2, writing=True))
            self.post_message(Done(exporting.write(self.session, found, target)))
        except TrackerError as error:
            if not worker.is_cancelled:
                self.post_message(Failed(str(error)))

    @on(Done)
    def _done(self, message: Done) -> None:
        self._making = None
        count = len(message.files)
        first = shown(str(message.files[0].parent if count > 1 else message.files[0]))
        told = ngettext("Written: {path}", "Written: {n} files in {path}", count)
        self.tracker.notify(door.words(told.format(n=count, path=first)), markup=False, timeout=10)
        self.dismiss(message.files)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._making = None
        self._say("export-progress", "")
        self._say("export-problem", message.why)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where something went wrong that nobody had thought of."""
        if event.state is WorkerState.ERROR:
            name = type(event.worker.error).__name__
            self._failed(Failed(_("It could not be made ({name}).").format(name=name)))

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Stop what is being made; with nothing in the making, leave."""
        if self._making is None:
            self.dismiss(None)
            return
        with self._lock:
            if self._is_writing:
                self._say("export-problem", _("It is being written already."))
                return
            self._making.cancel()
        self._making = None
        self._say("export-progress", "")
        self._say("export-problem", _("Stopped; nothing was written."))


def _where(target: Target) -> str:
    """Say where the files would go, and what they would replace."""
    if len(target.files) > 1:
        told = _("several files in {path}").format(path=shown(str(target.folder)))
    else:
        told = shown(str(target.files[0]))
    if target.replaced:
        there = len(target.replaced)
        more = ngettext("{n} is there already", "{n} are there already", there).format(n=there)
        told += f" ({more})"
    return told
