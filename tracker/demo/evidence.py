"""Which measures an assessor links to which items, and why."""

from collections.abc import Iterable
from random import Random

import msgspec

from tracker.demo.wording import LAW
from tracker.demo.words import Provision, provisions
from tracker.method.counting import standing
from tracker.method.facts import Standing
from tracker.model import (
    Evidence,
    Explicitness,
    Framework,
    Instrument,
    InstrumentType,
    Item,
    Measure,
    Strength,
)

_ENOUGH = 2
"""Links that cover an element before further ones are left out."""
_OMNIBUS = 3
"""Elements of one link above which it says why."""
_TEXT = 90
"""Longest text of an element that a reason quotes, in characters."""


class Found(msgspec.Struct, frozen=True):
    """A measure with what it answers."""

    reference: str
    instrument: Instrument
    measure: Measure
    provision: Provision


def found(instruments: Iterable[Instrument], code: str = "") -> tuple[Found, ...]:
    """Return the measures of some instruments; ``code`` is the country's where it is another."""
    known = {one.id: one for one in provisions()}
    lead = f"{code}:" if code else ""
    return tuple(
        Found(f"{lead}{one.id}/{measure.id}", one, measure, known[measure.id])
        for one in instruments
        for measure in one.measures
    )


def counting(things: Iterable[Found], cycle: int) -> tuple[Found, ...]:
    """Return the measures of instruments that count in a cycle."""
    return tuple(one for one in things if standing(one.instrument, cycle) is Standing.COUNTS)


class Linking:
    """Links a country's measures to items, the same way in every cycle."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.made: dict[tuple[str, str], Evidence] = {}

    def evidence(self, framework: Framework, things: Iterable[Found]) -> dict[str, list[Evidence]]:
        """Link measures to the framework's items; by item, in the framework's order."""
        by_item: dict[str, list[tuple[Found, list[str]]]] = {}
        managed: set[tuple[str, str]] = set()
        for one in things:
            addressed: dict[str, list[str]] = {}
            for name in (*one.provision.addresses, *_general(one, managed)):
                item, _, letter = name.partition(".")
                addressed.setdefault(item, []).append(letter)
            for item, letters in addressed.items():
                by_item.setdefault(item, []).append((one, letters))
        return {
            item.id: [self._link(one, letters, item) for one, letters in _needed(by_item[item.id])]
            for item in framework.items
            if item.id in by_item
        }

    def _link(self, one: Found, letters: list[str], item: Item) -> Evidence:
        key = (one.reference, item.id)
        if key not in self.made:
            self.made[key] = _evidence(one, letters, item, self.chance)
        return self.made[key]


def _general(one: Found, managed: set[tuple[str, str]]) -> list[str]:
    """Name the elements that ask whether any policy or law of a kind manages soil life.

    Once an instrument is enough: ``managed`` holds those that were named.
    """
    if not one.provision.manages:
        return []
    type_ = one.instrument.type
    names = ["C22.c", "R6.b" if type_ in LAW else "R6.a"]
    if type_.kind is InstrumentType.NBSAP:
        names.append("C21.a")
    fresh = [name for name in names if (one.instrument.id, name) not in managed]
    if one.measure.strength is not Strength.ACKNOWLEDGED:
        managed.update((one.instrument.id, name) for name in fresh)
    return fresh


def _needed(links: list[tuple[Found, list[str]]]) -> list[tuple[Found, list[str]]]:
    """Leave out links whose elements are all covered by enough others, and weak ones beside them."""
    covered: dict[str, int] = {}
    needed = []
    for one, letters in links:
        nationwide = not (one.measure.territory or one.instrument.territory)
        if one.provision.effect == "hinders":
            needed.append((one, letters))
            continue
        if all(covered.get(letter, 0) >= _ENOUGH for letter in letters):
            continue
        needed.append((one, letters))
        if nationwide and one.measure.strength is not Strength.ACKNOWLEDGED:
            for letter in letters:
                covered[letter] = covered.get(letter, 0) + 1
    return needed


def _evidence(one: Found, letters: list[str], item: Item, chance: Random) -> Evidence:
    element = item.element[letters[0]].text["en"]
    why = None
    if len(letters) > _OMNIBUS:
        why = "the provision names each of these by itself"
    elif chance.random() < 0.15 and len(element) <= _TEXT:  # noqa: PLR2004
        why = f"answers “{element}”"
    strength = explicitness = None
    if one.provision.effect == "supports" and chance.random() < 0.03:  # noqa: PLR2004
        strength, explicitness = _lowered(one.measure)
        why = "bears on this only in passing"
    return Evidence(
        measure=one.reference,
        elements=tuple(letters),
        why=why,
        effect=one.provision.effect,
        strength=strength,
        explicitness=explicitness,
    )


def _lowered(measure: Measure) -> tuple[Strength | None, Explicitness | None]:
    """Return a lower strength, and a lower explicitness where there is one."""
    strengths = list(Strength)
    lower = strengths[measure.strength.rank - 1] if measure.strength.rank > 1 else None
    explicit = measure.explicitness is Explicitness.EXPLICIT
    return lower, Explicitness.BIOLOGICAL if explicit else None
