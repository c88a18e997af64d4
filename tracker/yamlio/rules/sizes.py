"""Files that are larger than any record."""

from typing import Final

from tracker.i18n import N_
from tracker.yamlio.rules.making import error

TOO_LARGE: Final = error(
    "Y401",
    "file-too-large",
    N_("the file has {size} bytes; at most {limit} are read"),
    """A file larger than any record.

Why:  reading it would take memory and time that everybody else's records need.
Bad:  a whole law pasted into a record.
Good: short verbatim quotes, with a locator and a url.
Fix:  quote less.
""",
)

TOO_DEEP: Final = error(
    "Y402",
    "too-deep",
    N_("lists and maps lie within each other more than {limit} levels deep"),
    """Lists and maps within each other, deeper than any record needs.

Why:  a record needs eight levels; more is a mistake or an attack.
Bad:
    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
Good:
    [[[]]]
Fix:  compare the place with the format of records (`tracker schema country`).
""",
)

TOO_MANY: Final = error(
    "Y403",
    "too-many-values",
    N_("the file holds more than {limit} values"),
    """More keys and values than any record has.

Why:  reading them would take memory and time that everybody else's records need.
Bad:  a spreadsheet pasted into a record.
Good: one record, for one country.
Fix:  split the file.
""",
)

TOO_LONG: Final = error(
    "Y404",
    "text-too-long",
    N_("this text has {size} characters; at most {limit} are read"),
    """A single text longer than any quote or note.

Why:  tables, screens and spreadsheets cannot show it.
Bad:  a whole law pasted as a quote.
Good: a short verbatim quote, with a locator.
Fix:  quote less.
""",
)

MORE: Final = error(
    "Y405",
    "more-findings",
    N_("more of this kind follow; the first {limit} are listed"),
    """More findings about the text of one file than are listed.

Why:  beyond the first hundred, one cause is likely behind them all.
Bad:  a file with 500 anchors.
Good: a file without.
Fix:  correct those listed and check again.
""",
)
