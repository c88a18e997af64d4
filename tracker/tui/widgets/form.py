"""A form: one set of fields for one thing after another. It carries the id of what it shows.

What is typed waits 400 ms, and goes at once when the field is left; whoever owns the form takes it
with ``take`` (before showing another thing, saving, leaving) and makes edits of it. A text that no
edit could be made of stays in its field, with the reason beneath. What stands in a field goes
back into the file, so typography is not made ASCII here, whatever the terminal draws.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from tracker.i18n import N_, _
from tracker.tables.plain import plain
from tracker.tui import door
from tracker.tui.widgets.choice_line import ChoiceLine
from tracker.tui.widgets.fields import Field, normal

WAIT = 0.4
"""Seconds that typing rests before it becomes an edit."""


class Pending(msgspec.Struct, frozen=True):
    """What was typed into a field and is not in the record."""

    subject: str
    field: Field
    text: str


class Lines(TextArea):
    """Several lines; undo goes to the record where the field has nothing to take back."""

    NAME: ClassVar[str] = N_("Text")

    def action_undo(self) -> None:
        """Take back what was typed here; else the last edit, wherever it was."""
        before = self.text
        super().action_undo()
        if self.text == before:
            self.app.call_later(self.app.run_action, "undo")


class Form(Vertical):
    """Fields with labels.

    Args:
        fields: from top to bottom.
    """

    DEFAULT_CSS = """
    Form { height: auto; }
    Form .field { height: auto; }
    Form .label { width: 15; padding-right: 1; color: $text-muted; }
    Form .label.-needed { color: $text-warning; text-style: bold; }
    Form .field-problem { color: $text-error; padding-left: 16; height: auto; display: none; }
    Form .field-problem.-there { display: block; }
    Form Input { width: 1fr; height: 1; padding: 0; }
    Form Lines { width: 1fr; height: auto; min-height: 1; max-height: 8; padding: 0; }
    """

    class Typed(Message):
        """Something waits to be taken."""

        def __init__(self, form: "Form") -> None:
            self.form = form
            super().__init__()

        @property
        def control(self) -> "Form":
            """The form."""
            return self.form

    def __init__(self, fields: Sequence[Field], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.fields = tuple(fields)
        self.subject = ""
        """Id of what is shown; empty for nothing."""
        self._known: dict[str, str] = {}
        self._sent: dict[str, str] = {}
        self._inputs: dict[str, Input | Lines | ChoiceLine] = {}
        self._labels: dict[str, Static] = {}
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Yield a line for each field."""
        for field in self.fields:
            if field.kind == "choice":
                choice = ChoiceLine(field.label, field.options, id=self._dom(field))
                self._inputs[field.id] = choice
                yield choice
                continue
            label = Static(door.text(field.label), classes="label")
            self._labels[field.id] = label
            entry: Input | Lines
            if field.kind == "text":
                entry = Lines(id=self._dom(field), compact=True, highlight_cursor_line=False)
            else:
                entry = Input(placeholder=door.words(field.hint), id=self._dom(field), compact=True)
            self._inputs[field.id] = entry
            with Horizontal(classes="field"):
                yield label
                yield entry

    @staticmethod
    def _dom(field: Field) -> str:
        return "field-" + field.id.replace(".", "_")

    # -- showing -------------------------------------------------------------------------------

    def load(
        self,
        subject: str,
        values: Mapping[str, str],
        *,
        needed: Collection[str] = (),
        either: Collection[str] = (),
        raw: Mapping[str, str] | None = None,
    ) -> None:
        """Show a thing, or the same one again: what is being typed stays.

        Args:
            subject: id of the thing.
            values: texts of the fields, by their ids; empty where there is none.
            needed: ids of the fields that are empty and should not be.
            either: of those, the ones of which one is enough.
            raw: texts that no edit could be made of yet, by the fields' ids.
        """
        one_of = [field.id for field in self.fields if field.id in either and field.id in needed]
        same = subject == self.subject
        if not same:
            self._known, self._sent = {}, {}
            self.clear_problems()
            self.subject = subject
        for field in self.fields:
            value = values.get(field.id, "")
            if not same or self._is_news(field, value):
                self._show(field, value)
                self._sent.pop(field.id, None)
                self._problem(field.id, None)
            self._known[field.id] = value
            if not same and raw and field.id in raw:
                self._show(field, raw[field.id])
                self._sent[field.id] = raw[field.id]
            self._mark(field, needed=field.id in needed, is_other=field.id in one_of[1:])

    def _is_news(self, field: Field, value: str) -> bool:
        if value == self._known.get(field.id):
            return False
        sent = self._sent.get(field.id)
        return sent is None or normal(field, sent) != value

    def _show(self, field: Field, value: str) -> None:
        entry = self._inputs[field.id]
        if isinstance(entry, ChoiceLine):
            entry.show(value)
        elif isinstance(entry, Lines):
            shown = plain(value, lines=True)
            if entry.text != shown:
                with entry.prevent(TextArea.Changed):
                    entry.load_text(shown)
        elif entry.value != (shown := plain(value)):
            with entry.prevent(Input.Changed):
                entry.value = shown
                entry.cursor_position = len(shown)

    def _mark(self, field: Field, *, needed: bool, is_other: bool) -> None:
        """Mark a field that should not be empty; of those of which one is enough, all as such."""
        entry = self._inputs[field.id]
        if isinstance(entry, ChoiceLine):
            entry.set_mark("*" if needed else "")
            return
        said = _("or {field}").format(field=field.label) if is_other else field.label
        label = self._labels[field.id]
        label.set_class(needed, "-needed")
        label.update(door.text(said + ("*" if needed else "")))

    def set_options(self, field: str, options: Iterable[tuple[str, str]]) -> None:
        """Give a choice other words."""
        entry = self._inputs[field]
        if isinstance(entry, ChoiceLine):
            entry.set_options(tuple(options))

    def refuse(self, field: str, why: str) -> None:
        """Say at a field why what stands in it can't be taken."""
        self._problem(field, why)

    def accept(self, field: str) -> None:
        """Say nothing at a field any more."""
        self._problem(field, None)

    def clear_problems(self) -> None:
        """Say nothing at any field."""
        for field in self.fields:
            self._problem(field.id, None)

    def _problem(self, field: str, why: str | None) -> None:
        found = list(self.query(f"#problem-{field.replace('.', '_')}").results(Static))
        if why is None:
            for one in found:
                one.remove_class("-there")
            return
        if found:
            found[0].update(door.text(why))
            found[0].add_class("-there")
            return
        line = Static(
            door.text(why),
            id=f"problem-{field.replace('.', '_')}",
            classes="field-problem -there",
        )
        entry = self._inputs[field]
        self.mount(line, after=entry if isinstance(entry, ChoiceLine) else entry.parent)  # type: ignore[arg-type] # its Horizontal

    # -- what is typed -------------------------------------------------------------------------

    def take(self) -> list[Pending]:
        """Return what was typed and not taken before, of the thing that is shown."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        found = []
        for field in self.fields:
            text = self.text(field.id)
            if text != self._shown(field):
                self._sent[field.id] = text
                self._problem(field.id, None)
                if self.subject:
                    found.append(Pending(self.subject, field, text))
        return found

    def write(self, field: str, text: str) -> None:
        """Put a text into a field, to be taken as if it had been typed."""
        for one in self.fields:
            if one.id == field:
                self._show(one, text)

    def text(self, field: str) -> str:
        """Return what stands in a field."""
        entry = self._inputs[field]
        if isinstance(entry, ChoiceLine | Input):
            return entry.value
        return entry.text

    def _shown(self, field: Field) -> str:
        """Return what stands in the field when nobody typed since it was shown or taken."""
        if field.id in self._sent:
            return self._sent[field.id]
        known = self._known.get(field.id, "")
        if field.kind == "choice":
            return known
        return plain(known, lines=field.kind == "text")

    def focus_field(self, field: str) -> bool:
        """Put the cursor into a field; False where there is none of that id."""
        entry = self._inputs.get(field)
        if entry is None:
            return False
        self.screen.set_focus(entry)
        self.call_after_refresh(entry.scroll_visible, animate=False)
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait for more, or take it."""
        event.stop()
        self._wait()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Wait for more, or take it."""
        event.stop()
        self._wait()

    @on(ChoiceLine.Changed)
    def _chosen(self, event: ChoiceLine.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Take what was typed when its field is left."""
        del event
        if self._timer is not None:
            self.post_message(self.Typed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.screen.focus_next()

    def _wait(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WAIT, lambda: self.post_message(self.Typed(self)))
