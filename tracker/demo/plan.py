"""Which assessments a fictitious country has: cycles, frameworks, methods, scopes and states."""

from random import Random

import msgspec

from tracker.demo.profiles import FIRST, LATEST, Profile
from tracker.model import State
from tracker.model.record import Method, Scope

MAIN, CONTEXT = "cgrfa-soil-2024", "cgrfa-soil-2024-context"
"""The two frameworks."""
_OPTIONAL = "R"
"""The section of the main framework that a country need not answer."""


class Planned(msgspec.Struct, frozen=True):
    """An assessment before it has answers."""

    framework: str
    cycle: int
    method: Method
    scope: Scope
    state: State
    without: tuple[str, ...] = ()
    """Sections that are not answered."""

    @property
    def label(self) -> str:
        """What tells it from the country's other ones."""
        return f"{self.framework}-{self.cycle}-{self.method}"


def planned(profile: Profile, chance: Random) -> tuple[Planned, ...]:
    """Plan a country's assessments, earlier cycles first; none where it has no file."""
    if profile.plays("examples"):
        return (Planned(MAIN, LATEST, "desk-review", "examples", State.DRAFT),)
    before: Method = "desk-review" if profile.plays("desk", "changed-method") else _OWN
    after: Method = "desk-review" if profile.plays("desk") else _OWN
    state = State.DRAFT if profile.plays("incomplete") else _state(chance)
    guided, wide = chance.random(), chance.random()
    found = []
    if not profile.plays("newcomer"):
        without = () if guided < 0.45 else (_OPTIONAL,)  # noqa: PLR2004
        found.append(Planned(MAIN, FIRST, before, "complete", State.PUBLISHED, without))
        if wide < 0.5:  # noqa: PLR2004
            found.append(Planned(CONTEXT, FIRST, before, "complete", State.PUBLISHED))
    without = () if guided < 0.8 else (_OPTIONAL,)  # noqa: PLR2004
    found.append(Planned(MAIN, LATEST, after, "complete", state, without))
    if profile.plays("two-methods"):
        second = Planned(MAIN, LATEST, "desk-review", "complete", State.ACCEPTED, (_OPTIONAL,))
        found.append(second)
    if wide < 0.93 and not profile.plays("incomplete"):  # noqa: PLR2004
        found.append(Planned(CONTEXT, LATEST, after, "complete", state))
    return tuple(found)


_OWN: Method = "national-submission"


def _state(chance: Random) -> State:
    states = {
        State.PUBLISHED: 0.5,
        State.ACCEPTED: 0.32,
        State.SUBMITTED: 0.13,
        State.CHANGES_REQUESTED: 0.05,
    }
    return chance.choices(list(states), list(states.values()))[0]
