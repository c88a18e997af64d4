"""A fictitious country's record: its instruments, then its assessments step by step.

Evidence first; then levels and words where the evidence gives none; then what changed between the
cycles and what a reviewer says. Links that the country's parts ask for come in with the evidence.
"""

from collections.abc import Mapping, Sequence

import msgspec

from tracker.demo import union
from tracker.demo.answers import Judge, carried, judged
from tracker.demo.chance import stream
from tracker.demo.changes import explained
from tracker.demo.evidence import Found, Linking, counting, found
from tracker.demo.instruments import instruments
from tracker.demo.plan import CONTEXT, MAIN, Planned, planned
from tracker.demo.profiles import FIRST, LATEST, Profile, profile
from tracker.demo.reviews import reviewed
from tracker.demo.searches import searches
from tracker.demo.words import Place, places
from tracker.method.counting import standing
from tracker.method.facts import CountryFacts, Standing
from tracker.method.resolve import facts_of
from tracker.model import (
    Answer,
    Assessment,
    Evidence,
    Framework,
    Instrument,
    InstrumentType,
    Record,
)
from tracker.model.record import Clearance

_EXAMPLES = 9
"""Items that the assessment of examples has."""
_SEEN = 0.75
"""Share of the measures that the second assessor of a cycle finds."""


