"""The fast verdict: is the shape right?

``jsonschema_rs`` accepts a record in about a hundredth of the time that ``jsonschema`` takes. It
only says yes or no; ``tracker.schema.explain`` says what is wrong.
"""

from functools import cache
from typing import TYPE_CHECKING

from tracker.schema.documents import Name, schema_text

if TYPE_CHECKING:
    import jsonschema_rs


def accepts(name: Name, value: object) -> bool:
    """Say whether ``value`` has the shape that a schema describes, formats of dates included.

    A value that is no JSON at all (a date object) is refused. As JSON Schema has it, a whole number
    may be written with a fraction (``2026.0``); ``explain`` refuses it.
    """
    try:
        return _validator(name).is_valid(value)
    except ValueError:
        return False


@cache
def _validator(name: Name) -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema_text(name), validate_formats=True)
