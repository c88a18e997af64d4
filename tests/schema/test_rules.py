"""Every S rule has a page whose bad example breaks it and whose good one does not."""

import re
from collections.abc import Callable, Iterable

import msgspec
import pytest

from tests.schema.values import Json, plain
from tracker.finding import Finding, Rule, Severity
from tracker.load import (
    load_countries,
    load_crosswalk,
    load_framework,
    load_record,
    load_reference,
)
from tracker.load.crosswalk import items_of
from tracker.load.framework import links_of
from tracker.model import Framework, Reference
from tracker.schema import RULES

EN = {"en": "text"}
MEASURE = {"id": "art-5", "summary": "one", "explicitness": "explicit", "strength": "committed"}
INSTRUMENT = {"id": "act", "title": "Act", "language": "en", "type": "law", "status": "in-force"}
ASSESSMENT = {
    "framework": "cgrfa-soil-2024",
    "cycle": 2026,
    "method": "desk-review",
    "scope": "complete",
    "state": "draft",
}
LEVEL = {"label": EN, "definition": EN, "glyph": "o", "ascii": "0", "colour": "#000000"}
SCALE = [
    {**LEVEL, "id": "none", "value": 0, "when": "said"},
    {**LEVEL, "id": "low", "value": 2, "when": "any"},
]
ELEMENT = {"id": "a", "text": EN, "question": EN, "counts": EN, "does-not-count": EN}


def item(label: str) -> Json:
    return {"id": label, "title": EN, "text": EN, "elements": [ELEMENT]}


def framework(**parts: Json) -> Json:
    sections = [
        {"id": "G", "title": EN, "items": [item("G7"), item("G3")]},
        {"id": "A", "title": EN, "items": [item("A1"), item("R5")]},
    ]
    return {
        "format": 1,
        "id": "small",
        "version": 1,
        "title": EN,
        "source": {"body": "FAO"},
        "scale": SCALE,
        "sections": sections,
        **parts,
    }


def statement(**parts: Json) -> Json:
    bound = {"operator": "<", "share": 0.25}
    required = {"id": "p1", "paragraph": 1, "text": EN, "asks": EN, "supported-if": bound}
    return framework(statements=[{**required, "numerator": {}, **parts}])


def crosswalk(relations: Json = None, unmapped: Json = None) -> Json:
    some = [relation("A1", "G3"), relation("A1", "G7")]
    listed = [{"item": "R5", "rationale": EN}]
    return {
        "format": 1,
        "id": "answers",
        "version": 1,
        "title": EN,
        "source": {"framework": "small", "sections": ["A"]},
        "target": {"framework": "small", "sections": ["G"]},
        "made-by": "editorial",
        "relations": some if relations is None else relations,
        "unmapped": {"source": listed} if unmapped is None else unmapped,
    }


def relation(source: str, target: str) -> Json:
    return {"source": source, "target": target, "type": "intersects", "rationale": EN}


def written(value: Json) -> bytes:
    return msgspec.json.encode(value)  # JSON is YAML


def of_record(value: Json) -> Iterable[Finding]:
    return load_record(
        written(value), file="countries/KEN.yaml", code="KEN", countries={"KEN", "UGA", "DEU"}
    ).findings


def of_record_named_for_itself(value: Json) -> Iterable[Finding]:
    code = value["country"]
    return load_record(written(value), file="x.yaml", code=code, countries={"DEU"}).findings


def of_framework(value: Json) -> Iterable[Finding]:
    file = "frameworks/small.yaml"
    shaped = load_framework(written(value), file=file)
    reference = Reference(countries={}, populations={}, groupings={}, designations=EN)
    return [
        *shaped.findings,
        *links_of(shaped, file=file, frameworks={}, reference=reference),
    ]


def of_crosswalk(value: Json) -> Iterable[Finding]:
    file = "frameworks/crosswalks/answers.yaml"
    shaped = load_crosswalk(written(value), file=file)
    known = {"small": msgspec.convert(framework(), Framework)}
    return [*shaped.findings, *items_of(shaped, file=file, frameworks=known)]


def record(**parts: Json) -> Json:
    return {"format": 1, "country": "KEN", **parts}


