"""Schema and model say the same: every field is a property and the reverse, and so on down."""

import types
from collections.abc import Iterator, Mapping
from enum import EnumType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from tracker.config import Defaults
from tracker.load.reference import ReferenceFile
from tracker.model import Crosswalk, Framework, Record
from tracker.schema import Name
from tracker.schema.documents import definitions, document

ROOTS: list[tuple[Name, type[msgspec.Struct]]] = [
    ("country", Record),
    ("framework", Framework),
    ("crosswalk", Crosswalk),
    ("reference", ReferenceFile),
    ("workspace", Defaults),
]
SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def resolved(name: Name, part: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" in part:
        return definitions(name)[part["$ref"].removeprefix("#/$defs/")]
    return part


def types_of(part: Mapping[str, Any]) -> set[str]:
    return {part["type"]} if isinstance(part["type"], str) else set(part["type"])


def alternatives(hint: object) -> list[Any]:
    """List what a field may be, leaving out that it may be absent."""
    if get_origin(hint) in (Union, types.UnionType):
        return [one for one in get_args(hint) if one is not type(None)]
    return [hint]


def differences(
    name: Name, part: Mapping[str, Any], hint: object, where: str, seen: set[object]
) -> Iterator[str]:
    part = resolved(name, part)
    wanted: set[str] = set()
    for one in alternatives(hint):
        origin, inner = get_origin(one), get_args(one)
        if isinstance(one, EnumType) or origin is Literal:
            words = inner if origin is Literal else tuple(one.__members__.values())
            wanted.add("string")
            if sorted(words) != sorted(part.get("enum", [])):
                yield f"{where}: {words} against {part.get('enum')}"
        elif origin is tuple:
            wanted.add("array")
            yield from differences(name, part["items"], inner[0], f"{where}[]", seen)
        elif origin is dict:
            wanted.add("object")
            others = part["additionalProperties"]
            yield from differences(name, others, inner[1], f"{where}{{}}", seen)
        elif isinstance(one, type) and issubclass(one, msgspec.Struct):
            wanted.add("object")
            if one not in seen:
                yield from of_struct(name, part, one, seen | {one})
        else:
            wanted.add(SIMPLE[one])
            if one is str and "enum" in part and name != "workspace":
                yield f"{where}: the schema lists words, the model takes any text"
    if types_of(part) != wanted:
        yield f"{where}: {types_of(part)} against {wanted}"


def of_struct(
    name: Name, part: Mapping[str, Any], struct: type[msgspec.Struct], seen: set[object]
) -> Iterator[str]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    label = name if struct in dict(ROOTS).values() else struct.__name__
    if fields.keys() != part["properties"].keys():
        yield f"{label}: {fields.keys() ^ part['properties'].keys()}"
        return
    required = {key for key, field in fields.items() if field.required}
    if required != set(part.get("required", ())):
        yield f"{label}: required {required ^ set(part.get('required', ()))}"
    if part["additionalProperties"] is not False:
        yield f"{label}: takes any key"
    hints = get_type_hints(struct)
    for key, field in fields.items():
        inner = part["properties"][key]
        yield from differences(name, inner, hints[field.name], f"{label}.{key}", seen)


@pytest.mark.parametrize(("name", "struct"), ROOTS)
def test_schema_and_model_say_the_same(name: Name, struct: type[msgspec.Struct]) -> None:
    assert list(of_struct(name, document(name), struct, set())) == []
