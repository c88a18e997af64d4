"""What the tabs of the country page share: the subject, making edits, what stands in fields."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.containers import Container

from tracker.edit import Edit, EditGroup, Path, Plain, Remove, SetValue
from tracker.editing.difference import data_of
from tracker.errors import TrackerError
from tracker.finding import pointer
from tracker.tui.country.subject import Subject
from tracker.tui.session import Session
from tracker.tui.widgets.fields import Field, parsed
from tracker.tui.widgets.form import Form, Pending

if TYPE_CHECKING:
    from tracker.tui.screens.country import Country


class Tab(Container):
    """One tab. It is filled when it is first shown."""

    DEFAULT_CSS = "Tab { height: 1fr; }"

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

    def back(self) -> bool:
        """Close what is open; False where nothing is."""
        return False

    def go_to(self, path: Path) -> None:
        """Put the focus on a field of the record."""

    def make(self, group: EditGroup) -> bool:
        """Make an edit; say so where it can't be made."""
        try:
            self.session.apply(self.page.code, group)
        except TrackerError as error:
            self.page.tracker.complain(error)
            return False
        return True

    # -- fields --------------------------------------------------------------------------------

    def settle(self, form: Form, base: Path, what: str) -> None:
        """Make edits of what was typed into a form whose subject stands at ``base``."""
        for one in form.take():
            if one.subject == self.subject_id(base):
                self._settle(form, base, one, what)

    def subject_id(self, base: Path) -> str:
        """Return the id of what stands at a path, for a form."""
        return f"{self.page.code}{pointer(base)}"

    def raw_of(self, form: Form, base: Path) -> dict[str, str]:
        """Return the texts that no edit could be made of yet, by the form's fields."""
        kept = self.session.raw.get(self.page.code, {})
        at = {pointer((*base, *field.path)): field.id for field in form.fields}
        return {at[where]: text for where, text in kept.items() if where in at}

    def edits_for(self, field: Field, base: Path, value: Plain) -> Sequence[Edit]:
        """Return the edits that give a field a value; None for taking it out.

        A map that would be left empty goes too.
        """
        path = (*base, *field.path)
        if value is not None:
            return (SetValue(path, value),)
        data: Plain = data_of(self.session.open(self.page.code).text)
        while len(path) > len(base) + 1 and len(_mapping(at_path(data, path[:-1]))) == 1:
            path = path[:-1]
        return (Remove(path),)

    def group_for(self, field: Field, base: Path, value: Plain, what: str) -> EditGroup:
        """Return the group of edits that a field's new value needs."""
        label = f"{what}: {field.id.replace('.', ' ')}"
        return EditGroup(label, tuple(self.edits_for(field, base, value)))

    def _settle(self, form: Form, base: Path, one: Pending, what: str) -> None:
        where = pointer((*base, *one.field.path))
        code = self.page.code
        data: Plain = data_of(self.session.open(code).text)
        before = at_path(data, (*base, *one.field.path))
        value = parsed(one.field, one.text, before)
        if value == before and type(value) is type(before):
            self.session.keep_raw(code, where, None)
            return
        try:
            self.session.apply(code, self.group_for(one.field, base, value, what))
        except TrackerError as error:
            self.session.keep_raw(code, where, one.text)
            form.refuse(one.field.id, str(error))
        else:
            self.session.keep_raw(code, where, None)


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
