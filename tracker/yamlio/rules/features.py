"""What YAML has and records don't use."""

from typing import Final

from tracker.i18n import N_
from tracker.yamlio.rules.making import error

DUPLICATE_KEY: Final = error(
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

ANCHOR: Final = error(
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

ALIAS: Final = error(
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

TAG: Final = error(
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

MERGE_KEY: Final = error(
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

SECOND_DOCUMENT: Final = error(
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

DIRECTIVE: Final = error(
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

KEY_NOT_TEXT: Final = error(
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

NUMBER: Final = error(
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
