"""Values for the tests of shape: what a schema describes, and what slips turn it into."""

import copy
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from hypothesis import strategies as st

from tracker.edit import Plain
from tracker.finding import Path
from tracker.load import builtin_files
from tracker.schema import Name
from tracker.schema.documents import definitions, document
from tracker.yamlio import read

Json = Any
"""Plain data that tests walk into without asking what it is."""

ROOT = FilePath(__file__).parents[2]


def plain(source: bytes) -> Json:
    """Read YAML that is known to be sound."""
    found = read(source, file="test.yaml")
    assert found.findings == ()
    return found.value


def records() -> list[Json]:
    """Return the good records at hand: the fixtures and the smaller of the bundled ones."""
    fixtures = sorted((ROOT / "tests" / "fixtures" / "records" / "good").glob("*.yaml"))
    bundled = sorted((ROOT / "countries").glob("*.yaml"), key=lambda path: path.stat().st_size)
    return [plain(path.read_bytes()) for path in fixtures + bundled[:4]]


def documents() -> list[tuple[Name, Json]]:
    """Return good documents of every kind, with the name of their schema."""
    found: list[tuple[Name, Json]] = [("country", record) for record in records()]
    folders: dict[str, Name] = {"crosswalks": "crosswalk", "reference": "reference"}
    for path, source in builtin_files().items():
        if path.endswith(".yaml"):
            found.append((folders.get(path.partition("/")[0], "framework"), plain(source)))
    found.append(("workspace", {"framework": "cgrfa-soil-2024", "cycle": 2026, "glyphs": "ascii"}))
    return found


def trimmed(value: Json) -> Json:
    """Cut every list and every map of answers to two entries, and every sentence to a word."""
    if isinstance(value, list):
        return [trimmed(one) for one in value[:2]]
    if isinstance(value, dict):
        answers = [key for key in value if key[:1].isupper()][2:]
        return {key: trimmed(one) for key, one in value.items() if key not in answers}
    return "text" if isinstance(value, str) and " " in value else value


def described(name: Name) -> st.SearchStrategy[Json]:
    """Draw documents that a schema describes."""
    return _of(name, document(name))


def _of(name: Name, part: Mapping[str, Any]) -> st.SearchStrategy[Json]:
    if "$ref" in part:
        reference = part["$ref"].removeprefix("#/$defs/")
        return st.deferred(lambda: _of(name, definitions(name)[reference]))
    if "enum" in part:
        return st.sampled_from(part["enum"])
    kinds = [part["type"]] if isinstance(part["type"], str) else part["type"]
    return st.one_of([_of_kind(name, part, kind) for kind in kinds])


def _of_kind(name: Name, part: Mapping[str, Any], kind: str) -> st.SearchStrategy[Json]:
    if kind == "string":
        return _text(part)
    if kind == "object":
        return _mapping(name, part)
    if kind == "array":
        return st.lists(_of(name, part["items"]), min_size=part.get("minItems", 0), max_size=2)
    if kind == "boolean":
        return st.booleans()
    if kind == "integer":
        return st.integers(part["minimum"], part["maximum"])
    return st.floats(part["minimum"], part["maximum"])


def _text(part: Mapping[str, Any]) -> st.SearchStrategy[str]:
    characters = st.characters(codec="utf-8")
    if part.get("format") == "date":
        return st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)).map(dt.date.isoformat)
    if "pattern" in part:
        return st.from_regex(part["pattern"][:-1] + r"\Z", alphabet=characters)
    return st.text(characters, min_size=part["minLength"], max_size=8)


def _mapping(name: Name, part: Mapping[str, Any]) -> st.SearchStrategy[Json]:
    strategies = {key: _of(name, inner) for key, inner in part.get("properties", {}).items()}
    required = {key: strategies.pop(key) for key in part.get("required", ())}
    known = st.fixed_dictionaries(required, optional=strategies)
    if not part["additionalProperties"]:
        return known
    others = st.from_regex(r"[A-Z][0-9]\Z")
    more = st.dictionaries(others, _of(name, part["additionalProperties"]), max_size=2)
    return st.builds(lambda known, more: known | more, known, more)


JUNK: st.SearchStrategy[Plain] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 10**6),
    st.sampled_from([2026.5, float("nan"), float("inf"), -0.0, 10**25, 1998]),
    st.sampled_from(
        ["", "a\n", "law", "G7", "KEN", "1998-03-17", "1900-02-29", "a/b", "٣٣٣٣", "é"]
    ),
    st.text(max_size=3),
    st.sampled_from([[], {}, ["a"], {"text": "x"}, {"id": "x", "en": "y"}]).map(copy.deepcopy),
)
KEYS = st.sampled_from(
    ["id", "Id", "text", "tex", "notes", "level", "measures", "x", "original_title"]
)


@st.composite
def mutated(draw: st.DrawFn, value: object) -> Json:
    """Draw a value with up to four slips: another value, a key or entry too many or too few."""
    changed: Json = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(list(paths(changed))))
        if not path or draw(st.integers(0, 20)) == 0:
            if draw(st.integers(0, 20)) == 0:
                return draw(JUNK)
            continue
        holder: Json = at(changed, path[:-1])
        match draw(st.sampled_from(["replace", "remove", "add", "repeat"])):
            case "replace":
                holder[path[-1]] = draw(JUNK)
            case "remove":
                del holder[path[-1]]
            case "add" if isinstance(holder, dict):
                holder[draw(KEYS)] = draw(JUNK)
            case _ if isinstance(holder, list):
                holder += copy.deepcopy(holder[:1])
    return changed


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of all values."""
    yield path
    if isinstance(value, dict | list):
        for step in value if isinstance(value, dict) else range(len(value)):
            yield from paths(value[step], (*path, step))


def at(value: Json, path: Path) -> Json:
    """Return the value at a path."""
    for step in path:
        value = value[step]
    return value
