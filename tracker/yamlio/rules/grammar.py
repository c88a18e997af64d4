"""Texts that are not YAML: nothing after the place can be read."""

from typing import Final

from tracker.i18n import N_
from tracker.yamlio.rules.making import error

SYNTAX: Final = error(
    "Y101",
    "syntax-error",
    N_("this line cannot be read as YAML ({problem})"),
    """A place where the text stops being YAML.

Why:  nothing after this place can be read, so nothing of the file is used.
Bad:
    {country: KEN}
    working-language: en
Good:
    country: KEN
    working-language: en
Fix:  compare the line with its neighbours: indentation, a colon and a space after a key, quotes
      and brackets in pairs.
""",
)

TAB: Final = error(
    "Y102",
    "tab-indentation",
    N_("a tab is used to indent; use spaces"),
    """A line that is indented with a tab.

Why:  YAML indents with spaces only; a tab looks the same and means nothing.
Bad:
    assessments:
    \t- framework: cgrfa-soil-2024
Good:
    assessments:
      - framework: cgrfa-soil-2024
Fix:  replace the tab by two spaces for each level; most editors can be told to do so.
""",
)

UNCLOSED_QUOTE: Final = error(
    "Y103",
    "unclosed-quote",
    N_("the quotation mark {quote} that opens here is never closed"),
    """A quoted text whose closing quotation mark is missing.

Why:  everything up to the end of the file becomes part of the text.
Bad:
    title: "Soil Act
    type: law
Good:
    title: "Soil Act"
    type: law
Fix:  close the quotation mark. Within '…' an apostrophe is written twice: 'the country''s soils'.
""",
)

UNCLOSED_BRACKET: Final = error(
    "Y104",
    "unclosed-bracket",
    N_("the {open} in line {line} has no matching {close}, or a comma is missing between entries"),
    """A list in [ ] or a map in { } that is not closed, or lacks a comma.

Why:  it is not known where the list or the map ends.
Bad:
    elements: [a, b
    why: crop rotation
Good:
    elements: [a, b]
    why: crop rotation
Fix:  close the bracket on the same line; put a text that contains brackets or commas in quotes.
""",
)

INDENTATION: Final = error(
    "Y105",
    "wrong-indentation",
    N_("the indentation of this line fits neither the line above nor the block that it is in"),
    """A line that stands further left or right than the entries beside it.

Why:  in YAML the indentation says what belongs to what.
Bad:
    instruments:
      - id: soil-act
     - id: nbsap
Good:
    instruments:
      - id: soil-act
      - id: nbsap
Fix:  move the line so that it starts in the same column as the entries of the same kind.
""",
)

COLON: Final = error(
    "Y106",
    "colon-out-of-place",
    N_(
        "a colon is out of place here: put a text that contains “: ” in quotes, "
        "or check the indentation of this line"
    ),
    """A colon and a space within a text, or a key that is indented under a text.

Why:  a colon followed by a space ends a key, and one line has one key.
Bad:
    title: Soil: a strategy
Good:
    title: 'Soil: a strategy'
Fix:  put the text in single quotes; or move the line to the column of the other keys.
""",
)

MISSING_COLON: Final = error(
    "Y107",
    "missing-colon",
    N_("this line has no colon and space after its key"),
    """A line where a key was expected but no colon follows.

Why:  without “key: value” it is not known what the text is.
Bad:
    country: KEN
    working-language en
Good:
    country: KEN
    working-language: en
Fix:  write a colon and a space after the key; indent a text that continues the line above, or put
      it in quotes.
""",
)

RESERVED: Final = error(
    "Y108",
    "reserved-character",
    N_("a text that begins with {character} must be put in quotes"),
    """A text without quotes that begins with a character which YAML keeps for itself.

Why:  @ ` % & * ! | > at the beginning of a value have, or may get, a meaning of their own.
Bad:
    summary: @FAO lists the gaps
Good:
    summary: '@FAO lists the gaps'
Fix:  put the text in single quotes.
""",
)

ESCAPE: Final = error(
    "Y109",
    "unknown-escape",
    N_("the backslash begins an escape that YAML does not know; use single quotes"),
    """A backslash within double quotes that is not followed by a known letter.

Why:  within "…" a backslash begins an escape such as \\n.
Bad:
    summary: "stored in C:\\soil"
Good:
    summary: 'stored in C:\\soil'
Fix:  use single quotes, where a backslash is a backslash, or write it twice.
""",
)

AFTER_VALUE: Final = error(
    "Y110",
    "text-after-value",
    N_("text follows a value that has already ended; put the whole value in one pair of quotes"),
    """Text after a closing quotation mark or bracket.

Why:  the value ended at the quotation mark or bracket.
Bad:
    summary: "Soil" is a public good
Good:
    summary: '"Soil" is a public good'
Fix:  put the whole text in one pair of quotes.
""",
)

LIST_ITEM: Final = error(
    "Y111",
    "list-item-out-of-place",
    N_("a list item cannot begin here; put it on its own line, indented under its key"),
    """A dash that begins a list item on the line of its key.

Why:  a list with dashes begins on the line after its key.
Bad:
    elements: - a
Good:
    elements:
      - a
Fix:  begin a new line; or write the list in brackets, [a, b]; or put the text in quotes.
""",
)
