"""What a fictitious assessor searched; answers cite it."""

from collections.abc import Sequence
from random import Random

from tracker.demo.plan import Planned
from tracker.method.counting import standing
from tracker.method.facts import Standing
from tracker.model import Instrument, Reading, Search

_TERMS = (
    "soil organisms",
    "soil biodiversity",
    "soil life",
    "microorganisms",
    "earthworms",
)
_FURTHER = ("inoculants", "culture collection", "bioremediation", "soil biology")


def searches(
    planned: Planned, instruments: Sequence[Instrument], chance: Random
) -> tuple[Search, ...]:
    """Return the searches of an assessment, whether or not an answer cites them."""
    day = f"{planned.cycle}-0{chance.randint(2, 8)}-{chance.randint(1, 28):02}"
    counting = [one for one in instruments if standing(one, planned.cycle) is Standing.COUNTS]
    whole = tuple(one.id for one in counting if one.read is Reading.WHOLE)
    return (
        Search(
            id="s1",
            instruments=whole,
            where=None if whole else "the collection of laws in force",
            read=Reading.WHOLE,
            terms=_TERMS,
            date=day,
        ),
        Search(
            id="s2",
            where="the official gazette and the register of research programmes",
            read=Reading.ABSTRACT,
            terms=_FURTHER,
            date=day,
        ),
        Search(
            id="s3",
            where="the institutes' own statutes and budgets",
            read=Reading.NOT_READ,
            date=day,
            notes="Asked for and not to be had.",
        ),
    )
