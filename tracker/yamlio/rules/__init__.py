"""What can be wrong with a record's text, before anyone asks what it means.

Every rule is an error and none can be silenced. In the pages, the indented lines under ``Bad:``
are a whole file that breaks the rule, those under ``Good:`` one that does not.
"""

from typing import Final

from tracker.finding import Rule
from tracker.yamlio.rules.characters import (
    CONTROL,
    EMPTY,
    ENCODING,
    WIDE_ENCODING,
)
from tracker.yamlio.rules.features import (
    ALIAS,
    ANCHOR,
    DIRECTIVE,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    MERGE_KEY,
    NUMBER,
    SECOND_DOCUMENT,
    TAG,
)
from tracker.yamlio.rules.grammar import (
    AFTER_VALUE,
    COLON,
    ESCAPE,
    INDENTATION,
    LIST_ITEM,
    MISSING_COLON,
    RESERVED,
    SYNTAX,
    TAB,
    UNCLOSED_BRACKET,
    UNCLOSED_QUOTE,
)
from tracker.yamlio.rules.sizes import (
    MORE,
    TOO_DEEP,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY,
)

__all__ = [
    "AFTER_VALUE",
    "ALIAS",
    "ANCHOR",
    "COLON",
    "CONTROL",
    "DIRECTIVE",
    "DUPLICATE_KEY",
    "EMPTY",
    "ENCODING",
    "ESCAPE",
    "INDENTATION",
    "KEY_NOT_TEXT",
    "LIST_ITEM",
    "MERGE_KEY",
    "MISSING_COLON",
    "MORE",
    "NUMBER",
    "RESERVED",
    "RULES",
    "SECOND_DOCUMENT",
    "SYNTAX",
    "TAB",
    "TAG",
    "TOO_DEEP",
    "TOO_LARGE",
    "TOO_LONG",
    "TOO_MANY",
    "UNCLOSED_BRACKET",
    "UNCLOSED_QUOTE",
    "WIDE_ENCODING",
]

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
