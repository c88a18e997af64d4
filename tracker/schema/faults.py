"""What ``jsonschema`` finds wrong with a document. Its own texts are never shown to anyone."""

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.finding import Path
from tracker.schema.documents import Name, document

if TYPE_CHECKING:
    from jsonschema import ValidationError


class Fault(NamedTuple):
    """A keyword of the schema that a value does not meet."""

    path: Path
    keyword: str
    value: object


def faults_of(name: Name, value: object) -> Iterator[Fault]:
    """Find the faults of a document, in the order of the schema."""
    for error in _validator(name).iter_errors(value):
        yield Fault(tuple(error.absolute_path), error.validator, error.instance)


@cache
def _validator(name: Name) -> Any:  # noqa: ANN401 - a class that jsonschema makes at run time
    """Make a validator that judges as ``accepts`` does, but for whole numbers like 2026.0.

    ``$`` is the end of a text and no line break before it; numbers are finite.
    """
    from jsonschema import Draft202012Validator, FormatChecker, validators

    kinds = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"integer": _is_integer, "number": _is_number}
    )
    extend: Any = validators.extend
    strict = extend(Draft202012Validator, {"pattern": _pattern}, type_checker=kinds)
    return strict(document(name), format_checker=FormatChecker(formats=["date"]))


def _is_integer(_: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(_: object, value: object) -> bool:
    return _is_integer(_, value) or (isinstance(value, float) and math.isfinite(value))


def _pattern(_: object, wanted: str, value: object, __: object) -> "Iterator[ValidationError]":
    from jsonschema import ValidationError

    if isinstance(value, str) and not re.search(wanted.replace("$", r"\Z"), value):
        yield ValidationError(wanted)
