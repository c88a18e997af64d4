"""Records and reference tables as files in house style."""

from collections.abc import Iterable
from enum import Enum
from functools import cache

import msgspec

from tracker.demo.words import Group, Places
from tracker.edit import Plain
from tracker.model import Record
from tracker.model.part import Part
from tracker.schema import Name, house_order
from tracker.yamlio import emit

POPULATION = "demonstration"
_AS_OF = "2026-01-01"
_SOURCE = "Made for demonstration. None of these countries exists."
_HEADER = "# Synthetic record of a fictitious country, made for demonstration.\n"
_MARK = "(fictitious)"


def record_file(record: Record) -> bytes:
    """Write a record."""
    return (_HEADER + emit(plain(record), house_order("country"))).encode()


def countries_file(known: Places) -> bytes:
    """Write the table of countries, the union included."""
    rows = [(known.union.code, known.union.name)]
    rows += [(one.code, one.name) for one in known.countries]
    lines = ["iso3,name_en", *(f"{code},{name} {_MARK}" for code, name in sorted(rows))]
    return "".join(f"{line}\n" for line in lines).encode()


def populations_file(known: Places) -> bytes:
    """Write the population: all fictitious countries; the union is shown apart."""
    population: Plain = {
        "id": POPULATION,
        "title": {"en": "Countries of the demonstration (fictitious)"},
        "as-of": _AS_OF,
        "source": _SOURCE,
        "members": [one.code for one in known.countries],
        "apart": [known.union.code],
    }
    return _reference({"format": 1, "populations": [population]})


def groupings_file(known: Places) -> bytes:
    """Write the groupings, which stand in place of the built-in ones with the same ids."""
    by_region = [
        Group(region.id, region.title, tuple(_codes(known, region=region.id)))
        for region in known.regions
    ]
    by_income = [
        Group(income.id, income.title, tuple(_codes(known, income=income.id)))
        for income in known.incomes
    ]
    groupings = [
        _grouping("region", "Regions (fictitious)", by_region),
        _grouping("income", "Income groups (fictitious)", by_income),
        _grouping("special", "Countries in special situations (fictitious)", known.specials),
    ]
    return _reference({"format": 1, "groupings": groupings})


def plain(value: object) -> Plain:
    """Return what a value of the model is in YAML, without what is left at its default."""
    if isinstance(value, Part):
        kept: dict[str, Plain] = {}
        for name, key, default in _fields(type(value)):
            field = getattr(value, name)
            if default is msgspec.UNSET or (field is not None and field != default):
                kept[key] = plain(field)
        return kept
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str | int | float | None):
        return value
    raise TypeError(type(value))


@cache
def _fields(kind: type[Part]) -> tuple[tuple[str, str, object], ...]:
    """Return name, key and default of each field; UNSET where it is required."""
    return tuple(
        (one.name, one.encode_name, msgspec.UNSET if one.required else _default(one))
        for one in msgspec.structs.fields(kind)
    )


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default is not msgspec.NODEFAULT:
        return field.default
    return field.default_factory()


def _codes(known: Places, *, region: str = "", income: str = "") -> Iterable[str]:
    return (one.code for one in known.countries if one.region == region or one.income == income)


def _grouping(label: str, title: str, groups: Iterable[Group]) -> Plain:
    return {
        "id": label,
        "title": {"en": title},
        "as-of": _AS_OF,
        "source": _SOURCE,
        "groups": [
            {"id": group.id, "title": {"en": group.title}, "members": list(group.members)}
            for group in groups
        ],
    }


def _reference(value: Plain) -> bytes:
    name: Name = "reference"
    return emit(value, house_order(name)).encode()