class Maker:
    """Makes one country's record; the same seed and country give the same record."""

    def __init__(self, place: Place, frameworks: Mapping[str, Framework], seed: int) -> None:
        self.seed = seed
        self.profile: Profile = profile(place, stream(seed, place.code, "profile"))
        self.frameworks = {key: frameworks[key] for key in (MAIN, CONTEXT)}
        self.instruments = self._instruments()
        self.things = found(self.instruments)
        self.linking = Linking(stream(seed, place.code, "links"))
        self.plans = tuple(
            plan
            for plan in planned(self.profile, stream(seed, place.code, "plan"))
            if plan.framework == MAIN or self._finds(plan)
        )

    def record(self) -> Record:
        """Make the record."""
        record = Record(
            format=1,
            country=self.profile.code,
            working_language="en",
            contacts=("National focal point, Ministry of Environment",),
            instruments=self.instruments,
            assessments=tuple(self._linked(plan) for plan in self.plans),
        )
        record, dropped = self._with_drop(record)
        record = self._judged(record)
        facts = self._facts(record)
        record = explained(record, facts, self.frameworks, but=dropped)
        return _tidied(self._reviewed(record, facts))

    def _instruments(self) -> tuple[Instrument, ...]:
        written = instruments(self.profile, stream(self.seed, self.profile.code, "instruments"))
        if not self.profile.plays("union-directive"):
            return written
        reference = f"{places().union.code}:{union.DIRECTIVE}"
        return tuple(
            msgspec.structs.replace(one, implements=(reference,)) if one.id == "soil-act" else one
            for one in written
        )

    def _facts(self, record: Record) -> CountryFacts:
        body = union.union_record()
        return facts_of(
            record,
            file=f"{record.country}.yaml",
            frameworks=self.frameworks,
            foreign={body.country: body},
        )

    def _linked(self, plan: Planned) -> Assessment:
        """Lay out an assessment with its evidence."""
        own = plan.method == "national-submission"
        framework = self.frameworks[plan.framework]
        links = self.linking.evidence(framework, self._seen(plan))
        for item, more in self._further(plan, framework, links):
            links.setdefault(item, []).append(more)
        items = [
            item.id
            for section in framework.sections
            if section.id not in plan.without
            for item in section.items
        ]
        if plan.scope == "examples":
            items = [item for item in items if item in links][:_EXAMPLES]
        return Assessment(
            framework=plan.framework,
            cycle=plan.cycle,
            method=plan.method,
            scope=plan.scope,
            state=plan.state,
            no_instrument=self._absent_types(plan),
            as_of=f"{plan.cycle}-08-31",
            clearance=Clearance("Director, Ministry of Environment", f"{plan.cycle}-10-30")
            if own and plan.state.is_final
            else None,
            assessors=("Ministry of Environment, biodiversity unit" if own else "Secretariat",),
            answers={item: Answer(evidence=tuple(links.get(item, ()))) for item in items},
        )

    def _finds(self, plan: Planned) -> bool:
        """Say whether there is any evidence at all for an assessment."""
        return bool(self.linking.evidence(self.frameworks[plan.framework], self._seen(plan)))

    def _seen(self, plan: Planned) -> Sequence[Found]:
        things = counting(self.things, plan.cycle)
        if not self.profile.plays("two-methods") or plan.method != "desk-review":
            return things
        chance = stream(self.seed, self.profile.code, "seen")
        return [one for one in things if chance.random() < _SEEN]

    def _further(
        self, plan: Planned, framework: Framework, links: Mapping[str, Sequence[Evidence]]
    ) -> list[tuple[str, Evidence]]:
        """Return the links that the country's parts ask for beside the usual ones, by item."""
        code, plays, latest = places().union.code, self.profile.plays, plan.cycle == LATEST
        more: list[tuple[str, Evidence]] = []
        if plays("union-regulation") and plan.framework == MAIN:
            more += [
                (item, Evidence(f"{code}:{measure}", elements, why))
                for item, (measure, elements, why) in union.LINKS.items()
            ]
        if plays("directive-linked") and plan.framework == MAIN and latest:
            item, measure, elements = union.DIRECT_LINK
            more.append((item, Evidence(f"{code}:{measure}", elements)))
        if plays("bill") and plan.framework == MAIN and latest:
            drafts = [
                one for one in self.things if standing(one.instrument, LATEST) is Standing.DRAFT
            ]
            more += _pairs(self.linking.evidence(framework, drafts))[:1]
        if plays("foresight") and plan.framework == MAIN and plan.cycle == FIRST:
            coming = [
                one
                for one in self.things
                if standing(one.instrument, FIRST) is Standing.NOT_YET_ADOPTED
            ]
            early = self.linking.evidence(framework, coming[:1])
            more += [pair for pair in _pairs(early) if links.get(pair[0])][:1]
        return more

    def _absent_types(self, plan: Planned) -> tuple[InstrumentType, ...]:
        lapsed = self.profile.plays("lapsed-nbsap") and plan.cycle == LATEST
        return (InstrumentType.NBSAP,) if lapsed or self.profile.plays("no-nbsap") else ()

    def _with_drop(self, record: Record) -> tuple[Record, str | None]:
        """Take evidence out of one later answer, so that its level drops without a cause."""
        if not self.profile.plays("unexplained-drop"):
            return record, None
        before, after = [
            index for index, one in enumerate(record.assessments) if one.framework == MAIN
        ]
        facts = self._facts(record)
        earlier, later = facts.assessments[before], facts.assessments[after]
        core = [item.id for item in self.frameworks[MAIN].section["G"].items]
        for item in core:
            old, new = earlier.cells[item], later.cells[item]
            lasting = {link.measure for link in new.links if link.counts}
            if old.derived_level in ("low", "medium", "high") and lasting >= {
                link.measure for link in old.links
            }:
                answers = {**record.assessments[after].answers, item: Answer()}
                changed = msgspec.structs.replace(record.assessments[after], answers=answers)
                assessments = list(record.assessments)
                assessments[after] = changed
                return msgspec.structs.replace(record, assessments=tuple(assessments)), item
        return record, None

    def _judged(self, record: Record) -> Record:
        facts = self._facts(record)
        done: list[Assessment] = []
        for plan, assessment, known in zip(
            self.plans, record.assessments, facts.assessments, strict=True
        ):
            chance = stream(self.seed, self.profile.code, plan.label)
            searched = searches(plan, record.instruments, chance)
            judge = Judge(self.profile, self.frameworks[plan.framework], plan, searched, chance)
            one = assessment if plan.scope == "examples" else judged(assessment, known, judge)
            if self.profile.plays("incomplete") and plan.cycle == LATEST:
                one = carried(one, done[0].answers)
            cited = {key for answer in one.answers.values() for key in answer.searched}
            if plan.scope == "examples":
                cited = {"s1"}
            kept = tuple(search for search in searched if search.id in cited)
            done.append(msgspec.structs.replace(one, searches=kept))
        return msgspec.structs.replace(record, assessments=tuple(done))

    def _reviewed(self, record: Record, facts: CountryFacts) -> Record:
        """Let about half of the national submissions of the latest cycle be reviewed."""
        chance = stream(self.seed, self.profile.code, "review")
        if chance.random() > 0.55 or self.profile.plays("incomplete"):  # noqa: PLR2004
            return record
        done = [
            reviewed(one, known, self.frameworks[MAIN], chance)
            if (one.framework, one.cycle, one.method) == (MAIN, LATEST, "national-submission")
            else one
            for one, known in zip(record.assessments, facts.assessments, strict=True)
        ]
        return msgspec.structs.replace(record, assessments=tuple(done))


def _pairs(links: Mapping[str, Sequence[Evidence]]) -> list[tuple[str, Evidence]]:
    return [(item, one) for item, found_ones in links.items() for one in found_ones]


def _tidied(record: Record) -> Record:
    """Leave out the measures that no answer cites."""
    cited = {
        evidence.measure
        for assessment in record.assessments
        for answer in assessment.answers.values()
        for evidence in answer.evidence
    }
    kept = tuple(
        msgspec.structs.replace(
            one, measures=tuple(each for each in one.measures if f"{one.id}/{each.id}" in cited)
        )
        for one in record.instruments
    )
    return msgspec.structs.replace(record, instruments=kept)
