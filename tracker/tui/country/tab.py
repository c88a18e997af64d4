"""What the tabs of the country page share: the subject, making edits, what stands in fields."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Container

from tracker.edit import EditGroup, Path, Plain, Remove, SetValue
from tracker.editing import EditRefusedError
from tracker.editing.difference import data_of
from tracker.errors import TrackerError
from tracker.finding import pointer
from tracker.i18n import _
from tracker.tui.country.record_fields import TOGETHER, labelled, together
from tracker.tui.country.subject import Subject
from tracker.tui.session import Session
from tracker.tui.widgets.fields import parsed
from tracker.tui.widgets.form import Form, Pending

if TYPE_CHECKING:
    from tracker.tui.screens.country import Country


class Tab(Container):
    """One tab. It is filled when it is first shown."""

    DEFAULT_CSS = "Tab { height: 1fr; }"
    IS_LARGE: ClassVar[bool] = False
    """Whether it has so much in it that it is taken down while another tab is shown."""

    @property
    def page(self) -> "Country":
        """The page."""
        return cast("Country", self.screen)

    @property
    def session(self) -> Session:
        """The state behind the screens."""
        return self.page.session

    @property
    def subject(self) -> Subject | None:
        """What the page is about; None where there is nothing to show."""
        return self.page.subject

    def draw(self) -> None:
        """Show the record as it stands."""

    def flush(self) -> None:
        """Make edits of what stands in fields."""

    def begin(self) -> None:
        """Put the focus where one begins."""

    def dive(self) -> None:
        """Go to what one came for; the next Esc leaves the page, if nothing else was done."""

    def back(self) -> bool:
        """Close what is open; False where nothing is."""
        return False

    def go_to(self, path: Path) -> None:
        """Put the focus on a field of the record."""

    def make(self, group: EditGroup) -> bool:
        """Make an edit; say so where it can't be made."""
        return self.page.make(group)

    @property
    def measure(self) -> str | None:
        """The measure that the cursor is on, as it is cited."""
        return None

    @property
    def instrument(self) -> str | None:
        """Id of the instrument that the cursor is on or in."""
        return None

    def show_measure(self, measure: str) -> None:
        """Put the cursor on a measure or an instrument."""

    def delete(self) -> None:
        """Take out what the cursor is on."""

    def duplicate(self) -> None:
        """Make a copy of what the cursor is on."""

    def filter(self) -> None:
        """Type to filter."""

    def words(self) -> str:
        """Return what the cursor is on, to be copied."""
        return ""

    def all_words(self) -> str:
        """Return all that is listed, tab-separated."""
        return ""

    def report(self, label: str) -> None:
        """Say what a key just changed, and how to take it back."""
        self.app.clear_notifications()
        self.page.tracker.say(_("{label}; ^z takes it back.").format(label=label))

    # -- fields --------------------------------------------------------------------------------

    def settle(self, form: Form, base: Path, what: str) -> None:
        """Make edits of what was typed into a form whose subject stands at ``base``."""
        for one in form.take():
            if one.subject == self.subject_id(base):
                self.settle_one(form, base, one, what)

    def subject_id(self, base: Path) -> str:
        """Return the id of what stands at a path, for a form."""
        return f"{self.page.code}{pointer(base)}"

    def raw_of(self, form: Form, base: Path) -> dict[str, str]:
        """Return the texts that no edit could be made of yet, by the form's fields."""
        kept = self.session.raw.get(self.page.code, {})
        at = {pointer((*base, *field.path)): field.id for field in form.fields}
        return {at[where]: text for where, text in kept.items() if where in at}

    def group_for(self, path: Path, value: Plain, base: Path, label: str) -> EditGroup:
        """Return the group that gives a field a value; None takes it out.

        A map that would be left empty goes too.
        """
        if value is not None:
            return EditGroup(label, (SetValue(path, value),))
        data: Plain = data_of(self.session.open(self.page.code).text)
        while len(path) > len(base) + 1 and len(_mapping(at_path(data, path[:-1]))) == 1:
            path = path[:-1]
        return EditGroup(label, (Remove(path),))

    def settle_one(self, form: Form, base: Path, one: Pending, what: str) -> None:
        """Make an edit of what was typed into one field, or say at the field why it can't be."""
        code = self.page.code
        data: Plain = data_of(self.session.open(code).text)
        path, value = _wanted(form, one, base, data)
        before = at_path(data, path)
        try:
            if value != before or type(value) is not type(before):
                label = f"{what}: {one.field.id.replace('.', ' ')}"
                self.page.apply(self.group_for(path, value, base, label))
        except TrackerError as error:
            self.session.keep_raw(code, pointer((*base, *one.field.path)), one.text)
            form.refuse(one.field.id, _why(error, form))
            return
        for field in form.fields:
            if (*base, *field.path)[: len(path)] == path:
                self.session.keep_raw(code, pointer((*base, *field.path)), None)
                form.accept(field.id)


def _why(error: TrackerError, form: Form) -> str:
    """Say why a field's text can't be taken, in the words of the form."""
    if isinstance(error, EditRefusedError):
        return labelled(error.finding.message, form.fields)
    return str(error)


def _wanted(form: Form, one: Pending, base: Path, data: Plain) -> tuple[Path, Plain]:
    """Return the path that a field's text is for and the value: of fields that go together, all."""
    head = one.field.path[0]
    if head not in TOGETHER:
        path = (*base, *one.field.path)
        return path, parsed(one.field, one.text, at_path(data, path))
    known = {field.id: field for field in form.fields}
    parts: dict[str, Plain] = {}
    for part in TOGETHER[head]:
        field = known.get(f"{head}.{part}")
        value = parsed(field, form.text(field.id)) if field else None
        if value is not None:
            parts[part] = value
    return (*base, head), together(head, parts) if parts else None


def at_path(data: Plain, path: Path) -> Plain:
    """Return what stands at a path in plain data; None where nothing does."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}
