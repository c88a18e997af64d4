"""Where in a record something stands, and what a field holds, in words."""

from collections.abc import Sequence

import msgspec

from tracker.edit import Plain
from tracker.editing.difference import Key
from tracker.finding import Path
from tracker.i18n import N_, _
from tracker.method.facts import CountryFacts
from tracker.yamlio import emit

_PASSED = frozenset({"assessments", "instruments", "answers", "measures"})
"""Keys that say nothing beside the ids that follow them."""
_LISTS = frozenset({"instruments", "measures", "searches", "evidence", "answers"})
"""Keys whose next step is an entry's id."""

_CALLED = {"explicitness": N_("wording"), "carried-from": N_("carried over from")}
"""Keys that the forms have another word for."""


def key_words(key: Key) -> str:
    """Say which field of which part it is; an assessment's name comes last, in brackets."""
    if key[:1] == ("assessments",) and len(key) > 1:
        rest = _joined(key[2:])
        return f"{rest} ({key[1]})" if rest else key[1]
    return _joined(key) or _("the whole record")


def path_words(path: Path, facts: CountryFacts | None) -> str:
    """Say where a path leads; with facts, instruments and measures go by their ids."""
    steps: list[str] = []
    for at, step in enumerate(path):
        if isinstance(step, str):
            steps.append(step)
        elif facts is not None and at == 1 and path[0] == "instruments":
            steps.append(facts.instruments[step].id if step < len(facts.instruments) else str(step))
        elif facts is not None and path[0] == "instruments" and path[2:3] == ("measures",):
            steps.append(_measure(facts, path))
        elif at == 1 and path[0] == "assessments" and _is_named(path):
            continue
        else:
            steps.append(str(step + 1))
    return _joined(steps)


def short(value: Plain | msgspec.UnsetType) -> str:
    """Return a field's value on one line; a sign for one that is not there."""
    if isinstance(value, msgspec.UnsetType):
        return "–"
    if isinstance(value, dict | list) and not _is_flat(value):
        return " ".join(full(value).split())
    return " ".join(full(value).split()) or "–"


def full(value: Plain | msgspec.UnsetType) -> str:
    """Return a field's value with its lines; empty for one that is not there."""
    if isinstance(value, msgspec.UnsetType) or value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list) and _is_flat(value):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict | list):
        return emit(value).rstrip("\n")
    return str(value)


def _is_flat(value: Plain) -> bool:
    return isinstance(value, list) and not any(isinstance(one, dict | list) for one in value)


def _is_named(path: Path) -> bool:
    """Say whether what follows names the place well enough without the assessment."""
    return path[2:3] == ("answers",) and len(path) > 3  # noqa: PLR2004 - beyond the map itself


def _measure(facts: CountryFacts, path: Path) -> str:
    first, second = path[1], path[3] if len(path) > 3 else 0  # noqa: PLR2004 - its index
    if isinstance(first, int) and isinstance(second, int) and first < len(facts.instruments):
        measures = facts.instruments[first].measures
        if second < len(measures):
            return measures[second].id
    return str(second)


def _joined(steps: Sequence[str]) -> str:
    """Join steps; keys are written as words, ids of entries as they are."""
    shown = [
        one if at and steps[at - 1] in _LISTS else one.replace("-", " ") if one.islower() else one
        for at, one in enumerate(steps)
    ]
    kept = [one for at, one in enumerate(shown) if not _is_passed(steps, at)]
    return " / ".join(kept or shown)


def _is_passed(steps: Sequence[str], at: int) -> bool:
    """Say whether a step says nothing; an entry may have an id like a key's."""
    return steps[at] in _PASSED and not (at and steps[at - 1] in _LISTS)
