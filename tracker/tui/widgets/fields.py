"""What a field of a form is, and how what people type becomes data and back."""

import re
import unicodedata
from typing import Literal

import msgspec

from tracker.edit import Plain

Reads = Literal["text", "quote", "list", "numbers", "year", "date", "flag"]
"""What a field's text stands for: text · text without marks around it · words with commas ·
numbers with commas · a year · a date or a year · yes or no."""

Kind = Literal["line", "text", "choice"]
"""One line, several lines, or one of some words."""

QUOTED = ("“”", "„“", "„”", "«»", "»«", "‹›", "‘’", "‚‘", "「」", "『』", "《》", '""', "''")
"""Marks that stand around a quotation; not around its parts alone."""
YEAR = re.compile(r"[12]\d{3}")


class Field(msgspec.Struct, frozen=True):
    """A field of a form."""

    id: str
    """Path below the form's subject, with dots: ``next.action``. Unique in the form."""
    label: str
    kind: Kind = "line"
    reads: Reads = "text"
    options: tuple[tuple[str, str], ...] = ()
    """Of a choice: what is meant, and its word."""
    hint: str = ""
    """Stands in the field while it is empty."""

    @property
    def path(self) -> tuple[str, ...]:
        """Path below the subject."""
        return tuple(self.id.split("."))


def cleaned(text: str) -> str:
    """Return what was typed or pasted without what no file may have, and without outer blanks."""
    lines = re.split("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", text)
    kept = (
        "".join(
            " " if one == "\t" else one
            for one in line
            if one == "\t" or unicodedata.category(one) not in ("Cc", "Cs")
        ).rstrip()
        for line in lines
    )
    return "\n".join(kept).strip()


def unquoted(text: str) -> str:
    """Return a quotation without the marks around the whole of it: they are not in the law."""
    inner = text[1:-1]
    for marks in QUOTED:
        first, last = marks[0], marks[1]
        if text[:1] == first and text[-1:] == last and not {first, last} & set(inner):
            return inner.strip() or text
    return text


def parsed(field: Field, text: str, before: Plain = None) -> Plain:
    """Return what a field's text stands for; None for nothing.

    What can't be read as the field wants it is returned as text: the record's shape refuses it and
    says why. ``before`` is the value so far: a text that ended with a line end goes on to.
    """
    clean = cleaned(text)
    if field.reads == "quote":
        clean = unquoted(clean)
    if not clean:
        return None
    match field.reads:
        case "list":
            return [part for one in re.split("[,\n]", clean) if (part := one.strip())]
        case "numbers":
            parts = [part for one in re.split("[,\n ]", clean) if (part := one.strip())]
            return [int(part) if part.isdecimal() else part for part in parts]
        case "year" | "date":
            return int(clean) if YEAR.fullmatch(clean) else clean
        case "flag":
            return clean == "yes" if clean in ("yes", "no") else clean
    ends = "\n" in clean or (isinstance(before, str) and before.endswith("\n"))
    return clean + "\n" if ends and field.kind == "text" else clean


def written(field: Field, value: object) -> str:
    """Return a value as a field's text; empty for None."""
    if value is None:
        return ""
    if field.reads == "flag" and isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return str(value).rstrip("\n")


def normal(field: Field, text: str) -> str:
    """Return a field's text as it comes back from the record."""
    return written(field, parsed(field, text))
