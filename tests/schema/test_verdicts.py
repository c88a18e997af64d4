"""The two verdicts agree with each other, with the model and with draft-07, whatever the value."""

import json
import math
from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from tests.schema.values import Json, at, described, documents, mutated, paths, trimmed
from tracker.load.reference import ReferenceFile
from tracker.model import Crosswalk, Framework, Record
from tracker.schema import NAMES, Name, accepts, explain, prune, schema_text
from tracker.schema.rules import shape

GOOD = documents()
SMALL = [(name, trimmed(value)) for name, value in GOOD]
KINDS: dict[str, type[msgspec.Struct]] = {
    "country": Record,
    "framework": Framework,
    "crosswalk": Crosswalk,
    "reference": ReferenceFile,
}
BEYOND_THE_MODEL = (
    shape.NEWER_FORMAT, shape.BAD_FORM, shape.BAD_DATE, shape.OUT_OF_RANGE, shape.EMPTY_VALUE,
)  # fmt: skip
"""Rules on values that the model's types let through."""

slow = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[Name, Json]:
    name, value = draw(st.sampled_from(SMALL))
    return name, draw(mutated(value))


@pytest.mark.parametrize(("name", "value"), GOOD + SMALL)
def test_good_documents_are_accepted(name: Name, value: object) -> None:
    assert accepts(name, value)
    assert explain(name, value) == ()


@slow
@given(st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), described(name))))
def test_what_the_schema_describes_is_accepted_and_becomes_the_model(
    case: tuple[Name, Json],
) -> None:
    name, value = case
    assert accepts(name, value)
    assert explain(name, value) == ()
    if name in KINDS:
        thing = msgspec.convert(value, KINDS[name])
        written = without_nothing(json.loads(msgspec.json.encode(thing)))
        assert accepts(name, written)
        assert msgspec.convert(written, KINDS[name]) == thing


def without_nothing(value: object) -> object:
    if isinstance(value, dict):
        kept = {key: without_nothing(one) for key, one in value.items() if one is not None}
        return {key: one for key, one in kept.items() if (key, one) not in DEFAULTS}
    return [without_nothing(one) for one in value] if isinstance(value, list) else value


DEFAULTS: list[tuple[str, object]] = [("caveat", {}), ("designations", {})]
"""Texts that are empty where the file has none."""


@slow
@given(spoilt())
def test_the_two_verdicts_agree(case: tuple[Name, Json]) -> None:
    name, value = case
    if not has_whole_floats(value):
        assert accepts(name, value) == (explain(name, value) == ())


Draft = type[Draft7Validator] | type[Draft202012Validator]


@cache
def independent(name: Name, draft: Draft) -> Draft7Validator | Draft202012Validator:
    return draft(json.loads(schema_text(name)), format_checker=draft.FORMAT_CHECKER)


@slow
@given(spoilt(), st.sampled_from([Draft7Validator, Draft202012Validator]))
def test_editors_say_the_same(case: tuple[Name, Json], draft: Draft) -> None:
    name, value = case
    if not has_odd_text(value):
        assert accepts(name, value) == independent(name, draft).is_valid(value)


@slow
@given(spoilt())
def test_refused_where_and_only_where_the_model_refuses(case: tuple[Name, Json]) -> None:
    name, value = case
    if name not in KINDS:
        return
    problems = explain(name, value)
    try:
        msgspec.convert(value, KINDS[name])
    except msgspec.ValidationError:
        assert problems
    else:
        for problem in problems:  # that texts have English the model does not say
            assert problem.rule in BEYOND_THE_MODEL or problem.values["key"] == "en"


@slow
@given(spoilt())
def test_what_remains_is_accepted_and_stands_where_origin_says(case: tuple[Name, Json]) -> None:
    name, value = case
    problems = explain(name, value)
    pruned = prune(name, value, problems)
    if pruned.value is None:
        assert problems
        return
    assert explain(name, pruned.value) == ()
    for path in paths(pruned.value):
        left, there = at(pruned.value, path), at(value, pruned.origin(path))
        if isinstance(left, dict | list):
            assert type(left) is type(there)
        else:
            assert left is there


@slow
@given(spoilt())
def test_every_problem_can_be_told(case: tuple[Name, Json]) -> None:
    name, value = case
    problems = explain(name, value)
    for problem in problems:
        text = problem.rule.template.format_map(problem.values)
        assert text.strip()
        assert "jsonschema" not in text
    told = [(one.rule.code, one.path, one.values.get("key")) for one in problems]
    assert len(set(told)) == len(told)


def has_whole_floats(value: object) -> bool:
    return any(isinstance(one, float) and one.is_integer() for one in leaves(value))


def has_odd_text(value: object) -> bool:
    """Whether plain jsonschema, in Python, judges by Python's rules and not by JSON's."""
    return any(
        (isinstance(one, str) and one.endswith("\n"))
        or (isinstance(one, float) and not math.isfinite(one))
        or (isinstance(one, int) and abs(one) > 2**63)
        for one in leaves(value)
    )


def leaves(value: object) -> list[object]:
    found = [at(value, path) for path in paths(value)]
    return [one for one in found if not isinstance(one, dict | list)]
