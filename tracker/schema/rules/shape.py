"""Rules that the JSON Schemas state: keys, types, words, dates. They hold for every kind of file.

In the pages, the indented lines under ``Bad:`` are a piece of a file that breaks the rule, those
under ``Good:`` the same piece mended.
"""

from typing import Final

from tracker.finding import Rule, Severity
from tracker.i18n import N_

NEWER_FORMAT: Final = Rule(
    "S001",
    "newer-format",
    Severity.ERROR,
    N_(
        "the file says format {found}, and this version of the tool knows format {known}: "
        "it can be looked at, not changed; update the tool to work with it"
    ),
    """A file in a format that is newer than the tool.

Why:  an old tool would misread it, or spoil it on writing. Nothing else is said about the file.
Bad:
    format: 2
Good:
    format: 1
Fix:  update the tool. Where the number is a slip, write 1.
""",
)

MORE: Final = Rule(
    "S002",
    "more-shape-findings",
    Severity.ERROR,
    N_("{count} more findings on the shape of this file are not listed"),
    """More wrong entries in one file than are listed.

Why:  beyond the first 500, one cause is likely behind them all.
Bad:
    a file of another kind, renamed to KEN.yaml
Good:
    a country record
Fix:  correct those listed and check again.
""",
)

UNKNOWN_KEY: Final = Rule(
    "S101",
    "unknown-key",
    Severity.ERROR,
    N_("unknown key `{key}`{hint}"),
    """A key that the format does not have at this place.

Why:  what stands under it would be left out of every table without a word.
Bad:
    sumary: Farmers keep up the biological activity of soil
Good:
    summary: Farmers keep up the biological activity of soil
Fix:  correct the key; keys are small letters with hyphens. `tracker schema country` lists all of
      them, and an editor that knows the schema offers them while you type.
""",
)

MISSING_KEY: Final = Rule(
    "S102",
    "missing-key",
    Severity.ERROR,
    N_("`{key}` is missing in {where}"),
    """An entry without one of the keys that it must have.

Why:  without it the entry can't be cited, counted or shown.
Bad:
    id: soil-act
    title: Soil Protection Act
    language: en
    type: law
Good:
    id: soil-act
    title: Soil Protection Act
    language: en
    type: law
    status: in-force
Fix:  add the key. An instrument needs id, title, language, type and status; a measure id, summary,
      explicitness and strength; a link measure and elements; an assessment framework, cycle,
      method, scope and state.
""",
)

WRONG_TYPE: Final = Rule(
    "S103",
    "wrong-type",
    Severity.ERROR,
    N_("{subject} is {found}; it must be {expected}{hint}"),
    """A value of the wrong kind: a number where text belongs, text where a list belongs.

Why:  it can't be read as what the key is for.
Bad:
    elements: d
Good:
    elements: [d]
Fix:  write it as the message says. Text that looks like a number goes in quotes; a list goes in
      square brackets, or on lines that start with a hyphen; yes and no are written true and false.
""",
)

EMPTY_VALUE: Final = Rule(
    "S104",
    "empty-value",
    Severity.ERROR,
    N_("{subject} is empty; it must be {expected}{hint}"),
    """A key with nothing after it, an empty text, or an empty list that needs an entry.

Why:  it is not clear whether something was forgotten.
Bad:
    elements: []
Good:
    elements: [a]
Fix:  write the value. Where there is nothing to say, take the line out; an answer that is only
      laid out is written {}.
""",
)

BAD_ENUM: Final = Rule(
    "S111",
    "bad-enum",
    Severity.ERROR,
    N_("`{value}` is no value of {subject}; it must be {allowed}{hint}"),
    """A word that is not in the list of words for this key.

Why:  tables and checks count by these words.
Bad:
    status: in_force
Good:
    status: in-force
Fix:  choose one of the words that the message lists.
""",
)

BAD_FORM: Final = Rule(
    "S112",
    "bad-form",
    Severity.ERROR,
    N_("`{value}` is not {expected}"),
    """An id, a reference, a code or an address that is not written as such.

Why:  ids and codes are what links, files and tables find each other by.
Bad:
    id: Soil Act (1998)
Good:
    id: soil-act-1998
Fix:  ids are small letters, digits and hyphens. Evidence names instrument/measure, with the code
      of the country before it where it is another's: EUE:reg-2018-848/art-6-a.
""",
)

BAD_DATE: Final = Rule(
    "S113",
    "bad-date",
    Severity.ERROR,
    N_("`{value}` is not {expected}{hint}"),
    """A date that does not exist, or is not written as year-month-day.

Why:  dates decide in which cycles an instrument counts.
Bad:
    adopted: 2021-02-30
Good:
    adopted: 2021-02-28
Fix:  write year, month and day: 2021-02-28. Where the key takes a year and the day is not known,
      write the year alone, without quotes.
""",
)

OUT_OF_RANGE: Final = Rule(
    "S114",
    "out-of-range",
    Severity.ERROR,
    N_("{subject} is {value}; it must be from {least} to {most}"),
    """A number outside the range that makes sense for its key.

Why:  it is a slip of the keyboard, and would put the entry in the wrong place.
Bad:
    cycle: 20226
Good:
    cycle: 2026
Fix:  correct the number.
""",
)

RULES: Final = (
    NEWER_FORMAT,
    MORE,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    EMPTY_VALUE,
    BAD_ENUM,
    BAD_FORM,
    BAD_DATE,
    OUT_OF_RANGE,
)
