"""What can be wrong with a record's text, before anyone asks what it means.

Every rule is an error and none can be silenced. In the pages, the indented lines under ``Bad:``
are a whole file that breaks the rule, those under ``Good:`` one that does not.
"""

from typing import Final

from tracker.finding import Rule, Severity
from tracker.i18n import N_


def _rule(code: str, name: str, template: str, page: str) -> Rule:
    return Rule(code, name, Severity.ERROR, template, page)


SYNTAX: Final = _rule(
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

TAB: Final = _rule(
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

UNCLOSED_QUOTE: Final = _rule(
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

UNCLOSED_BRACKET: Final = _rule(
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

INDENTATION: Final = _rule(
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

COLON: Final = _rule(
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

MISSING_COLON: Final = _rule(
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

RESERVED: Final = _rule(
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

ESCAPE: Final = _rule(
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

AFTER_VALUE: Final = _rule(
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

LIST_ITEM: Final = _rule(
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

DUPLICATE_KEY: Final = _rule(
    "Y201",
    "duplicate-key",
    N_("the key {key} is here a second time; it is in line {line} already"),
    """A key that occurs twice in the same map.

Why:  one of the two values would be lost without a word.
Bad:
    country: KEN
    country: UGA
Good:
    country: KEN
Fix:  keep one of the two, or correct the key that was meant to be another.
""",
)

ANCHOR: Final = _rule(
    "Y202",
    "anchor",
    N_("{anchor} is a YAML anchor, which records do not use; put a text in quotes"),
    """A value that begins with & and a word.

Why:  it makes a label for repeating the value elsewhere; records say everything where it stands.
Bad:
    title: &Soil and water
Good:
    title: '&Soil and water'
Fix:  remove the label, or put the text in single quotes.
""",
)

ALIAS: Final = _rule(
    "Y203",
    "alias",
    N_("{alias} is a YAML alias, which records do not use; put a text in quotes"),
    """A value that begins with * and a word.

Why:  it stands for a value that is written elsewhere; records say everything where it stands.
Bad:
    title: *Rhizobium
Good:
    title: '*Rhizobium'
Fix:  write the value out, or put the text in single quotes.
""",
)

TAG: Final = _rule(
    "Y204",
    "tag",
    N_("{tag} is a YAML tag, which records do not use; put a text in quotes"),
    """A value that begins with ! and a word.

Why:  it would change the kind of the value, and can make other programs run code.
Bad:
    adopted: !!str 1998
Good:
    adopted: '1998'
Fix:  remove the tag; to make sure that a value is a text, put it in quotes.
""",
)

MERGE_KEY: Final = _rule(
    "Y205",
    "merge-key",
    N_("<< is a YAML merge key, which records do not use"),
    """The key <<, which copies another map into this one.

Why:  not every program reads it, and a reader does not see what the map contains.
Bad:
    <<: {country: KEN}
Good:
    country: KEN
Fix:  write the keys out.
""",
)

SECOND_DOCUMENT: Final = _rule(
    "Y206",
    "second-document",
    N_("a second document begins here; a file holds one"),
    """A line --- that begins another document in the same file.

Why:  only one of the two would be read.
Bad:
    country: KEN
    ---
    country: UGA
Good:
    country: KEN
Fix:  put each record into its own file.
""",
)

DIRECTIVE: Final = _rule(
    "Y207",
    "directive",
    N_("a line that begins with % instructs YAML programs; records do not use it"),
    """A directive such as %YAML 1.1 before the record.

Why:  it could change how the text is read (under YAML 1.1, NO means false).
Bad:
    %YAML 1.1
    ---
    country: KEN
Good:
    country: KEN
Fix:  remove the line.
""",
)

KEY_NOT_TEXT: Final = _rule(
    "Y208",
    "key-not-text",
    N_("a key must be a word; here it is empty, a list or a map"),
    """A key that is empty, a list or a map.

Why:  no key of a record is.
Bad:
    [country]: KEN
Good:
    country: KEN
Fix:  write the key as a word; put a text that begins with [ or { in quotes.
""",
)

NUMBER: Final = _rule(
    "Y209",
    "number-too-large",
    N_("{number} is larger than any number in a record; put it in quotes if it is a text"),
    """A whole number of more than 63 bits (about 19 digits).

Why:  programs that read the tables would round it or fail.
Bad:
    faolex: 123456789012345678901234567890
Good:
    faolex: '123456789012345678901234567890'
Fix:  put it in single quotes if it is an identifier.
""",
)

ENCODING: Final = _rule(
    "Y301",
    "not-utf-8",
    N_("the byte {byte} is not UTF-8; save the file as UTF-8"),
    """Text in an encoding other than UTF-8, often that of an older Windows program.

Why:  letters with accents would be read as something else.
Bad:  a file saved as “ANSI” or “Western European”.
Good: the same file saved as UTF-8.
Fix:  in the editor choose “Save as” and the encoding UTF-8.
""",
)

WIDE_ENCODING: Final = _rule(
    "Y302",
    "utf-16",
    N_("the file is in {encoding}; save the file as UTF-8"),
    """Text in UTF-16 or UTF-32, which some programs call “Unicode”.

Why:  records are UTF-8, so that every editor and every comparison of versions shows them alike.
Bad:  a file saved as “Unicode”.
Good: the same file saved as UTF-8.
Fix:  in the editor choose “Save as” and the encoding UTF-8.
""",
)

CONTROL: Final = _rule(
    "Y303",
    "control-character",
    N_("the invisible character {character} is not allowed; delete it"),
    """A control character, as it comes along when text is copied from a PDF or a terminal.

Why:  it is not seen, and can upset terminals, spreadsheets and comparisons. Tabs within a text and
      line breaks are allowed.
Bad:
    summary: "Soil\\0life"
Good:
    summary: "Soil life"
Fix:  delete the character; where it is not seen, retype the words around the column given.
""",
)

EMPTY: Final = _rule(
    "Y304",
    "empty-file",
    N_("the file is empty or holds comments only"),
    """A file without content.

Why:  there is nothing to read; an empty record is not the same as no record.
Bad:
    # to be written
Good:
    country: KEN
Fix:  write the record (`tracker new KEN` lays one out), or delete the file.
""",
)

TOO_LARGE: Final = _rule(
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

TOO_DEEP: Final = _rule(
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

TOO_MANY: Final = _rule(
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

TOO_LONG: Final = _rule(
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

MORE: Final = _rule(
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

RULES: Final[tuple[Rule, ...]] = (
    SYNTAX,
    TAB,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    INDENTATION,
    COLON,
    MISSING_COLON,
    RESERVED,
    ESCAPE,
    AFTER_VALUE,
    LIST_ITEM,
    DUPLICATE_KEY,
    ANCHOR,
    ALIAS,
    TAG,
    MERGE_KEY,
    SECOND_DOCUMENT,
    DIRECTIVE,
    KEY_NOT_TEXT,
    NUMBER,
    ENCODING,
    WIDE_ENCODING,
    CONTROL,
    EMPTY,
    TOO_LARGE,
    TOO_DEEP,
    TOO_MANY,
    TOO_LONG,
    MORE,
)
"""All rules about text and YAML, in the order of their codes."""
