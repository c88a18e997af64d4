"""What the demonstration shows: counts that its list of countries gives by hand, and structure."""

import msgspec
import pytest

from tracker.analysis.agreement import agreement
from tracker.analysis.distribution import distribution
from tracker.analysis.request import sections_of
from tracker.analysis.statements import Verdict, statements
from tracker.analysis.trend import trend
from tracker.analysis.view import Collection, Entry, Panel, View, panel
from tracker.method.facts import Standing
from tracker.method.rating import CellState, Rater
from tracker.model import (
    Explicitness,
    InstrumentType,
    Record,
    State,
    Status,
    Strength,
)
from tracker.model.record import AnswerStatus

REGIONS = {
    "northern-isles": 9,
    "amber-coast": 8,
    "river-lowlands": 7,
    "southern-highlands": 6,
    "great-steppe": 6,
    "western-archipelago": 4,
}


@pytest.fixture(scope="module")
def looked_at(collection: Collection, view: View) -> Panel:
    return panel(collection, view)


def entry(looked_at: Panel, code: str) -> Entry:
    return next(one for one in (*looked_at.entries, *looked_at.apart) if one.code == code)


def test_population_is_all_forty(looked_at: Panel) -> None:
    assert looked_at.view.cycle == 2026
    assert len(looked_at.members) == 40
    assert len(looked_at.entries) == 37
    assert [one.code for one in looked_at.apart] == ["XXU"]


def test_35_enter_the_core_sections(looked_at: Panel) -> None:
    """37 records less the one of examples (XAQ) and the incomplete one (XBB)."""
    for section in ("G", "N", "A"):
        codes = {one.code for one in looked_at.entering(section)}
        assert len(codes) == 35
        assert not codes & {"XAQ", "XBB"}


def test_some_do_not_answer_the_section_that_is_not_core(looked_at: Panel) -> None:
    assert 20 <= len(looked_at.entering("R")) < 35


def test_groups_are_of_unequal_size_and_have_everybody(collection: Collection) -> None:
    groupings = collection.reference.groupings
    sizes = {group.id: len(group.members) for group in groupings["region"].groups}
    assert sizes == REGIONS
    sizes = {group.id: len(group.members) for group in groupings["income"].groups}
    assert sizes == {"low": 6, "lower-middle": 10, "upper-middle": 12, "high": 12}


def test_methods_are_as_planned(looked_at: Panel) -> None:
    """Four countries have desk reviews only, and the examples are one."""
    methods = [one.assessment.method for one in looked_at.entries]
    assert methods.count("desk-review") == 5
    assert entry(looked_at, "XAE").assessment.method == "national-submission"


def test_every_state_of_a_cell_occurs(collection: Collection, view: View) -> None:
    restricted = panel(collection, msgspec.structs.replace(view, only=("nbsap",)))
    plain = panel(collection, view)
    states = {one.state for one in (*plain.rated.values(), *restricted.rated.values())}
    assert states == set(CellState)


def test_every_level_occurs(looked_at: Panel) -> None:
    levels = {one.level.id for one in looked_at.rated.values() if one.level}
    assert levels == {"none", "mentioned", "low", "medium", "high"}


def test_countries_without_a_biodiversity_strategy(collection: Collection, view: View) -> None:
    """XAG and XBE never had one; that of XAC, XBJ and XBL ended in 2025."""
    restricted = panel(collection, msgspec.structs.replace(view, only=("nbsap",)))
    without = {
        code for (code, _), one in restricted.rated.items() if one.state is CellState.NO_INSTRUMENT
    }
    assert without == {"XAG", "XBE", "XAC", "XBJ", "XBL"}


def test_counts_of_an_item_add_up(looked_at: Panel) -> None:
    """G9 is not applicable to XAB, XAF and XBE; G10 is not disclosed by XAN and XAO."""
    items = looked_at.view.framework.item
    restored = distribution(looked_at, items["G9"])
    assert (restored.population, restored.n, restored.absent) == (37, 32, 5)
    assert (restored.not_applicable, restored.missing_cells) == (3, 0)
    rules = distribution(looked_at, items["G10"])
    assert (rules.population, rules.n, rules.absent, rules.missing_cells) == (40, 33, 5, 2)


def test_statuses_are_where_the_countries_play_their_parts(looked_at: Panel) -> None:
    told = {
        (one.code, cell.status)
        for one in looked_at.entries
        for cell in one.assessment.cells.values()
        if cell.status is not None
    }
    assert {code for code, status in told if status is AnswerStatus.NOT_DISCLOSED} == {"XAN", "XAO"}
    assert {code for code, status in told if status is AnswerStatus.NOT_APPLICABLE} == {
        "XAB",
        "XAF",
        "XBE",
    }
    assert {code for code, status in told if status is AnswerStatus.NO_INFORMATION} <= {
        "XAD",
        "XAH",
        "XAI",
    }


def test_incomplete_assessment(looked_at: Panel) -> None:
    """G8, A3 and N4 are laid out and open; G9 is carried over."""
    one = entry(looked_at, "XBB")
    assert one.assessment.state is State.DRAFT
    unanswered = {
        item
        for item, rated in one.own.items()
        if rated.state is CellState.NOT_ASSESSED and not item.startswith("R")
    }
    assert unanswered == {"G8", "G9", "A3", "N4"}
    assert one.assessment.cells["G9"].carried_from == 2022


