"""What is wrong with the characters of a file."""

from typing import Final

from tracker.i18n import N_
from tracker.yamlio.rules.making import error

ENCODING: Final = error(
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

WIDE_ENCODING: Final = error(
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

CONTROL: Final = error(
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

EMPTY: Final = error(
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
