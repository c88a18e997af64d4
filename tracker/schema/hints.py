"""What to write instead, where the mistake is a usual one."""

import re

from tracker.schema.documents import Schema
from tracker.schema.words import types_of

_YEAR = re.compile(r"[12][0-9]{3}")
_MONTH = re.compile(r"([12][0-9]{3})-[0-9]{1,2}")
_DAY = re.compile(r"([12][0-9]{3})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_WRITTEN_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


def type_hint(value: object, part: Schema) -> str:
    """Say how a value of the wrong type is usually meant; empty where that is not clear."""
    types = types_of(part)
    if value is None:
        return _empty_hint(types)
    if types == ("boolean",) and isinstance(value, str):
        return _boolean_hint(value)
    if "string" in types and isinstance(value, bool | int | float):
        return "" if {"pattern", "enum"} & part.keys() else "; write it in quotes"
    if "array" in types and isinstance(value, str):
        return f"; write [{value}]" if re.fullmatch(r"[\w./:-]{1,40}", value) else ""
    if "integer" in types and isinstance(value, str) and value.isdecimal():
        return "; write it without quotes"
    return ""


def date_hint(value: str, part: Schema) -> str:
    """Say what is wrong with a date; empty where the form alone says it."""
    year_will_do = "integer" in types_of(part)
    if _WRITTEN_DAY.fullmatch(value):
        return "; there is no such day"
    if year_will_do and _YEAR.fullmatch(value):
        return "; write the year without quotes"
    if (month := _MONTH.fullmatch(value)) and year_will_do:
        return f"; where the day is not known, write {month[1]}"
    if day := _DAY.fullmatch(value):
        return f"; write {day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    return ""


def _empty_hint(types: tuple[str, ...]) -> str:
    if types == ("object",):
        return "; write {} where there is nothing to say yet"
    return "; take the line out where there is nothing to say"


def _boolean_hint(value: str) -> str:
    word = value.lower()
    if word in ("yes", "y", "on", "1"):
        return "; write true"
    return "; write false" if word in ("no", "n", "off", "0") else ""
