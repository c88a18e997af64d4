"""The benchmark's wording: texts of one language at a time, drawn by chance."""

from pathlib import Path
from random import Random

import msgspec
import yaml

from tracker.edit import Plain

_FILE = Path(__file__).with_name("words.yaml")
_TARGETS = 23
"""Targets of the Kunming-Montreal Global Biodiversity Framework."""


class Language(msgspec.Struct, frozen=True):
    """The wording of a language."""

    lang: str
    title: str
    kinds: dict[str, str]
    subjects: dict[str, str]
    subject: dict[str, list[str]]
    """What a sentence is about, by explicitness."""
    sentences: list[str]
    notes: list[str]
    terms: list[str]
    locator: str


class Words(msgspec.Struct, frozen=True):
    """All wording."""

    instruments: list[dict[str, str]]
    """The nbsap first."""
    summaries: dict[str, list[str]]
    bodies: list[str]
    why: list[str]
    reasons: list[str]
    not_applicable: str
    actions: list[str]
    comments: list[str]
    languages: list[Language]


def load_words() -> Words:
    """Read the words from the file beside this module."""
    loaded = yaml.load(_FILE.read_bytes(), yaml.CSafeLoader)
    for language in loaded["languages"]:
        language["subject"] = {kind: language.pop(kind) for kind in loaded["summaries"]}
    loaded["not_applicable"] = loaded.pop("not-applicable")
    return msgspec.convert(loaded, Words)


class Text:
    """Writes the texts of a record."""

    def __init__(self, words: Words, language: Language, chance: Random) -> None:
        self.words = words
        self.language = language
        self.chance = chance

    def title(self, type_: str, subject: str) -> str:
        """Return an instrument's title in its own language."""
        language = self.language
        kind = {"nbsap": "plan", "national-target": "decision"}.get(type_, type_)
        return language.title.format(kind=language.kinds[kind], subject=language.subjects[subject])

    def day(self, year: int, *, months: int = 12) -> str:
        """Return a day within the first months of a year."""
        return f"{year}-{self.chance.randint(1, months):02}-{self.chance.randint(1, 28):02}"

    def note(self) -> str:
        """Return a note; a long one has a line break at its end."""
        note = self.chance.choice(self.language.notes)
        if self.chance.random() < 0.25:
            return f"{note}\n{self.chance.choice(self.words.reasons)}.\n"
        return note

    def measure(self, label: str, type_: str, explicitness: str, strength: str) -> Plain:
        """Return a measure with all that its strength asks for."""
        chance, language = self.chance, self.language
        what = chance.choice(language.subject[explicitness])
        summary = chance.choice(self.words.summaries[explicitness])
        year = chance.randint(2028, 2035)
        made: dict[str, Plain] = {
            "id": label,
            "summary": summary,
            "quote": chance.choice(language.sentences).format(what=what, year=year),
            "locator": language.locator.format(n=chance.randint(1, 90), m=chance.randint(1, 6)),
            "explicitness": explicitness,
            "strength": strength,
            "kind": "provision" if type_ in ("law", "regulation", "decree") else "action",
        }
        if chance.random() < 0.4:
            made["translation"] = {"text": summary, "lang": "en", "by": "the assessor"}
        if strength in ("specified", "monitored"):
            made["responsible"] = chance.choice(self.words.bodies)
            if chance.random() < 0.5:
                made["deadline"] = year
            else:
                amount = f"{chance.randint(2, 90)} million a year"
                made["budget"] = {"text": amount, "locator": "annex 2"}
        if strength == "monitored":
            made["indicator"] = "number of sites surveyed, reported every year"
        if explicitness == "explicit":
            made["organisms"] = [what]
        if chance.random() < 0.4:
            made["gbf-targets"] = [*sorted(chance.sample(range(1, _TARGETS + 1), 2))]
        if chance.random() < 0.2:
            made["notes"] = self.note()
        return made

    def searches(self, cycle: int) -> list[Plain]:
        """Return two searches, the first of texts read whole."""
        return [
            {
                "id": "s1",
                "where": "the collection of laws in force",
                "read": "whole",
                "terms": list(self.language.terms),
                "date": self.day(cycle, months=6),
            },
            {
                "id": "s2",
                "where": "the register of research programmes",
                "read": "abstract",
                "terms": list(self.language.terms[:3]),
                "date": self.day(cycle, months=6),
            },
        ]

    def review(self, cycle: int, level: str) -> Plain:
        """Return a reviewer's view, agreed to more often than not."""
        made: dict[str, Plain] = {
            "level": level,
            "comment": self.chance.choice(self.words.reasons),
            "by": "Reviewer for the region",
            "date": self.day(cycle, months=9),
        }
        if self.chance.random() < 0.6:
            made["agreed"] = {"by": "National focal point", "date": self.day(cycle, months=9)}
        return made

    def step(self) -> Plain:
        """Return a next step."""
        return {
            "action": self.chance.choice(self.words.actions),
            "by": self.chance.choice(self.words.bodies),
            "priority": self.chance.choice(("low", "medium", "high")),
        }
