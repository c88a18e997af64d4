"""The schemas as files: their texts, and what they say about the value at a path.

They keep to the keywords that editors for draft-07 read alike, and describe alternatives by a
list of types, never by ``anyOf``: so every value has one place in the schema, and every fault one
plain explanation.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Literal, get_args

from tracker.finding import Path

Name = Literal["country", "framework", "crosswalk", "workspace", "reference"]
"""Which schema: records, framework files, crosswalks, ``tracker.toml``, reference tables."""

NAMES: tuple[Name, ...] = get_args(Name)

FORMAT = 1
"""The newest ``format`` that this version reads."""

Schema = Mapping[str, Any]
"""A schema, or the part of one that is about one value."""


@cache
def schema_text(name: Name) -> str:
    """Return a schema as the text of a JSON file."""
    path = FilePath(__file__).with_name(f"{name}.schema.json")
    return path.read_text(encoding="utf-8")


@cache
def document(name: Name) -> Schema:
    """Return a schema as data; not to be changed."""
    parsed: Schema = json.loads(schema_text(name))
    return parsed


def schema_at(name: Name, path: Path) -> Schema:
    """Return the part of a schema that is about the value at ``path``; empty where there is none.

    Indexes are of no account: all elements of a list share one schema.
    """
    part: Schema = document(name)
    for step in path:
        if isinstance(step, int):
            part = _resolved(name, part.get("items", {}))
        else:
            others = part.get("additionalProperties") or {}
            part = _resolved(name, part.get("properties", {}).get(step, others))
    return part


def definitions(name: Name) -> Mapping[str, Schema]:
    """Return the named parts of a schema."""
    parts: Mapping[str, Schema] = document(name).get("$defs", {})
    return parts


def _resolved(name: Name, part: Schema) -> Schema:
    reference = part.get("$ref")
    return part if reference is None else definitions(name)[reference.removeprefix("#/$defs/")]
