"""Rules on frameworks, crosswalks and reference tables, beyond their shape."""

from typing import Final

from tracker.finding import Rule, Severity
from tracker.i18n import N_

UNKNOWN_REFERENCE: Final = Rule(
    "S301",
    "unknown-reference",
    Severity.ERROR,
    N_("`{id}` is not {what}{hint}"),
    """A statement, a crosswalk or a list of members names something that is not there.

Why:  it would count for nothing, or drop a country from its group, without a word.
Bad:
    elements: [G99.a]
Good:
    elements: [G7.a]
Fix:  correct the id. `tracker framework` lists the frameworks, and `tracker framework ID` the
      items and elements of one. A country code of your own needs a row in the workspace's
      frameworks/reference/countries.csv.
""",
)

NO_NONE: Final = Rule(
    "S302",
    "scale-without-none",
    Severity.ERROR,
    N_("the scale needs exactly one level with `when: said`, with the value 0; {found}"),
    """A scale without its one level for "searched, and nothing found".

Why:  none is never inferred from silence: only an assessor sets it, and it has the value 0.
Bad:
    - {id: none, value: 1, when: said}
    - {id: low, value: 2, when: any}
Good:
    - {id: none, value: 0, when: said}
    - {id: low, value: 2, when: any}
Fix:  give one level, and only one, `when: said` and the value 0. Its id may be any.
""",
)

SCALE_ORDER: Final = Rule(
    "S303",
    "scale-order",
    Severity.ERROR,
    N_("the value {value} is not above {before}, the value of the level before"),
    """Levels whose values do not rise.

Why:  the order of the levels is what shares "at or above a level" rest on.
Bad:
    - {id: none, value: 0, when: said}
    - {id: high, value: 4, when: all}
    - {id: low, value: 2, when: any}
Good:
    - {id: none, value: 0, when: said}
    - {id: low, value: 2, when: any}
    - {id: high, value: 4, when: all}
Fix:  list the levels from the lowest value to the highest, each value once.
""",
)

SHARE_OR_COMPARE: Final = Rule(
    "S304",
    "share-or-compare",
    Severity.ERROR,
    N_("a statement needs either a `share` in `supported-if` or `compare`; this one has {found}"),
    """A statement with no bound to hold its share against, or with two.

Why:  without one there is no verdict, with two it is not clear which decides.
Bad:
    supported-if: {operator: "<"}
Good:
    supported-if: {operator: "<", share: 0.25}
Fix:  give the share; or leave it out and compare two sets of groups.
""",
)

UNMAPPED: Final = Rule(
    "S401",
    "unmapped-item",
    Severity.ERROR,
    N_("{item} of the {side} is in no relation and not listed as unmapped"),
    """An item of a crosswalk's side that the crosswalk says nothing about.

Why:  it is not clear whether it was forgotten or nothing fits.
Bad:
    source: []
Good:
    source:
      - {item: R5, rationale: {en: "It asks the Commission, and nothing of a country."}}
Fix:  add a relation, or an entry under `unmapped` with the reason.
""",
)

MAPPED_AND_UNMAPPED: Final = Rule(
    "S402",
    "mapped-and-unmapped",
    Severity.ERROR,
    N_("{item} is listed as unmapped {reason}"),
    """An item that is listed as unmapped though it has a relation, or is listed twice.

Why:  one of the two is wrong.
Bad:
    source:
      - {item: A1, rationale: {en: "Nothing fits."}}
Good:
    source: []
Fix:  take out the entry under `unmapped`, or the relation.
""",
)

DUPLICATE_RELATION: Final = Rule(
    "S403",
    "duplicate-relation",
    Severity.ERROR,
    N_("a second relation of {source} to {target}: the first is in line {first}"),
    """Two relations between the same two items.

Why:  an item can't stand to another in two ways, and it would be suggested twice.
Bad:
    - {source: A1, target: G3, type: intersects, rationale: {en: "Both ask for …"}}
    - {source: A1, target: G3, type: subset, rationale: {en: "Both ask for …"}}
Good:
    - {source: A1, target: G3, type: intersects, rationale: {en: "Both ask for …"}}
Fix:  make one of the two.
""",
)

MISSING_COLUMN: Final = Rule(
    "S501",
    "missing-column",
    Severity.ERROR,
    N_("the table has no column {column}; its first line must name its columns, with commas"),
    """A table of countries without a column that it must have.

Why:  without the code and the English name a row is no country.
Bad:
    code,name
    XAA,Arvania
Good:
    iso3,name_en
    XAA,Arvania
Fix:  name the columns in the first line; iso3 and name_en are needed. Save the table as CSV with
      commas, in UTF-8.
""",
)

BAD_ROW: Final = Rule(
    "S502",
    "bad-table-row",
    Severity.ERROR,
    N_("in this row {problem}"),
    """A row of a table of countries that is no country.

Why:  records are named for codes, and tables show names.
Bad:
    iso3,name_en
    Xaa,Arvania
Good:
    iso3,name_en
    XAA,Arvania
Fix:  write a code of three capital letters in iso3, once, and a name in name_en.
""",
)

BAD_TABLE: Final = Rule(
    "S503",
    "unreadable-table",
    Severity.ERROR,
    N_("the table can't be read: {problem}"),
    """A table that is not CSV in UTF-8, such as a spreadsheet that was only renamed.

Why:  nothing of it can be used.
Bad:
    iso3,name_en
    "XAA"A,Arvania
Good:
    iso3,name_en
    XAA,Arvania
Fix:  save it again as CSV with commas, in UTF-8; quotation marks stand in pairs,
      around a whole cell.
""",
)

RULES: Final = (
    UNKNOWN_REFERENCE,
    NO_NONE,
    SCALE_ORDER,
    SHARE_OR_COMPARE,
    UNMAPPED,
    MAPPED_AND_UNMAPPED,
    DUPLICATE_RELATION,
    MISSING_COLUMN,
    BAD_ROW,
    BAD_TABLE,
)
