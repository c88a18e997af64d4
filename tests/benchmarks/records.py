"""One invented country record of the benchmark, as plain data: about 90 kB when it is written.

Instruments and measures come first; then every assessment links the measures that count in its
cycle. What the checks ask for is there, so that next to nothing is found.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from tests.benchmarks.words import Language, Text, Words
from tracker.edit import Plain
from tracker.model.framework import Framework, Item

CYCLES = (2022, 2026)
UNION = "XXU"
UNION_LAW = "living-soils-regulation"
UNION_ARTICLES = 6
LEVELS = ("mentioned", "low", "medium", "high")
_PLANS = frozenset({"nbsap", "national-target", "strategy", "policy", "plan", "programme"})
_LAWS = frozenset({"law", "regulation", "decree"})
_STATES = {"published": 50, "accepted": 30, "submitted": 15, "draft": 5}
_EXPLICITNESS = {"explicit": 35, "biological": 25, "soil-only": 40}
_STRENGTHS = {"acknowledged": 15, "committed": 50, "specified": 24, "monitored": 11}


class Address(NamedTuple):
    """Elements of an item that a measure addresses."""

    framework: str
    item: str
    elements: list[str]
    why: str
    """Empty where the assessor says nothing."""


class Provision(NamedTuple):
    """A measure as evidence cites it, with when it counts and what it addresses."""

    reference: str
    cycles: tuple[int, ...]
    addresses: tuple[Address, ...]


def country_record(
    code: str, number: int, *, frameworks: Mapping[str, Framework], words: Words, seed: int
) -> dict[str, Plain]:
    """Make a record; ``number`` (base 0) is the country's place in the collection."""
    maker = _Maker(code, number, frameworks, words, Random(f"{seed}-{code}"))  # noqa: S311 - texts
    return maker.record()


def union_record(words: Words, seed: int) -> dict[str, Plain]:
    """Make the record of a union, whose regulation some countries cite."""
    chance = Random(f"{seed}-{UNION}")  # noqa: S311 - invented texts, no secret
    texts = Text(words, words.languages[0], chance)
    measures: list[Plain] = [
        texts.measure(f"art-{n}", "regulation", "explicit", "committed")
        for n in range(1, UNION_ARTICLES + 1)
    ]
    law: dict[str, Plain] = {
        "id": UNION_LAW,
        "title": "Regulation on Living Soils",
        "language": words.languages[0].lang,
        "type": "regulation",
        "status": "in-force",
        "binding": True,
        "adopted": "2014-06-03",
        "applies": "direct",
        "read": "whole",
        "measures": measures,
    }
    return {"format": 1, "country": UNION, "working-language": "en", "instruments": [law]}


