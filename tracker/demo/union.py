"""The fictitious supranational body: a regulation that binds its members, and a directive."""

from tracker.demo.instruments import NOTE
from tracker.demo.plan import MAIN
from tracker.demo.profiles import LATEST
from tracker.demo.words import places
from tracker.model import (
    Answer,
    Assessment,
    Evidence,
    Explicitness,
    Instrument,
    InstrumentType,
    Measure,
    Reading,
    Record,
    State,
    Status,
    Strength,
)

REGULATION, DIRECTIVE = "reg-2021-14", "dir-2019-7"
_MONITORING, _FORMAT, _HABITAT = "art-6", "art-9", "art-4"
LINKS = {
    "G7": (
        f"{REGULATION}/{_MONITORING}",
        ("a",),
        "binds directly: soil fauna at all network sites",
    ),
    "N5": (f"{REGULATION}/{_FORMAT}", ("a", "c"), "binds directly: one method and one format"),
}
"""What members link of the regulation: measure, elements and why, by item."""
DIRECT_LINK = ("G7", f"{DIRECTIVE}/{_HABITAT}", ("c",))
"""What a member links of the directive, which does not count."""


def union_record() -> Record:
    """Return the body's own record: what members link, and a few examples."""
    evidence = {
        "G7": ((_of(REGULATION, _MONITORING), ("a",)), (_of(DIRECTIVE, _HABITAT), ("c",))),
        "N5": ((_of(REGULATION, _FORMAT), ("a", "c")),),
    }
    answers = {
        item: Answer(evidence=tuple(Evidence(measure, elements) for measure, elements in links))
        for item, links in evidence.items()
    }
    return Record(
        format=1,
        country=places().union.code,
        working_language="en",
        instruments=(_regulation(), _directive()),
        assessments=(
            Assessment(
                framework=MAIN,
                cycle=LATEST,
                method="desk-review",
                scope="examples",
                state=State.ACCEPTED,
                answers=answers,
            ),
        ),
    )


def _of(instrument: str, measure: str) -> str:
    return f"{instrument}/{measure}"


def _regulation() -> Instrument:
    return Instrument(
        id=REGULATION,
        title="Regulation 2021/14 on the Monitoring of Soil Life",
        language="en",
        type=InstrumentType.REGULATION,
        status=Status.IN_FORCE,
        binding=True,
        adopted="2021-06-03",
        applies="direct",
        read=Reading.WHOLE,
        notes=NOTE,
        measures=(
            Measure(
                id=_MONITORING,
                summary="Requires members to monitor soil fauna at the sites of their networks",
                quote="Members shall monitor soil fauna at the sites of their soil networks.",
                locator="article 6, paragraph 1",
                explicitness=Explicitness.EXPLICIT,
                strength=Strength.COMMITTED,
                kind="provision",
                organisms=("soil fauna",),
            ),
            Measure(
                id=_FORMAT,
                summary="Requires one sampling method and one format for data on soil fauna",
                quote="Data on soil fauna shall be taken by the common method and delivered to "
                "the Union's database in the common format.",
                locator="article 9, paragraph 2",
                explicitness=Explicitness.EXPLICIT,
                strength=Strength.SPECIFIED,
                kind="provision",
                responsible="Environment Agency of the Union",
                deadline=2025,
                organisms=("soil fauna",),
            ),
        ),
    )


def _directive() -> Instrument:
    return Instrument(
        id=DIRECTIVE,
        title="Directive 2019/7 on the Protection of Soils",
        language="en",
        type=InstrumentType.DIRECTIVE,
        status=Status.IN_FORCE,
        binding=True,
        adopted="2019-11-12",
        read=Reading.WHOLE,
        notes=NOTE,
        measures=(
            Measure(
                id=_HABITAT,
                summary="Requires members to protect the soil as a habitat for soil organisms",
                quote="Members shall protect the function of the soil as a habitat for soil "
                "organisms.",
                locator="article 4",
                explicitness=Explicitness.EXPLICIT,
                strength=Strength.COMMITTED,
                kind="provision",
            ),
        ),
    )
