"""The instruments of a fictitious country, each with what it says."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

import msgspec

from tracker.demo.chance import weighted
from tracker.demo.profiles import FIRST, LATEST, Profile
from tracker.demo.wording import LAW, Place, measure
from tracker.demo.words import Kind, Provision, kinds, places, provisions
from tracker.model import (
    Explicitness,
    Instrument,
    InstrumentType,
    Measure,
    Reading,
    Status,
    Strength,
    year_of,
)
from tracker.model.record import Extension

NOTE = "Fictitious text, made for demonstration."
FIRST_END = FIRST
"""When the NBSAP that was prolonged was to end."""
SUCCESSOR_ENDS = 2030
"""When the NBSAPs of the second generation end."""
_AGAIN = 0.12
"""How often a provision that one instrument has stands in another as well."""
_NAMED_FROM = 0.45
"""How explicit a country must be for its NBSAP to name soil organisms at all."""
_KEPT = 0.97
"""How often a new NBSAP keeps what the old one said."""


class Term(msgspec.Struct, frozen=True):
    """From when to when an instrument counts, and how it stands today."""

    adopted: int
    ends: int | None
    status: Status
    extended: Extension | None = None


class Drafting:
    """Writes a country's instruments one after the other and knows what was said already."""

    def __init__(self, profile: Profile, chance: Random) -> None:
        self.profile = profile
        self.chance = chance
        self.said: set[str] = set()

    def write(
        self, kind: Kind, term: Term, *, also: Mapping[str, Measure] = MappingProxyType({})
    ) -> Instrument:
        """Write an instrument; ``also`` is what it takes over, no weaker than it was."""
        chance = self.chance
        chosen = [
            one
            for one in provisions()
            if kind.id in one.kinds
            and one.since <= term.adopted
            and (one.id in also or self._stands(one, kind))
        ]
        chosen = weighted(
            chance,
            [(one, 99.0 if one.id in also else one.common) for one in chosen],
            self._size(kind, also),
        )
        self.said.update(one.id for one in chosen)
        new_generation = kind.type.kind is InstrumentType.NBSAP or kind.period
        label = f"{kind.id}-{term.adopted}" if kind.id == "nbsap" else kind.id
        title = kind.title.format(start=term.adopted + (kind.period is not None), end=term.ends)
        return Instrument(
            id=label,
            title=title,
            language="en",
            type=kind.type,
            status=term.status,
            binding=kind.binding,
            adopted=term.adopted if new_generation else self._day(term.adopted),
            ends=term.ends,
            extended=term.extended,
            read=self._read(kind),
            notes=NOTE,
            measures=tuple(self._measures(kind, term, chosen, also)),
        )

    def _stands(self, provision: Provision, kind: Kind) -> bool:
        if not self._possible(provision, kind):
            return False
        odds = provision.common * (0.15 + 1.4 * self.profile.effort)
        if Explicitness.EXPLICIT in provision.wordings and len(provision.wordings) == 1:
            odds *= 0.5 + 0.7 * self.profile.explicit
        if provision.id in self.said:
            odds *= _AGAIN
        return self.chance.random() < odds

    def _possible(self, provision: Provision, kind: Kind) -> tuple[Explicitness, ...]:
        """Return the wordings that a kind of instrument may have in this country."""
        if kind.type.kind is InstrumentType.NBSAP and self.profile.explicit < _NAMED_FROM:
            return tuple(one for one in provision.wordings if one is not Explicitness.EXPLICIT)
        return provision.wordings

    def _size(self, kind: Kind, also: Mapping[str, Measure]) -> int:
        """Return the most provisions: fewer where the country does little, never less than kept."""
        return max(2, round(kind.size * (0.3 + 0.8 * self.profile.effort)), len(also))

    def _measures(
        self, kind: Kind, term: Term, chosen: list[Provision], before: Mapping[str, Measure]
    ) -> list[Measure]:
        found = []
        number = self.chance.randint(2, 5)
        last_year = year_of(term.extended.until) if term.extended else term.ends
        for provision in chosen:
            old = before.get(provision.id)
            found.append(
                measure(
                    provision,
                    Place(kind.type, kind.place, number, term.adopted, last_year),
                    strength=self._strength(kind, old.strength if old else None),
                    wording=old.explicitness if old else self._wording(provision, kind),
                    territory=self._territory(kind),
                    chance=self.chance,
                )
            )
            number += self.chance.randint(1, 3)
        return found

    def _strength(self, kind: Kind, least: Strength | None) -> Strength:
        effort = self.profile.effort
        legal = kind.type in LAW
        weights = {
            Strength.ACKNOWLEDGED: 0.3 - 0.2 * effort,
            Strength.COMMITTED: 0.75 if legal else 0.5,
            Strength.SPECIFIED: (0.1 if legal else 0.35) * (0.4 + effort),
            Strength.MONITORED: (0.03 if legal else 0.25) * effort,
        }
        drawn = self.chance.choices(list(weights), list(weights.values()))[0]
        return max(drawn, least or drawn, key=lambda one: one.rank)

    def _wording(self, provision: Provision, kind: Kind) -> Explicitness:
        first, *others = self._possible(provision, kind)
        return others[0] if others and self.chance.random() > self.profile.explicit else first

    def _territory(self, kind: Kind) -> str | None:
        if kind.type.kind is InstrumentType.NBSAP or self.chance.random() > 0.05:  # noqa: PLR2004
            return None
        return self.chance.choice(places().provinces)

    def _read(self, kind: Kind) -> Reading:
        if kind.type.kind is InstrumentType.NBSAP:
            return Reading.PART if self.profile.plays("nbsap-in-part") else Reading.WHOLE
        return self.chance.choices(
            [Reading.WHOLE, Reading.PART, Reading.ABSTRACT], [0.86, 0.1, 0.04]
        )[0]

    def _day(self, year: int) -> str:
        return f"{year}-{self.chance.randint(1, 6):02}-{self.chance.randint(1, 28):02}"


