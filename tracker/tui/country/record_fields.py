"""The fields of instruments, measures, searches and assessments, and which of them are needed."""

import re
from collections.abc import Iterable, Mapping

from tracker.edit import Plain
from tracker.i18n import _
from tracker.model.record import (
    Explicitness,
    InstrumentType,
    Reading,
    State,
    Status,
    Strength,
)
from tracker.tables import words
from tracker.tui.widgets.fields import Field, written

PINNED = ("responsible", "budget", "deadline", "indicator")
"""A text, or a text with the place where it stands."""

TOGETHER: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(PINNED, ("text", "locator")),
    "translation": ("text", "lang", "by"),
    "extended": ("until", "locator"),
    "clearance": ("role", "date"),
}
"""Fields that are written as one map, and its parts."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "instrument": ("title", "language", "type", "status"),
    "measure": ("summary", "explicitness", "strength"),
}
"""Fields without which the file can't have the thing; its id is made where none is given."""
EITHER = ("deadline.text", "budget.text")
"""Of these a specified measure needs one."""

METHODS = ("national-submission", "desk-review")
SCOPES = ("complete", "examples")


def choice(ids: Iterable[str], *, empty: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return ids with their words, with nothing before them where ``empty`` has a word for it."""
    first = (("", empty),) if empty is not None else ()
    return (*first, *((one, str(words.word(one))) for one in ids))


def instrument_fields() -> tuple[Field, ...]:
    """Return an instrument's fields, from top to bottom."""
    unsaid = _("not said")
    return (
        Field("title", _("Title"), "text"),
        Field("id", _("Id"), hint=_("short name: soil-act")),
        Field("type", _("Type"), "choice", options=choice(InstrumentType)),
        Field("status", _("Status"), "choice", options=choice(Status)),
        Field("language", _("Language"), hint=_("of the text: en, fr, pt-BR")),
        Field("original-title", _("Original title"), "text"),
        Field(
            "binding",
            _("Binding"),
            "choice",
            "flag",
            (("", _("not known")), ("yes", _("yes")), ("no", _("no"))),
        ),
        Field("adopted", _("Adopted"), reads="date", hint=_("a year, or YYYY-MM-DD")),
        Field("ends", _("Ends"), reads="date", hint=_("the last year in force, or a date")),
        Field("extended.until", _("Extended to"), reads="date"),
        Field("extended.locator", _("extended by")),
        Field("read", _("Read"), "choice", options=choice(Reading, empty=unsaid)),
        Field("url", _("Address"), hint="https://…"),
        Field("consulted", _("Consulted"), hint=_("YYYY-MM-DD")),
        Field("text-version", _("Version read")),
        Field("territory", _("Territory"), hint=_("empty: the whole country")),
        Field(
            "applies",
            _("Applies"),
            "choice",
            options=(("", _("as national law")), ("direct", _("directly, as supranational law"))),
        ),
        Field("replaces", _("Replaces"), reads="list", hint=_("ids, with commas")),
        Field("implements", _("Implements"), reads="list", hint=_("ids, with commas")),
        Field("languages", _("Also in"), reads="list", hint=_("languages, with commas")),
        Field("faolex", _("FAOLEX")),
        Field("attribution", _("Attribution"), "text"),
        Field("notes", _("Notes"), "text"),
    )


def measure_fields() -> tuple[Field, ...]:
    """Return a measure's fields, from top to bottom."""
    unsaid = _("not said")
    pinned = {
        "responsible": _("Responsible"),
        "budget": _("Budget"),
        "deadline": _("Deadline"),
        "indicator": _("Indicator"),
    }
    where = _("where it stands, if elsewhere")
    return (
        Field("summary", _("Summary"), "text"),
        Field("id", _("Id"), hint=_("short name: art-5")),
        Field("quote", _("Quote"), "text", "quote"),
        Field("locator", _("Locator"), hint=_("article, paragraph, section, page")),
        Field("explicitness", _("Wording"), "choice", options=choice(Explicitness)),
        Field("strength", _("Strength"), "choice", options=choice(Strength)),
        *(
            field
            for name, label in pinned.items()
            for field in (
                Field(f"{name}.text", label, reads="date" if name == "deadline" else "text"),
                Field(f"{name}.locator", _("at"), hint=where),
            )
        ),
        Field("translation.text", _("Translation"), "text"),
        Field("translation.lang", _("into"), hint=_("language: en")),
        Field("translation.by", _("by")),
        Field("quote-language", _("Quote is in"), hint=_("where not the instrument's language")),
        Field(
            "quote-checked",
            _("Checked"),
            "choice",
            options=choice(("by-script", "by-hand", "no"), empty=unsaid),
        ),
        Field(
            "kind",
            _("Kind"),
            "choice",
            options=(
                ("", unsaid),
                ("target", _("target")),
                ("action", _("action")),
                ("provision", _("provision")),
            ),
        ),
        Field("gbf-targets", _("GBF targets"), reads="numbers", hint=_("1 to 23, with commas")),
        Field("organisms", _("Organisms"), reads="list", hint=_("as named, with commas")),
        Field("territory", _("Territory"), hint=_("empty: the instrument's")),
        Field("notes", _("Notes"), "text"),
    )


def search_fields() -> tuple[Field, ...]:
    """Return a search's fields, from top to bottom."""
    return (
        Field("instruments", _("Instruments"), reads="list", hint=_("ids, with commas")),
        Field("where", _("Where else"), hint=_("a database, a gazette, a site")),
        Field("read", _("Read"), "choice", options=choice(Reading, empty=_("not said"))),
        Field("terms", _("Words"), reads="list", hint=_("searched for, with commas")),
        Field("date", _("Date"), hint=_("YYYY-MM-DD")),
        Field("notes", _("Notes"), "text"),
    )


def assessment_fields() -> tuple[Field, ...]:
    """Return the fields of an assessment that can be changed."""
    return (
        Field("state", _("State"), "choice", options=choice(State)),
        Field("scope", _("Scope"), "choice", options=choice(SCOPES)),
        Field("as-of", _("As of"), hint=_("YYYY-MM-DD: when the answers were true")),
        Field(
            "no-instrument",
            _("Has none of"),
            reads="list",
            hint=_("types, with commas: nbsap, strategy"),
        ),
        Field("assessors", _("Assessors"), reads="list", hint=_("roles, with commas")),
        Field("clearance.role", _("Cleared by")),
        Field("clearance.date", _("on"), hint=_("YYYY-MM-DD")),
    )


def values_of(fields: Iterable[Field], entry: Plain) -> dict[str, str]:
    """Return the texts of fields from an entry's plain data."""
    found: dict[str, str] = {}
    holder = entry if isinstance(entry, dict) else {}
    for field in fields:
        head, *rest = field.path
        value = holder.get(head)
        if rest:
            if isinstance(value, dict):
                value = value.get(rest[0])
            elif rest[0] != "text":
                value = None
        found[field.id] = written(field, value)
    return found


def entry_of(fields: Iterable[Field], texts: Mapping[str, Plain]) -> dict[str, Plain]:
    """Return an entry's plain data from parsed fields; what is None is left out."""
    found: dict[str, Plain] = {}
    for field in fields:
        value = texts.get(field.id)
        if value is None:
            continue
        head, *rest = field.path
        if not rest:
            found[head] = value
            continue
        part = found.setdefault(head, {})
        if isinstance(part, dict):
            part[rest[0]] = value
    return {key: together(key, value) for key, value in found.items()}


def together(head: str, value: Plain) -> Plain:
    """Write a text with its place shorter where it has none."""
    if head in PINNED and isinstance(value, dict) and list(value) == ["text"]:
        return value["text"]
    if head in PINNED and isinstance(value, dict) and isinstance(value.get("text"), int):
        return {**value, "text": str(value["text"])}
    return value


def empty_words(field: Field) -> str:
    """Say that a field must not stay empty."""
    if field.kind == "choice":
        return _("Choose {field}.").format(field=field.label)
    return _("{field} must not be empty.").format(field=field.label)


def labelled(message: str, fields: Iterable[Field]) -> str:
    """Return a message about the file with the labels of fields for the file's keys."""
    labels = {key: one.label for one in fields for key in (one.path[0], one.path[-1], one.id)}
    return re.sub("`([a-z.-]+)`", lambda found: labels.get(found[1], found[0]), message)


def some_of(fields: Iterable[Field], names: Iterable[str]) -> tuple[Field, ...]:
    """Return the fields of these names, in the order of the names."""
    by_id = {one.id: one for one in fields}
    return tuple(by_id[name] for name in names)


def instrument_needs(values: Mapping[str, str]) -> set[str]:
    """Return the fields that an instrument needs and that are empty."""
    wanted = {"id", "title", "language", "type", "status"}
    if values.get("status") in {one.value for one in Status if one.is_past}:
        wanted.add("ends")
    return {one for one in wanted if not values.get(one)}


def measure_needs(values: Mapping[str, str]) -> set[str]:
    """Return the fields that a measure, or its strength, needs and that are empty."""
    wanted = {"id", "summary", "quote", "locator", "explicitness", "strength"}
    strength = values.get("strength")
    if strength in ("specified", "monitored"):
        wanted.add("responsible.text")
        if not values.get("budget.text") and not values.get("deadline.text"):
            wanted |= {"budget.text", "deadline.text"}
    if strength == "monitored":
        wanted.add("indicator.text")
    return {one for one in wanted if not values.get(one)}