def instrument(piece: Json) -> Json:
    return record(instruments=[{**INSTRUMENT, **piece}])


def measure(piece: Json) -> Json:
    plain_measure = {key: value for key, value in MEASURE.items() if key not in piece}
    if "sumary" in piece:
        del plain_measure["summary"]
    return instrument({"measures": [{**plain_measure, **piece}]})


def link(piece: Json) -> Json:
    answers = {"G7": {"evidence": [{"measure": "act/art-5", **piece}]}}
    return record(assessments=[{**ASSESSMENT, "answers": answers}])


Checked = tuple[Callable[[Json], Json], Callable[[Json], Iterable[Finding]]]

PIECES: dict[str, Checked] = {
    "S001": (lambda piece: record(**piece), of_record),
    "S101": (measure, of_record),
    "S102": (lambda piece: record(instruments=[piece]), of_record),
    "S103": (link, of_record),
    "S104": (link, of_record),
    "S111": (instrument, of_record),
    "S112": (instrument, of_record),
    "S113": (instrument, of_record),
    "S114": (lambda piece: record(assessments=[{**ASSESSMENT, **piece}]), of_record),
    "S201": (lambda piece: record(**piece), of_record),
    "S202": (lambda piece: record(**piece), of_record_named_for_itself),
    "S203": (lambda piece: record(assessments=[{**ASSESSMENT, "searches": piece}]), of_record),
    "S204": (lambda piece: record(assessments=piece), of_record),
    "S301": (lambda piece: statement(numerator=piece), of_framework),
    "S302": (lambda piece: framework(scale=[{**LEVEL, **level} for level in piece]), of_framework),
    "S303": (lambda piece: framework(scale=[{**LEVEL, **level} for level in piece]), of_framework),
    "S304": (lambda piece: statement(**piece), of_framework),
    "S401": (lambda piece: crosswalk(unmapped=piece), of_crosswalk),
    "S402": (
        lambda piece: crosswalk(
            [relation("A1", "G3"), relation("R5", "G7")],
            piece,
        ),
        of_crosswalk,
    ),
    "S403": (lambda piece: crosswalk([*piece, relation("A1", "G7")]), of_crosswalk),
}
UNSHOWN = ("S002",)
"""Rules whose example would be a file of hundreds of lines; tested in tests/load."""
SHOWN = [rule for rule in RULES if rule.code not in UNSHOWN]
TABLES = ("S501", "S502", "S503")


def example(rule: Rule, name: str) -> str:
    found = re.search(rf"^{name}:\n((?:    .*\n|\n)+)", rule.page, re.MULTILINE)
    assert found, rule.code
    return re.sub(r"^    ", "", found[1], flags=re.MULTILINE)


def codes(rule: Rule, name: str) -> list[str]:
    text = example(rule, name)
    if rule.code in TABLES:
        return [one.code for one in load_countries(text.encode(), file="x.csv").findings]
    around, check = PIECES[rule.code]
    return [one.code for one in check(around(plain(text.encode())))]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_the_rule_and_no_other(rule: Rule) -> None:
    assert codes(rule, "Bad") == [rule.code]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_is_good(rule: Rule) -> None:
    assert codes(rule, "Good") == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_has_its_parts(rule: Rule) -> None:
    summary, _, rest = rule.page.partition("\n")
    assert summary.endswith(".")
    parts = re.findall(r"^(Why|Bad|Good|Fix):", rest, re.MULTILINE)
    assert parts == ["Why", "Bad", "Good", "Fix"]
    assert max(len(line) for line in rule.page.splitlines()) <= 100


def test_codes_and_names_are_unique_and_in_order() -> None:
    found = [rule.code for rule in RULES]
    assert found == sorted(set(found))
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"S[0-9]{3}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert rule.severity is Severity.ERROR


def test_duplicate_members_count_once() -> None:
    group = {"id": "x", "title": EN, "members": ["KEN"], "apart": ["EUE", "KEN"]}
    source = written({"format": 1, "populations": [group]})
    (finding,) = load_reference(source, file="x.yaml").findings
    assert (finding.code, finding.pointer) == ("S203", "/populations/0/apart/1")