def instruments(profile: Profile, chance: Random) -> tuple[Instrument, ...]:
    """Write a country's instruments, NBSAPs first, then in the order of their kinds."""
    drafting = Drafting(profile, chance)
    found = _nbsaps(drafting)
    for kind in _chosen(profile, chance):
        found.append(drafting.write(kind, _term(kind, chance)))
    if profile.plays("bill"):
        found.append(_bill(chance))
    return tuple(found)


def _nbsaps(drafting: Drafting) -> list[Instrument]:
    """Write the old NBSAP and its successor, as far as the country has them."""
    profile, chance = drafting.profile, drafting.chance
    kind = kinds()["nbsap"]
    adopted = chance.randint(*kind.years)
    if profile.plays("no-nbsap"):
        return []
    if profile.plays("extended-nbsap"):
        prolonged = Extension(LATEST + 1, "cabinet decision 7 of 2022, point 2")
        return [drafting.write(kind, Term(adopted, FIRST_END, Status.ADOPTED, prolonged))]
    if profile.plays("lapsed-nbsap"):
        return [drafting.write(kind, Term(adopted, LATEST - 1, Status.EXPIRED))]
    renewed = chance.randint(2023, 2025)
    old = drafting.write(kind, Term(adopted, renewed, Status.SUPERSEDED))
    kept = {one.id: one for one in old.measures if chance.random() < _KEPT}
    new = drafting.write(kind, Term(renewed, SUCCESSOR_ENDS, Status.ADOPTED), also=kept)
    return [old, msgspec.structs.replace(new, replaces=(old.id,))]


def _chosen(profile: Profile, chance: Random) -> list[Kind]:
    """Choose the other kinds, by the country's lean towards law or plans."""
    fit = {"law": 1.25 - profile.lean, "plan": 0.35 + profile.lean, None: 0.8}
    left = [
        (kind, kind.common * fit[kind.lean])
        for kind in kinds().values()
        if kind.id != "nbsap" and not _excluded(kind, profile)
    ]
    wanted = [
        kind for kind, _ in left if kind.id == "soil-act" and profile.plays("union-directive")
    ]
    count = 4 + round(5.5 * profile.effort) - len(wanted)
    chosen = weighted(chance, [pair for pair in left if pair[0] not in wanted], count)
    return [kind for kind, _ in left if kind in chosen or kind in wanted]


def _excluded(kind: Kind, profile: Profile) -> bool:
    national_target = kind.type is InstrumentType.NATIONAL_TARGET
    return national_target and profile.plays("no-nbsap", "lapsed-nbsap")


def _term(kind: Kind, chance: Random) -> Term:
    """Draw when an instrument was adopted and ends; a few ended between the cycles."""
    adopted = chance.randint(*kind.years)
    if kind.period is None:
        return Term(adopted, None, Status.IN_FORCE)
    ends = adopted + chance.randint(*kind.period)
    if kind.type.kind is not InstrumentType.NBSAP:
        if adopted <= FIRST_END and chance.random() < 0.04:  # noqa: PLR2004
            return Term(adopted, chance.randint(2023, 2025), Status.EXPIRED)
        ends = max(ends, LATEST + 2)
    return Term(adopted, ends, Status.ADOPTED)


def _bill(chance: Random) -> Instrument:
    """Write a law that is not adopted yet."""
    said = next(one for one in provisions() if one.id == "habitat-function")
    place = Place(InstrumentType.LAW, "section", chance.randint(3, 9), LATEST, None)
    return Instrument(
        id="living-soils-bill",
        title="Bill on Living Soils",
        language="en",
        type=InstrumentType.LAW,
        status=Status.DRAFT,
        read=Reading.WHOLE,
        notes=NOTE,
        measures=(
            measure(
                said,
                place,
                strength=Strength.COMMITTED,
                wording=Explicitness.EXPLICIT,
                chance=chance,
            ),
        ),
    )
