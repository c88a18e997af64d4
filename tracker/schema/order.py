"""The order of keys in house style: that of the properties in the schema."""

from collections.abc import Callable

from tracker.finding import Path
from tracker.schema.documents import Name, schema_at

Order = Callable[[Path], tuple[str, ...]]
"""From the path of a mapping to its keys in house order; empty where any order will do."""


def house_order(name: Name) -> Order:
    """Return the order of keys for the documents of a schema."""

    def order(path: Path) -> tuple[str, ...]:
        return tuple(schema_at(name, path).get("properties", ()))

    return order
