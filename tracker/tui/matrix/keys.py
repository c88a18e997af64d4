"""The key table of the matrix, and what it says of itself."""

from tracker.i18n import N_
from tracker.tui.keys import Key

KEYS = (
    Key("matrix.filter", "slash", "filter", N_("Filter"), footer=True, shown="/"),
    Key("matrix.lens", "w", "lens(1)", N_("What"), footer=True),
    Key("matrix.lens-before", "W", "lens(-1)", N_("What is shown, backwards")),
    Key("matrix.view", "v", "view", N_("View"), footer=True),
    Key("matrix.zoom", "z", "zoom", N_("Zoom"), footer=True),
    Key("matrix.group", "g", "group", N_("Group"), footer=True),
    Key("matrix.sort", "s", "sort", N_("Sort")),
    Key("matrix.transpose", "t", "transpose", N_("Turn rows and columns")),
    Key("matrix.counts", "d", "counts", N_("Every level beneath, or less")),
    Key("matrix.previous", "left_square_bracket", "country(-1)", N_("Country before")),
    Key("matrix.next", "right_square_bracket", "country(1)", N_("Next country")),
    Key("matrix.about", "i", "about", N_("All about the cell")),
    Key("matrix.copy", "c", "copy_cell", N_("Copy the cell")),
    Key("matrix.copy-all", "C", "copy_view", N_("Copy the view")),
)

HELP = N_(
    "Every country by every item. The strip says in words what is under the cursor; **Enter** "
    "opens the country's answer, and Esc there comes back to the same cell.\n\n"
    "**w** shows something else: level, strongest evidence, most explicit wording, elements "
    "covered, completeness, change. **v** chooses framework, cycle, rater, missing countries, "
    "restrictions, population. **/** takes codes or names of countries, regions, ids of items "
    "or sections (`G7`, `N`), or words of titles. **z** zooms, **t** turns rows and columns, "
    "**g** groups by region, income or not, **s** sorts, **d** counts every level beneath. "
    "**H** and **L** go to the section before and after, **[** and **]** to another country "
    "on the same item; **i** says all about the cell and what the signs mean.\n\nThe counts beneath are of countries whose assessment of the section is complete "
    "(n); a country without a level is left out of them and never taken for a zero."
)