class _Maker:
    def __init__(
        self,
        code: str,
        number: int,
        frameworks: Mapping[str, Framework],
        words: Words,
        chance: Random,
    ) -> None:
        self.code = code
        self.number = number
        self.frameworks = frameworks
        self.words = words
        self.chance = chance
        self.language: Language = words.languages[number % len(words.languages)]
        self.texts = Text(words, self.language, chance)
        self.state = _weighted(chance, _STATES)
        self.likely = {
            (framework.id, item.id): 0.0 if chance.random() < 0.25 else 0.2 + chance.random()
            for framework in frameworks.values()
            for item in framework.items
        }
        self.provisions: list[Provision] = []
        self.before: dict[tuple[str, str], Plain] = {}

    def record(self) -> dict[str, Plain]:
        kinds = self.words.instruments
        wanted = round(self.chance.triangular(12, 25, 12))
        chosen = sorted(self.chance.sample(range(1, len(kinds)), wanted - 1))
        instruments: list[Plain] = [self._instrument(at) for at in (0, *chosen)]
        if self.number % 4 == 1:
            self.provisions += [
                Provision(f"{UNION}:{UNION_LAW}/art-{n}", CYCLES, self._addresses())
                for n in range(1, UNION_ARTICLES + 1)
            ]
        assessments: list[Plain] = []
        for cycle in CYCLES:
            assessments += [self._complete(one, cycle) for one in self.frameworks.values()]
            assessments.append(self._examples(next(iter(self.frameworks.values())), cycle))
        return {
            "format": 1,
            "country": self.code,
            "working-language": "en",
            "contacts": ["National focal point, Ministry of Environment"],
            "instruments": instruments,
            "assessments": assessments,
        }

    def _instrument(self, at: int) -> Plain:
        kind, chance = self.words.instruments[at], self.chance
        is_plan = kind["type"] in _PLANS
        ended = is_plan and at > 0 and chance.random() < 0.2
        adopted = chance.randint(2010, 2018) if ended else chance.randint(1994, 2025)
        ends = chance.randint(2022, 2025) if ended else adopted + chance.randint(40, 45)
        name = f"{kind['id']}-{adopted}"
        made: dict[str, Plain] = {
            "id": name,
            "title": f"{kind['title']} of {adopted}",
            "original-title": self.texts.title(kind["type"], kind["subject"]),
            "language": self.language.lang,
            "type": kind["type"],
            "status": "expired" if ended else "in-force",
            "binding": kind["type"] in _LAWS,
            "adopted": adopted if is_plan else self.texts.day(adopted),
            "read": "whole",
            "text-version": f"consolidated, {chance.randint(1, 28)} March 2026",
            "consulted": self.texts.day(2026, months=8),
            "url": f"https://laws.example/{self.code.lower()}/{name}",
        }
        if is_plan:
            made["ends"] = ends
        if chance.random() < 0.3:
            made["notes"] = self.texts.note()
        cycles = tuple(
            cycle for cycle in CYCLES if adopted <= cycle and (not is_plan or ends >= cycle)
        )
        made["measures"] = [
            self._measure(name, kind["type"], number, cycles)
            for number in range(1, chance.choice((2, 2, 3, 3, 4, 5, 6)) + 1)
        ]
        return made

    def _measure(self, instrument: str, type_: str, number: int, cycles: Sequence[int]) -> Plain:
        label = f"art-{3 * number}" if type_ in _LAWS else f"action-{number}"
        strength = _weighted(self.chance, _STRENGTHS)
        cited = Provision(f"{instrument}/{label}", tuple(cycles), self._addresses())
        uncited = self.number % 8 == 5 and not self.provisions
        self.provisions.append(cited._replace(cycles=()) if uncited else cited)
        return self.texts.measure(label, type_, _weighted(self.chance, _EXPLICITNESS), strength)

    def _addresses(self) -> tuple[Address, ...]:
        main, *others = self.frameworks.values()
        frameworks = [main]
        frameworks += [one for one in others if self.chance.random() < 0.25]
        found: dict[str, Address] = {}
        for framework in frameworks:
            weights = [self.likely[framework.id, item.id] for item in framework.items]
            item = self.chance.choices(framework.items, weights)[0]
            letters = [element.id for element in item.elements]
            count = min(len(letters), self.chance.choice((1, 1, 1, 2, 2, 3)))
            chosen = sorted(self.chance.sample(letters, count))
            why = self.chance.choice(self.words.why) if self.chance.random() < 0.3 else ""
            found[item.id] = Address(framework.id, item.id, chosen, why)
        return tuple(found.values())

    def _complete(self, framework: Framework, cycle: int) -> Plain:
        links = self._links(framework, cycle)
        special = self._special(framework, links)
        made = self._assessment(framework, cycle, "national-submission", "complete")
        made["searches"] = self.texts.searches(cycle)
        answers: dict[str, Plain] = {}
        for item in framework.items:
            if item.id in special:
                answers[item.id] = special[item.id]
                self.before[framework.id, item.id] = None
            elif item.id in links:
                answers[item.id] = self._rated(framework, cycle, item, links[item.id])
            else:
                answers[item.id] = self._none(cycle)
                self.before[framework.id, item.id] = None
        made["answers"] = answers
        return made

    def _examples(self, framework: Framework, cycle: int) -> Plain:
        """Make a desk review of a dozen items beside the national submission."""
        links = self._links(framework, cycle)
        made = self._assessment(framework, cycle, "desk-review", "examples")
        made["assessors"] = ["Secretariat"]
        answers: dict[str, Plain] = {}
        for item in [item for item in framework.items if item.id in links][:12]:
            evidence: list[Plain] = list(links[item.id][:2])
            answers[item.id] = self._told({"evidence": evidence}, "desk", item.id)
        made["answers"] = answers
        return made

    def _assessment(
        self, framework: Framework, cycle: int, method: str, scope: str
    ) -> dict[str, Plain]:
        return {
            "framework": framework.id,
            "cycle": cycle,
            "method": method,
            "scope": scope,
            "state": self.state if cycle == CYCLES[-1] else "published",
            "as-of": self.texts.day(cycle, months=8),
            "assessors": ["Ministry of Environment, biodiversity unit"],
        }

    def _links(self, framework: Framework, cycle: int) -> dict[str, list[dict[str, Plain]]]:
        found: dict[str, list[dict[str, Plain]]] = {}
        for provision in self.provisions:
            for address in provision.addresses if cycle in provision.cycles else ():
                if address.framework != framework.id:
                    continue
                letters: list[Plain] = list(address.elements)
                link: dict[str, Plain] = {"measure": provision.reference, "elements": letters}
                if address.why:
                    link["why"] = address.why
                found.setdefault(address.item, []).append(link)
        return found

    def _special(self, framework: Framework, links: Mapping[str, object]) -> dict[str, Plain]:
        """Answer a few items that nothing is linked to with a state other than rated."""
        states: list[Plain] = [
            {"status": "not-applicable", "reason": self.words.not_applicable},
            {"status": "no-information", "searched": ["s1", "s2"]},
            {"status": "not-disclosed"},
        ]
        open_items = [item.id for item in framework.items if item.id not in links]
        told = self.chance.sample(open_items, min(len(open_items), self.chance.randint(0, 2)))
        return dict(zip(told, self.chance.sample(states, len(told)), strict=True))

    def _rated(
        self, framework: Framework, cycle: int, item: Item, links: list[dict[str, Plain]]
    ) -> Plain:
        chance = self.chance
        if self.number % 8 == 3 and item.id == "G7" and cycle == CYCLES[-1]:
            links[0]["elements"] = [element.id for element in item.elements]
        if len(links) > 2 and chance.random() < 0.08:
            links[-1] |= {"effect": "hinders", "why": chance.choice(self.words.why)}
        made: dict[str, Plain] = {"evidence": list(links)}
        if chance.random() < 0.06:
            made |= {"level": chance.choice(LEVELS), "reason": chance.choice(self.words.reasons)}
        made["confidence"] = chance.choice(("low", "medium", "high"))
        if cycle == CYCLES[-1] and chance.random() < 0.2:
            made["review"] = self.texts.review(cycle, chance.choice(LEVELS))
        return self._told(made, framework.id, item.id)

    def _none(self, cycle: int) -> Plain:
        searched: list[Plain] = ["s1", "s2"] if self.chance.random() < 0.5 else ["s1"]
        made: dict[str, Plain] = {
            "level": "none",
            "searched": searched,
            "confidence": self.chance.choice(("low", "medium", "high")),
        }
        if self.chance.random() < 0.2:
            made["notes"] = self.texts.note()
        if cycle == CYCLES[-1] and self.chance.random() < 0.4:
            made["next"] = self.texts.step()
        return made

    def _told(self, made: dict[str, Plain], what: str, item: str) -> Plain:
        """Add notes now and then, and wherever the answer is not that of the cycle before."""
        said: Plain = [made["evidence"], made.get("level")]
        changed = self.before.get((what, item), said) != said
        if changed or self.chance.random() < 0.2:
            made["notes"] = self.texts.note()
        self.before[what, item] = said
        return made


def _weighted(chance: Random, shares: Mapping[str, int]) -> str:
    return chance.choices(list(shares), list(shares.values()))[0]
