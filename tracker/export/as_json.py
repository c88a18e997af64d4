"""Results as JSON: stable ids, numbers as numbers, a blank as null."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tracker import __version__
from tracker.analysis.distribution import Share
from tracker.analysis.view import Collection, View
from tracker.tables.table import Head, Mark, Row, Shares, Table, Value, Word

FORMAT = 1
TOOL = f"tracker {__version__}"

_HARMFUL = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON allows raw but a terminal or a reader does not want; C0 is escaped by JSON itself."""


def dumps(document: Mapping[str, Any]) -> str:
    """Write JSON, each row on a line of its own; harmful characters are escaped, none is changed."""
    members = ",\n".join(f"{_text(key)}: {_member(value)}" for key, value in document.items())
    text = f"{{\n{members}\n}}\n"
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _member(value: Any) -> str:  # noqa: ANN401 - JSON is any
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(_text(one) for one in value) + "\n]"
    return _text(value)


def _text(value: Any) -> str:  # noqa: ANN401 - JSON is any
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def envelope(
    options: Mapping[str, Any], not_read: Sequence[str], head: Head | None = None
) -> dict[str, Any]:
    """Return what stands before ``rows`` in every document."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "tool": TOOL,
        "options": dict(options),
        "not_read": list(not_read),
    }
    if head is not None:
        document |= {
            "title": head.full_title,
            "draft": head.is_draft,
            "head": list(head.lines),
            "caution": head.caution,
            "designations": head.designations,
        }
    return document


def options(view: View) -> dict[str, Any]:
    """Return a view's options by id."""
    return {
        "framework": view.framework.id,
        "framework_version": view.framework.version,
        "cycle": view.cycle or None,
        "population": view.population.id,
        "rater": view.rater.value,
        "missing": view.missing.value,
        "only": list(view.only),
        "states": [state.value for state in view.states],
        "scope": view.scope,
        "group": ":".join(view.group) if view.group else None,
    }


def table_json(table: Table, collection: Collection, view: View | None = None) -> str:
    """Write a table; rows as objects by column id, counts beneath them as ``totals``."""
    document = envelope(options(view) if view else {}, collection.not_read, table.head)
    document["table"] = table.id
    document["rows"] = rows_json(table, table.rows)
    totals = [row for row in table.rows if row.emphasis]
    if totals:
        document["rows"] = rows_json(table, [row for row in table.rows if not row.emphasis])
        document["totals"] = rows_json(table, totals)
    if table.notes:
        document["notes"] = list(table.notes)
    return dumps(document)


def rows_json(table: Table, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return rows as objects by column id."""
    names = [column.id for column in table.columns]
    return [
        {name: value_json(value) for name, value in zip(names, row.values, strict=True)}
        for row in rows
    ]


def value_json(value: Value) -> Any:  # noqa: ANN401 - JSON is any
    """Return a value as JSON has it."""
    match value:
        case Word():
            return value.id
        case Mark():
            level = value.rated.level
            return {
                "state": value.rated.state.value,
                "level": level.id if level else None,
                "value": level.value if level else None,
                "hand_set": value.hand_set,
                "hinders": value.hinders,
                "example": value.example,
            }
        case Shares():
            found: dict[str, Any] = {"shares": [_share(one) for one in value.shares]}
            for name in ("explicit", "supranational", "population"):
                if getattr(value, name) is not None:
                    found[name] = getattr(value, name)
            return found
    return value


def _share(share: Share) -> dict[str, int]:
    return {"k": share.k, "n": share.n}
