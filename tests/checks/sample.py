"""What the checks are tried on: a small framework, a fictitious union, and records from snippets.

A snippet is a piece of a record as in the rules' pages: keys of the record (``instruments``,
``assessments``), or keys of the one assessment that is put around them (``answers``, ``scope`` …).
Of ``soil-act`` and ``old-plan`` only what the snippet cites is added, so that nothing lies idle.
"""

import textwrap
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tracker.checks import Against, check_record
from tracker.finding import Finding
from tracker.load import Loaded, load_record
from tracker.load.framework import load_framework
from tracker.model import Framework, Record

FIXTURES = Path(__file__).parent.parent / "fixtures"
TODAY = date(2026, 6, 30)
CODE = "XAA"
COUNTRIES = frozenset({"XAA", "XAB", "XXU"})

_RECORD_KEYS = ("instruments", "assessments", "contacts", "working-language")
_INSTRUMENTS = {
    "soil-act": """\
  - id: soil-act
    title: Soil Act
    language: en
    type: law
    status: in-force
    adopted: 1998
    read: whole
""",
    "old-plan": """\
  - id: old-plan
    title: Soil Plan 2010 to 2020
    language: en
    type: plan
    status: expired
    adopted: 2010
    ends: 2020
    read: whole
""",
}
_MEASURES = {
    "soil-act/art-3": """\
      - id: art-3
        summary: Soil organisms are protected
        quote: the organisms of the soil are protected
        locator: Article 3
        explicitness: explicit
        strength: committed
""",
    "old-plan/goal-2": """\
      - id: goal-2
        summary: Soil organisms are protected
        quote: by 2020 the organisms of the soil are protected
        locator: Goal 2
        explicitness: explicit
        strength: committed
""",
}
_ASSESSMENT = {
    "framework": "soil-test",
    "cycle": "2026",
    "method": "desk-review",
    "scope": "complete",
    "state": "draft",
}


@cache
def frameworks() -> Mapping[str, Framework]:
    """The frameworks of the tests, by id."""
    source = (FIXTURES / "frameworks" / "soil-test.yaml").read_bytes()
    loaded = load_framework(source, file="frameworks/soil-test.yaml")
    assert loaded.thing is not None
    assert loaded.findings == ()
    return {"soil-test": loaded.thing}


@cache
def foreign() -> Mapping[str, Record]:
    """The foreign records of the tests, by code."""
    source = (FIXTURES / "checks" / "foreign" / "XXU.yaml").read_bytes()
    loaded = load_record(source, file="countries/XXU.yaml", code="XXU", countries=COUNTRIES)
    assert loaded.record is not None
    assert loaded.is_sound
    return {"XXU": loaded.record}


def load(text: str) -> Loaded:
    """Load a whole record."""
    return load_record(text.encode(), file=f"countries/{CODE}.yaml", code=CODE, countries=COUNTRIES)


def against(*, today: date = TODAY) -> Against:
    """What the tests check against."""
    return Against(
        file=f"countries/{CODE}.yaml", frameworks=frameworks(), foreign=foreign(), today=today
    )


def check(text: str, *, today: date = TODAY) -> tuple[Finding, ...]:
    """Check a whole record."""
    return check_record(load(text), against(today=today))


def check_piece(snippet: str, *, today: date = TODAY) -> tuple[Finding, ...]:
    """Check a snippet."""
    return check(record_of(snippet), today=today)


def codes(snippet: str, *, today: date = TODAY) -> list[str]:
    """Check a snippet; the codes of its findings in the order of the text."""
    return [finding.code for finding in check_piece(snippet, today=today)]


def record_of(snippet: str) -> str:
    """Put a record around a snippet."""
    snippet = textwrap.dedent(snippet).strip("\n") + "\n"
    own, answers = _parted(snippet)
    text = f"format: 1\ncountry: {CODE}\n"
    if not own.startswith("instruments:") and "\ninstruments:" not in own:
        text += _instruments(snippet)
    text += own
    if "assessments:" in own or not answers:
        return text
    text += "assessments:\n"
    lines = [f"{key}: {word}" for key, word in _ASSESSMENT.items() if f"\n{key}:" not in answers]
    block = "\n".join(lines) + answers
    return text + textwrap.indent(block, "    ").replace("    ", "  - ", 1)


def _parted(snippet: str) -> tuple[str, str]:
    """Part the keys of the record from those of the assessment; the latter begin with a line end."""
    own, answers = "", ""
    into_own = False
    for line in snippet.splitlines(keepends=True):
        if not line[0].isspace() and line[0] != "#":
            into_own = line.partition(":")[0] in _RECORD_KEYS
        if into_own:
            own += line
        else:
            answers += line
    return own, f"\n{answers}" if answers else ""


def _instruments(snippet: str) -> str:
    text = ""
    for key, head in _INSTRUMENTS.items():
        if key in snippet:
            text += head
            measures = [body for ref, body in _MEASURES.items() if ref[: len(key)] == key]
            cited = [body for ref, body in _MEASURES.items() if ref in snippet and body in measures]
            text += "    measures:\n" + "".join(cited) if cited else ""
    return f"instruments:\n{text}" if text else ""
