"""The key table of the country page."""

from collections.abc import Mapping

from tracker.i18n import N_
from tracker.tui.keys import Key

LEVELS = tuple(
    Key(
        f"country.level-{value}",
        str(value),
        f"level({value})",
        N_("Level") if value == 0 else N_("Level of this value"),
        footer=value == 0,
        shown="0-4" if value == 0 else None,
    )
    for value in range(10)
)

KEYS = (
    Key("country.assessment", "a", "tab('assessment')", N_("Assessment")),
    Key("country.instruments", "i", "tab('instruments')", N_("Instruments")),
    Key("country.overview", "v", "tab('overview')", N_("Overview")),
    Key("country.problems", "p", "tab('problems')", N_("Problems")),
    Key("country.changes", "g", "tab('changes')", N_("Changes")),
    *LEVELS,
    Key("country.link", "m", "link", N_("Link"), footer=True),
    Key("country.new", "n", "new", N_("New"), footer=True),
    Key("country.search", "s", "search", N_("Searched")),
    Key("country.guide", "b", "guide", N_("Guidance"), footer=True),
    Key("country.next-open", "t", "next_open", N_("Next open"), footer=True),
    Key("country.next-problem", "w", "next_problem", N_("Next problem of the record")),
    Key("country.next", "full_stop", "step(1)", N_("Next item"), shown="."),
    Key("country.previous", "comma", "step(-1)", N_("Previous item"), shown=","),
    Key("country.derive", "r", "derive", N_("Level as the evidence gives it")),
    Key("country.no-information", "u", "state('no-information')", N_("No information")),
    Key("country.not-disclosed", "x", "state('not-disclosed')", N_("Not disclosed")),
    Key("country.not-applicable", "minus", "state('not-applicable')", N_("Not applicable")),
    Key("country.confirm", "f", "confirm", N_("Confirm what was carried over")),
    Key("country.none-left", "z", "none_left", N_("None for what is left in the section")),
    Key("country.offered", "plus", "offered", N_("Link the measure to the items offered")),
    Key("country.delete", "delete", "delete", N_("Unlink; delete; take back a change")),
    Key("country.duplicate", "d", "duplicate", N_("Duplicate")),
    Key("country.assessments", "A", "assessments", N_("Assessments: choose, new, state, searches")),
    Key("country.review", "R", "app.dialog('review')", N_("Review")),
    Key("country.filter", "slash", "filter", N_("Filter"), shown="/"),
    Key("country.before", "left_square_bracket", "country(-1)", N_("Country before"), shown="["),
    Key("country.after", "right_square_bracket", "country(1)", N_("Country after"), shown="]"),
    Key("country.copy", "c", "copy_item", N_("Copy the item")),
    Key("country.copy-all", "C", "copy_view", N_("Copy all items")),
    Key("country.editor", "o", "editor", N_("Notes in $EDITOR")),
    Key("country.text", "T", "text", N_("As text, where it can't be read")),
)

_ASSESSMENT = ("assessment",)
ONLY_ON: Mapping[str, tuple[str, ...]] = {
    "level": _ASSESSMENT,
    "search": _ASSESSMENT,
    "guide": _ASSESSMENT,
    "next_open": _ASSESSMENT,
    "next_problem": _ASSESSMENT,
    "step": _ASSESSMENT,
    "derive": _ASSESSMENT,
    "state": _ASSESSMENT,
    "confirm": _ASSESSMENT,
    "none_left": _ASSESSMENT,
    "offered": _ASSESSMENT,
    "editor": _ASSESSMENT,
    "link": ("assessment", "instruments"),
    "new": ("assessment", "instruments"),
    "duplicate": ("instruments",),
    "delete": ("assessment", "instruments", "changes"),
    "filter": ("assessment", "instruments"),
}
"""Actions that are for some tabs only."""
