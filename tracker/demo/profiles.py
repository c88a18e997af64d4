"""What a fictitious country is like: from this, pictures get their structure."""

from random import Random

import msgspec

from tracker.demo.chance import within
from tracker.demo.words import Place, places

FIRST, LATEST = 2022, 2026
"""The two cycles."""


class Profile(msgspec.Struct, frozen=True):
    """A country with its character; numbers from 0 to 1."""

    code: str
    name: str
    """Without the mark that it is fictitious."""
    roles: tuple[str, ...]
    effort: float
    """How much it does."""
    explicit: float
    """How often it names soil organisms."""
    lean: float
    """0 for acting by law, 1 for acting by plans."""

    def plays(self, *roles: str) -> bool:
        """Say whether it plays one of the parts."""
        return any(role in self.roles for role in roles)


def profile(place: Place, chance: Random) -> Profile:
    """Draw a country's character within the bounds of its region."""
    region = next(one for one in places().regions if one.id == place.region)
    return Profile(
        code=place.code,
        name=place.name,
        roles=place.roles,
        effort=within(chance, region.effort),
        explicit=within(chance, region.explicit),
        lean=within(chance, region.lean),
    )
