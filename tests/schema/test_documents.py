"""The schemas themselves: they keep to what every editor reads, and say what every key is for."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from tracker.schema import NAMES, Name, house_order, schema_text
from tracker.schema.documents import schema_at

KEYWORDS = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "pattern", "format",
    "minimum", "maximum", "minLength", "minItems", "required", "properties", "items",
    "additionalProperties",
}  # fmt: skip


def parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield schema
    for inner in (*schema.get("$defs", {}).values(), *schema.get("properties", {}).values()):
        yield from parts(inner)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from parts(schema[key])


@pytest.mark.parametrize("name", NAMES)
def test_valid_in_both_drafts(name: Name) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    Draft7Validator.check_schema(schema)
    assert schema["$id"] == f"urn:tracker:schema:{name}"


@pytest.mark.parametrize("name", NAMES)
def test_only_keywords_that_are_explained(name: Name) -> None:
    for part in parts(json.loads(schema_text(name))):
        assert part.keys() <= KEYWORDS
        if "$ref" in part:  # draft-07 looks at nothing beside a reference
            assert part.keys() <= {"$ref", "description"}
        if "pattern" in part:
            assert part["title"]
            assert part["pattern"].startswith("^")
            assert part["pattern"].endswith("$")
        if "integer" in part.get("type", ()):
            assert "enum" in part or {"minimum", "maximum"} <= part.keys()
        if "object" in part.get("type", ()):
            assert "additionalProperties" in part


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described(name: Name) -> None:
    for part in parts(json.loads(schema_text(name))):
        for key, inner in part.get("properties", {}).items():
            assert inner.get("description", "").endswith((".", "…")), key
        for inner in part.get("$defs", {}).values():
            assert inner["description"].endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_no_definition_is_left_over(name: Name) -> None:
    schema = json.loads(schema_text(name))
    used = {part["$ref"] for part in parts(schema) if "$ref" in part}
    assert used == {f"#/$defs/{label}" for label in schema.get("$defs", {})}


def test_schema_at_follows_references_lists_and_maps() -> None:
    evidence = schema_at("country", ("assessments", 3, "answers", "G7", "evidence", 0))
    assert evidence["required"] == ["measure", "elements"]
    assert schema_at("country", ("instruments", 0, "no-such-key", "deeper")) == {}
    assert schema_at("country", ("country", 0)) == {}


def test_house_order() -> None:
    order = house_order("country")
    top = ("format", "country", "working-language", "contacts", "instruments", "assessments")
    assert order(()) == top
    link = ("measure", "elements", "why", "effect", "strength", "explicitness")
    assert order(("assessments", 0, "answers", "A2", "evidence", 4)) == link
    assert order(("instruments", 0, "measures", 1, "budget")) == ("text", "locator")
    assert order(("assessments", 0, "answers")) == ()
    assert order(("instruments",)) == ()
    assert order(("nowhere", "at", "all")) == ()
