"""One measure in words: summary, quote, where it stands, and what its strength asks for."""

from random import Random

import msgspec

from tracker.demo.words import Provision
from tracker.model import Explicitness, InstrumentType, Measure, Strength
from tracker.model.record import Date, MeasureKind, Pinned

LAW = (
    InstrumentType.LAW,
    InstrumentType.REGULATION,
    InstrumentType.DIRECTIVE,
    InstrumentType.DECREE,
)
"""Types that are legislation."""

_SHALL = (
    *LAW,
    InstrumentType.STANDARD,
    InstrumentType.GUIDELINE,
    InstrumentType.AGREEMENT,
    InstrumentType.MANDATE,
)
_LIFE = {
    Explicitness.EXPLICIT: (
        "soil organisms",
        "soil biodiversity",
        "soil microorganisms and invertebrates",
    ),
    Explicitness.BIOLOGICAL: ("soil life", "life in the soil"),
    Explicitness.SOIL_ONLY: ("",),
}
_BODIES = (
    "Ministry of Agriculture",
    "Ministry of Environment",
    "National Soil Institute",
    "Environment Agency",
    "Research Council",
    "Plant Health Service",
    "Provincial authorities",
)
_INDICATORS = (
    "share of the planned steps taken, reported every two years",
    "review of this point in the mid-term report",
    "number of projects under way, reported each year",
    "area or number of sites reached, reported each year",
)
_GROUPS = (
    "earthworms",
    "soil fauna",
    "soil fungi",
    "mycorrhizal fungi",
    "soil bacteria",
    "nematodes",
    "springtails",
    "rhizobia",
)


class Place(msgspec.Struct, frozen=True):
    """Where in which instrument a measure stands."""

    type: InstrumentType
    called: str
    """What a part of the instrument is called."""
    number: int
    adopted: int
    last_year: int | None


def measure(
    provision: Provision,
    place: Place,
    *,
    strength: Strength,
    wording: Explicitness,
    chance: Random,
    territory: str | None = None,
) -> Measure:
    """Write a measure."""
    life = chance.choice(_LIFE[wording])
    legal = place.type in _SHALL
    shall = "may" if strength is Strength.ACKNOWLEDGED else "shall" if legal else "will"
    short = min(place.adopted + 5, place.last_year or place.adopted + 5)
    terms = {"life": life, "shall": shall, "short": short, "long": place.adopted + 12}
    quote = provision.quote.format(**terms)
    gist = provision.gist.format(**terms)
    means = _means(strength, place, chance)
    return Measure(
        id=provision.id,
        summary=f"{_deed(provision, strength, legal=legal)} {gist}{_with(means)}",
        quote=f"{quote[0].upper()}{quote[1:]}.",
        locator=_locator(place, chance),
        explicitness=wording,
        strength=strength,
        kind=_kind(provision, place),
        gbf_targets=provision.gbf if place.type is InstrumentType.NBSAP else (),
        organisms=tuple(group for group in _GROUPS if group in quote.lower()),
        territory=territory,
        responsible=means.responsible,
        budget=means.budget,
        deadline=means.deadline,
        indicator=means.indicator,
    )


class _Means(msgspec.Struct, frozen=True):
    responsible: str | Pinned | None = None
    budget: str | Pinned | None = None
    deadline: Date | Pinned | None = None
    indicator: str | Pinned | None = None


def _means(strength: Strength, place: Place, chance: Random) -> _Means:
    """Give what a strength asks for; a body now and then where it asks for nothing."""
    body = chance.choice(_BODIES)
    if strength in (Strength.ACKNOWLEDGED, Strength.COMMITTED):
        return _Means(responsible=body if chance.random() < 0.2 else None)  # noqa: PLR2004
    funded = chance.random()
    million = chance.randint(3, 90) / 10
    years = chance.randint(3, 8)
    last = place.last_year or place.adopted + years
    budget = Pinned(f"{million} million crowns a year", "annex on finance")
    indicator = chance.choice(_INDICATORS)
    return _Means(
        responsible=body,
        budget=budget if funded < 0.6 else None,  # noqa: PLR2004
        deadline=min(place.adopted + years, last) if funded > 0.45 else None,  # noqa: PLR2004
        indicator=indicator if strength is Strength.MONITORED else None,
    )


def _deed(provision: Provision, strength: Strength, *, legal: bool) -> str:
    """Return the verb of the summary."""
    aims = strength is Strength.ACKNOWLEDGED
    if provision.target:
        return "Names as an aim" if aims else "Sets as a target"
    if aims:
        return "Allows for" if legal else "Names as possible"
    return "Requires" if legal else "Plans"


def _with(means: _Means) -> str:
    """Say in the summary what the measure has of what strength asks for."""
    if not (means.budget or means.deadline):
        return ""
    budget = " with a budget" if means.budget else ""
    deadline = f" until {means.deadline}" if means.deadline else ""
    indicator = ", and reports on it" if means.indicator else ""
    return f", by a named body{budget}{deadline}{indicator}"


def _kind(provision: Provision, place: Place) -> MeasureKind:
    if provision.target:
        return "target"
    return "provision" if place.type in _SHALL else "action"


def _locator(place: Place, chance: Random) -> str:
    number, part = place.number, chance.randint(1, 4)
    match place.called:
        case "section":
            return f"section {number} ({part})"
        case "article":
            return f"article {number}, paragraph {part}"
        case "clause":
            return f"clause {number}.{part}"
        case "action":
            return f"target {1 + number // 4}, action {1 + number // 4}.{1 + number % 4}, p. {9 + 2 * number}"
        case "package":
            return f"work package {number}, p. {7 + 3 * number}"
    return f"{place.called} {number}.{part}, p. {5 + 2 * number}"
