"""How the collection is looked at: framework, cycle, rater, who is missing, restrictions, of whom."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Horizontal
from textual.widgets import Button, Select, Static

from tracker.analysis.request import KINDS
from tracker.analysis.view import Missing, cycles
from tracker.errors import TrackerError
from tracker.i18n import N_, _, text_of
from tracker.method.rating import Rater
from tracker.model.record import Scope, State
from tracker.tables import words
from tracker.tui import door
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.ticks import Ticks

KEYS = (
    Key("view.look", "ctrl+s", "look", N_("Look"), footer=True, shown="^s"),
    Key("view.reset", "ctrl+r", "reset", N_("All evidence, all records"), footer=True, shown="^r"),
)

ANY = ""
"""What stands for "all" in a list."""


class ViewOptions(Dialog[bool]):
    """Choose; True once the collection is looked at in another way."""

    CSS_PATH = "view.tcss"
    NAME: ClassVar[str] = N_("View: how the collection is looked at")
    ESC: ClassVar[str] = N_("Cancel")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIALOG_KEYS), *bindings(KEYS)]
    HELP = N_(
        "How the collection is looked at, on all pages and in exports. **Levels**: the country's "
        "own, those that the evidence gives, or the reviewer's. **Missing**: whether countries "
        "without an assessment are left out, or counted at the lowest level, or at the lowest and "
        "then at the highest. **Evidence must be**: levels are derived anew from such evidence "
        "alone. **^s** looks so, **^r** takes all restrictions away."
    )

    def body(self) -> ComposeResult:
        """A line for each choice of one; two lists for choices of several."""
        view = self.session.view
        with Grid(id="view-choices"):
            yield from self._choice(
                "framework", _("Framework"), self._frameworks(), view.framework.id
            )
            yield from self._choice(
                "cycle", _("Cycle"), self._cycles(view.framework.id), view.cycle
            )
            yield from self._choice(
                "population", _("Population"), self._populations(), view.population.id
            )
            group = ":".join(view.group) if view.group else ANY
            yield from self._choice("group", _("Group"), self._groups(), group)
            raters = [(str(words.rater(one)), one.value) for one in Rater]
            yield from self._choice("rater", _("Levels"), raters, view.rater.value)
            policies = [(str(words.missing(one)), one.value) for one in Missing]
            yield from self._choice("missing", _("Missing"), policies, view.missing.value)
            scopes = [(_("all"), ANY), *((str(words.word(one)), one) for one in get_args(Scope))]
            yield from self._choice("scope", _("Scope"), scopes, view.scope or ANY)
        with Horizontal(id="view-lists"):
            kinds = [(kind, str(words.word(kind))) for kind in KINDS]
            yield Ticks(_("Evidence must be"), kinds, view.only, id="view-only")
            states = [(one.value, str(words.word(one.value))) for one in State]
            chosen = [one.value for one in view.states]
            yield Ticks(_("Only in state"), states, chosen, id="view-states")
        yield Static("", id="view-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Cancel")), id="cancel", compact=True)
            yield Button(door.text(_("Look")), id="look", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin with the cycle."""
        self.query_one("#view-cycle", Select).focus()

    # -- what can be chosen --------------------------------------------------------------------

    def _choice(
        self, name: str, label: str, options: Iterable[tuple[str, object]], value: object
    ) -> Iterator[Static | Select[object]]:
        yield Static(door.text(label), classes="view-label")
        shown = [(door.text(prompt), one) for prompt, one in options]
        known = value if any(one == value for _prompt, one in shown) else Select.NULL
        yield Select(
            shown,
            value=known,
            allow_blank=known is Select.NULL,
            compact=True,
            id=f"view-{name}",
        )

    def _frameworks(self) -> list[tuple[str, object]]:
        known = self.session.collection.frameworks
        return [(f"{text_of(one.title)} ({one.id})", one.id) for one in known.values()]

    def _cycles(self, framework: str) -> list[tuple[str, object]]:
        found = {*cycles(self.session.collection, framework)}
        if framework == self.session.view.framework.id:
            found.add(self.session.view.cycle)
        return [(str(one) if one else _("no assessment"), one) for one in sorted(found)]

    def _populations(self) -> list[tuple[str, object]]:
        known = self.session.collection.reference.populations
        return [(f"{text_of(one.title)} ({len(one.members)})", one.id) for one in known.values()]

    def _groups(self) -> list[tuple[str, object]]:
        found: list[tuple[str, object]] = [(_("all"), ANY)]
        for grouping in self.session.collection.reference.groupings.values():
            found += [
                (f"{text_of(grouping.title)}: {text_of(group.title)}", f"{grouping.id}:{group.id}")
                for group in grouping.groups
            ]
        return found

    # -- choosing ------------------------------------------------------------------------------

    @on(Select.Changed, "#view-framework")
    def _other_framework(self, event: Select.Changed) -> None:
        """Offer the cycles of the framework chosen, the latest first in mind."""
        cycle = self.query_one("#view-cycle", Select)
        options = self._cycles(str(event.value))
        known = [one for _prompt, one in options]
        kept = cycle.value
        with self.prevent(Select.Changed):
            cycle.set_options([(door.text(prompt), one) for prompt, one in options])
            if known:
                cycle.value = kept if kept in known else known[-1]

    @on(Button.Pressed, "#look")
    def action_look(self) -> None:
        """Look so, and go."""
        try:
            self.session.look(
                **{name: self._chosen(name) for name in ("framework", "population", "group")},
                **{name: self._chosen(name) for name in ("cycle", "rater", "missing", "scope")},
                **{
                    name: self.query_one(f"#view-{name}", Ticks).chosen
                    for name in ("only", "states")
                },
            )
        except TrackerError as error:
            self.query_one("#view-problem", Static).update(door.text(str(error)))
            return
        self.dismiss(True)  # noqa: FBT003 - Textual takes the answer by its place

    def _chosen(self, name: str) -> object:
        value = self.query_one(f"#view-{name}", Select).value
        return None if value is Select.NULL or value == ANY else value

    def action_reset(self) -> None:
        """Take every restriction away; framework, cycle and population stay."""
        for name in ("only", "states"):
            self.query_one(f"#view-{name}", Ticks).clear_ticks()
        plain = {"group": ANY, "scope": ANY, "rater": Rater.SELF.value}
        for name, value in {**plain, "missing": Missing.REPORTING_ONLY.value}.items():
            self.query_one(f"#view-{name}", Select).value = value

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.action_cancel()
