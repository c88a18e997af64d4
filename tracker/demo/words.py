"""The words that the demonstration is made of, packaged beside this module as YAML."""

from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from tracker.model import Explicitness, InstrumentType
from tracker.model.part import Part
from tracker.model.record import Effect
from tracker.yamlio import read

T = TypeVar("T")


class Provision(Part, frozen=True):
    """What an instrument may say, and which elements that answers."""

    id: str
    kinds: tuple[str, ...]
    """Ids of the kinds of instrument that it may stand in."""
    common: float
    """How common it is, from 0 to 1."""
    wordings: tuple[Explicitness, ...]
    gist: str
    """What it is about, as the object of a verb."""
    quote: str
    addresses: tuple[str, ...]
    """Elements as ``G7.a``."""
    since: int = 0
    """The first year in which it could be written."""
    target: bool = False
    manages: bool = False
    """Whether it protects, uses, restores or monitors soil life."""
    effect: Effect = "supports"
    gbf: tuple[int, ...] = ()


class Kind(Part, frozen=True):
    """A kind of instrument."""

    id: str
    type: InstrumentType
    title: str
    common: float
    years: tuple[int, int]
    """First and last year of adoption."""
    size: int
    """Most provisions."""
    place: str
    """How its parts are called: section, article, action."""
    binding: bool | None = None
    lean: str | None = None
    """``law`` or ``plan``; None for either."""
    period: tuple[int, int] | None = None
    """Shortest and longest period in years; None where it has no end."""


class Region(Part, frozen=True):
    """A fictitious region, with the bounds of what its countries are like, each from 0 to 1."""

    id: str
    title: str
    effort: tuple[float, float]
    explicit: tuple[float, float]
    lean: tuple[float, float]


class Group(Part, frozen=True):
    """A fictitious group of countries."""

    id: str
    title: str
    members: tuple[str, ...] = ()


class Union(Part, frozen=True):
    """The fictitious supranational body."""

    code: str
    name: str


class Place(Part, frozen=True):
    """A fictitious country and the parts that it plays."""

    code: str
    name: str
    region: str
    income: str
    roles: tuple[str, ...] = ()


class Places(Part, frozen=True):
    """All fictitious countries and groups."""

    regions: tuple[Region, ...]
    incomes: tuple[Group, ...]
    specials: tuple[Group, ...]
    union: Union
    provinces: tuple[str, ...]
    countries: tuple[Place, ...]


class _Provisions(Part, frozen=True):
    provisions: tuple[Provision, ...]


class _Kinds(Part, frozen=True):
    instruments: tuple[Kind, ...]


@cache
def provisions() -> tuple[Provision, ...]:
    """Return everything that an instrument may say."""
    return _load("provisions.yaml", _Provisions).provisions


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of instrument by id."""
    return {kind.id: kind for kind in _load("instruments.yaml", _Kinds).instruments}


@cache
def places() -> Places:
    """Return the fictitious countries and groups."""
    return _load("places.yaml", Places)


def _load(name: str, kind: type[T]) -> T:
    source = files("tracker.demo").joinpath(name).read_bytes()
    return msgspec.convert(read(source, file=name).value, kind)
