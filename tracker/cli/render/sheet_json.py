"""A country's sheet as JSON: its items are the rows, ids stand for words."""

from typing import Any

import msgspec

from tracker.analysis.view import Collection, View
from tracker.export.as_json import dumps, envelope, options, value_json
from tracker.tables.sheet import Sheet
from tracker.tables.table import Mark, Word


def sheet_json(sheet: Sheet, collection: Collection, view: View) -> str:
    """Write a sheet in the shape of every other document."""
    document = envelope(options(view), collection.not_read, sheet.head)
    document |= {"country": sheet.country, "country_name": sheet.name}
    document["sections"] = [
        {
            "id": section.id,
            "core": section.core,
            "assessed": section.assessed,
            "applicable": section.applicable,
            "not_assessed": section.not_assessed,
        }
        for section in sheet.sections
    ]
    document["rows"] = [
        {"section": section.id, **_plain(item)}
        for section in sheet.sections
        for item in section.items
    ]
    document["instruments"] = _plain(sheet.instruments)
    document["searches"] = _plain(sheet.searches)
    return dumps(document)


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON is any
    match value:
        case Mark():
            return value_json(value)
        case Word():
            return value.id
        case msgspec.Struct():
            return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
        case tuple() | list():
            return [_plain(one) for one in value]
    return value