def test_a_country_has_both_methods(records: dict[str, Record]) -> None:
    latest = [one.key for one in records["XAE"].assessments if one.cycle == 2026]
    assert ("cgrfa-soil-2024", 2026, "national-submission") in latest
    assert ("cgrfa-soil-2024", 2026, "desk-review") in latest


def test_examples_have_no_none(records: dict[str, Record]) -> None:
    (only,) = records["XAQ"].assessments
    assert only.scope == "examples"
    assert only.answers
    assert all(answer.level is None and answer.evidence for answer in only.answers.values())


def test_six_members_link_the_unions_regulation(collection: Collection) -> None:
    linked: dict[str, set[Standing]] = {}
    for country in collection.countries:
        for assessment in country.assessments:
            for cell in assessment.cells.values():
                for link in cell.links:
                    if link.instrument.startswith("XXU:"):
                        linked.setdefault(country.country, set()).add(link.standing)
    assert {code for code, found in linked.items() if Standing.COUNTS in found} == {
        "XAA",
        "XAE",
        "XAJ",
        "XAS",
        "XAW",
        "XBD",
    }
    assert linked["XBM"] == {Standing.NOT_DIRECT}


def test_links_that_do_not_count_occur(collection: Collection) -> None:
    standings = {
        link.standing
        for country in collection.countries
        for assessment in country.assessments
        for cell in assessment.cells.values()
        for link in cell.links
    }
    assert standings == set(Standing) - {Standing.ENDED, Standing.PAST_WITHOUT_END}


def test_a_soil_law_implements_the_directive(records: dict[str, Record]) -> None:
    found = {
        code: one.id
        for code, record in records.items()
        for one in record.instruments
        if one.implements
    }
    assert found == {"XBH": "soil-act"}
    assert records["XBH"].instrument["soil-act"].implements == ("XXU:dir-2019-7",)


def test_instruments_are_varied(records: dict[str, Record]) -> None:
    national = [record for code, record in records.items() if code != "XXU"]
    assert all(6 <= len(record.instruments) <= 12 for record in national)
    types = {one.type for record in national for one in record.instruments}
    assert types >= set(InstrumentType) - {InstrumentType.DIRECTIVE}
    statuses = {one.status for record in national for one in record.instruments}
    assert statuses >= {Status.DRAFT, Status.IN_FORCE, Status.ADOPTED, Status.SUPERSEDED}
    measures = [m for record in national for one in record.instruments for m in one.measures]
    assert {one.strength for one in measures} == set(Strength)
    assert {one.explicitness for one in measures} == set(Explicitness)
    assert any(one.territory for one in measures)


def test_levels_set_by_hand_are_few(looked_at: Panel) -> None:
    rated = [
        cell
        for one in looked_at.entries
        for cell in one.assessment.cells.values()
        if cell.derived_level
    ]
    apart = [cell for cell in rated if cell.set_level not in (None, cell.derived_level)]
    assert 0.02 < len(apart) / len(rated) < 0.08


def test_some_items_are_weak_and_some_strong_everywhere(looked_at: Panel) -> None:
    def share(item: str) -> float:
        found = distribution(looked_at, looked_at.view.framework.item[item])
        return found.at_least["low"] / found.n

    assert min(share(item) for item in ("G5", "G6", "G7")) > 0.8
    assert max(share(item) for item in ("G2", "G8", "G9")) < 0.4


def test_regions_differ(collection: Collection, view: View) -> None:
    def addressed(region: str) -> float:
        inside = panel(collection, msgspec.structs.replace(view, group=("region", region)))
        found = [
            distribution(inside, item)
            for section in sections_of(view.framework)
            for item in section.items
        ]
        return sum(one.at_least["low"] for one in found) / sum(one.n for one in found)

    isles, coast, steppe = map(addressed, ("northern-isles", "amber-coast", "great-steppe"))
    assert isles > 1.5 * steppe
    assert coast > 1.5 * steppe


def test_change_between_the_cycles(collection: Collection, view: View) -> None:
    """30 match: 37 less examples, four newcomers, and two whose method is another one."""
    found = trend(collection, view, 2022, sections_of(view.framework))
    assert found.countries == 30
    assert found.method_changed == ("XAP", "XAZ")
    rises = [one for one in found.changes if one.steps > 0]
    drops = [one for one in found.changes if one.steps < 0]
    assert len(rises) > 2 * len(drops)
    assert sum(one.by_end_date for one in drops) >= 5
    assert [one.country for one in found.changes if one.asks and not one.explained] == ["XBC"]
    assert any(one.steps > 1 and one.explained for one in rises)


def test_reviewers_agree_within_reason(looked_at: Panel) -> None:
    found = agreement(looked_at, sections_of(looked_at.view.framework))
    assert 200 <= found.pairs <= 600
    assert found.alpha is not None
    assert 0.6 < found.alpha < 0.9
    assert found.lower > found.higher > 0
    assert 0 < found.not_agreed < found.pairs


def test_reviewed_levels_change_figures(collection: Collection, view: View) -> None:
    reviewed = panel(collection, msgspec.structs.replace(view, rater=Rater.REVIEW))
    own = panel(collection, view)
    assert reviewed.rated != own.rated


def test_statements_have_all_verdicts(collection: Collection, view: View) -> None:
    verdicts = {one.verdict for one in statements(collection, view)}
    assert verdicts == set(Verdict)


def test_second_framework_is_assessed_in_both_cycles(collection: Collection) -> None:
    cycles = {
        one.cycle
        for country in collection.countries
        for one in country.assessments
        if one.framework == "cgrfa-soil-2024-context"
    }
    assert cycles == {2022, 2026}
