"""The slow verdict: what is wrong with a document's shape, in a person's words.

Each fault that ``tracker.schema.faults`` finds becomes one problem with a rule of ours. Runs only
on documents that ``accepts`` has refused.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from tracker.finding import Path, Rule
from tracker.schema.documents import FORMAT, Name, Schema, definitions, schema_at
from tracker.schema.faults import Fault, faults_of
from tracker.schema.hints import date_hint, type_hint
from tracker.schema.problem import About, Problem
from tracker.schema.rules import shape
from tracker.schema.words import (
    allowed,
    did_you_mean,
    expected,
    kind_of,
    meant,
    shown,
    subject,
    types_of,
)

_PRECEDENCE = ("type", "enum", "minLength", "minItems", "format", "pattern")
"""Of several faults of one value the first is told; ranges come last."""


def explain(name: Name, value: object) -> tuple[Problem, ...]:
    """List what is wrong with a document's shape; empty where nothing is.

    Each wrong value is one problem, and so is each unknown and each missing key, but for a key
    that is only misspelt. A newer format is the only problem of its document.
    """
    newer = _newer_format(value)
    if newer is not None:
        return (newer,)
    mappings: dict[Path, Mapping[str, object]] = {}
    faults: dict[Path, Fault] = {}
    for fault in faults_of(name, value):
        path = fault.path
        if fault.keyword in ("required", "additionalProperties"):
            mappings[path] = cast("Mapping[str, object]", fault.value)
        elif path not in faults or _rank(fault) < _rank(faults[path]):
            faults[path] = fault
    keys = (p for path, at in mappings.items() for p in _key_problems(name, path, at))
    values = (_value_problem(name, fault) for fault in faults.values())
    return (*keys, *values)


def _newer_format(value: object) -> Problem | None:
    found = value.get("format") if isinstance(value, dict) else None
    if not isinstance(found, int) or found <= FORMAT:
        return None
    values = {"found": shown(found), "known": str(FORMAT)}
    return Problem(shape.NEWER_FORMAT, ("format",), values, About.VALUE, ())


def _rank(fault: Fault) -> int:
    return _PRECEDENCE.index(fault.keyword) if fault.keyword in _PRECEDENCE else len(_PRECEDENCE)


def _key_problems(name: Name, path: Path, mapping: Mapping[str, object]) -> Iterator[Problem]:
    """Explain the keys of one mapping; a misspelt key that is missing is told once."""
    part = schema_at(name, path)
    known: Mapping[str, Schema] = part.get("properties", {})
    missing = [key for key in part.get("required", ()) if key not in mapping]
    if part.get("additionalProperties") is False:
        for key in mapping:
            if key in known:
                continue
            guess = meant(key, [word for word in known if word not in mapping])
            values = {"key": shown(key), "hint": _key_hint(name, key, guess, known)}
            cut = (*path, key)
            if guess in missing:
                missing.remove(guess)
                cut = _removable(name, path)
            yield Problem(shape.UNKNOWN_KEY, (*path, key), values, About.KEY, cut)
    for key in missing:
        values = {"key": key, "where": _owner(part, path, mapping)}
        yield Problem(shape.MISSING_KEY, path, values, About.VALUE, _removable(name, path))


def _key_hint(name: Name, key: str, guess: str | None, known: Iterable[str]) -> str:
    if guess:
        return did_you_mean(guess)
    homes = [
        str(part["title"])
        for part in definitions(name).values()
        if key in part.get("properties", ()) and "object" in types_of(part) and "title" in part
    ]
    if homes:
        return f"; it is a key of {' or '.join(homes)}"
    return f"; known here: {', '.join(known)}"


def _owner(part: Schema, path: Path, mapping: Mapping[str, object]) -> str:
    """Name the mapping that lacks a key: ``instrument `soil-act```."""
    if not path:
        return "the file"
    noun = str(part.get("title", "")).removeprefix("an ").removeprefix("a ")
    label = mapping.get("id")
    if noun and isinstance(label, str):
        return f"{noun} `{shown(label)}`"
    return f"{noun} ({subject(path)})" if noun and "," not in noun else subject(path)


def _value_problem(name: Name, fault: Fault) -> Problem:
    path, keyword, value = fault
    rule, values = _WRITERS.get(keyword, _range)(path, value, schema_at(name, path))
    cut = _removable(name, path)
    if value is None and cut != path:  # a required line can't be taken out
        values["hint"] = ""
    return Problem(rule, path, values, About.VALUE, cut)


_Written = tuple[Rule, dict[str, str]]


def _type(path: Path, value: object, part: Schema) -> _Written:
    wanted = expected(part)
    if value is None:
        return shape.EMPTY_VALUE, {
            "subject": subject(path),
            "expected": wanted,
            "hint": type_hint(value, part),
        }
    found = kind_of(value)
    if not isinstance(value, bool | dict | list):
        found += f" (`{shown(value)}`)"
    return shape.WRONG_TYPE, {
        "subject": subject(path),
        "found": found,
        "expected": wanted,
        "hint": type_hint(value, part),
    }


def _choice(path: Path, value: object, part: Schema) -> _Written:
    known = [str(word) for word in part.get("enum", ())]
    return shape.BAD_ENUM, {
        "value": shown(value),
        "subject": subject(path),
        "hint": did_you_mean(meant(value, known)),
        "allowed": allowed(part),
    }


def _empty(path: Path, value: object, part: Schema) -> _Written:
    wanted = "a list with at least one entry" if isinstance(value, list) else expected(part)
    return shape.EMPTY_VALUE, {"subject": subject(path), "expected": wanted, "hint": ""}


def _form(path: Path, value: object, part: Schema) -> _Written:
    del path
    values = {"value": shown(value), "expected": expected(part)}
    if part.get("format") == "date":
        return shape.BAD_DATE, values | {"hint": date_hint(str(value), part)}
    return shape.BAD_FORM, values


def _range(path: Path, value: object, part: Schema) -> _Written:
    return shape.OUT_OF_RANGE, {
        "subject": subject(path),
        "value": shown(value),
        "least": str(part["minimum"]),
        "most": str(part["maximum"]),
    }


_WRITERS: dict[str, Callable[[Path, object, Schema], _Written]] = {
    "type": _type,
    "enum": _choice,
    "minLength": _empty,
    "minItems": _empty,
    "format": _form,
    "pattern": _form,
}


def _removable(name: Name, path: Path) -> Path:
    """Return the smallest part around ``path`` that may be taken out without a key missing."""
    while path:
        step, within = path[-1], path[:-1]
        if isinstance(step, int) or step not in schema_at(name, within).get("required", ()):
            return path
        path = within
    return ()
