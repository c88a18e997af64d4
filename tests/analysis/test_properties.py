"""What must hold for any collection, found by trying many."""

from collections.abc import Mapping

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import (
    MEMBERS,
    answer,
    assessment,
    collection,
    country,
    framework,
    instrument,
    link,
    measure,
    record,
    view,
)
from tracker.analysis.distribution import distribution, distributions
from tracker.analysis.trend import change_of, trend
from tracker.analysis.view import Collection, Missing, panel
from tracker.method.derive import derive
from tracker.method.rating import CellState, Rated, Rater, counting
from tracker.model.record import Answer, Evidence

FRAMEWORK = framework()
ITEMS = [item.id for item in FRAMEWORK.items]
MEASURES = [f"law/{name}" for name in ("explicit", "biological", "soil", "recital", "monitored")]
UNION = record("EUE", [], instruments=[instrument("reg", [measure("a1")], direct=True)])
LEVELS = [level.id for level in FRAMEWORK.scale]
STATUSES = ["no-information", "not-disclosed", "not-applicable"]

links = st.builds(
    lambda measure, letters, effect: link(measure, "".join(sorted(letters)), effect=effect),
    st.sampled_from([*MEASURES, "EUE:reg/a1"]),
    st.sets(st.sampled_from("abcd"), min_size=1),
    st.sampled_from(["supports", "supports", "supports", "hinders"]),
)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(answer, links),
    st.builds(answer, links, links, links),
    st.builds(lambda one, level: answer(one, level=level), links, st.sampled_from(LEVELS)),
    st.builds(
        lambda level, review: answer(level=level, review=review),
        st.sampled_from(LEVELS),
        st.sampled_from(LEVELS),
    ),
    st.builds(lambda status: answer(status=status), st.sampled_from(STATUSES)),
    st.builds(answer),
)
countries = st.dictionaries(
    st.sampled_from(MEMBERS),
    st.tuples(
        st.fixed_dictionaries(dict.fromkeys(ITEMS, answers)),
        st.sampled_from(["complete", "complete", "complete", "examples"]),
    ),
)
collections = st.builds(
    lambda given: collection(
        *(country(code, one, scope=scope) for code, (one, scope) in given.items()), UNION
    ),
    countries,
)
raters = st.sampled_from(list(Rater))
kinds = st.sampled_from([(), ("explicit",), ("national",), ("binding",), ("nbsap",)])


@settings(deadline=None)
@given(collections, raters, kinds)
def test_every_member_is_somewhere(many: Collection, rater: Rater, only: tuple[str, ...]) -> None:
    looked_at = panel(many, view(many, rater=rater, only=only))
    for found in distributions(looked_at).values():
        assert found.n + found.absent + found.missing_cells + found.not_applicable == 10
        assert sum(found.counts.values()) == found.n
        for level in LEVELS:
            assert 0 <= found.of_which.explicit[level] <= found.at_least[level] <= found.n
            assert 0 <= found.of_which.supranational[level] <= found.at_least[level]


@settings(deadline=None)
@given(collections, raters, kinds)
def test_what_shares_rest_on_is_what_other_views_say(
    many: Collection, rater: Rater, only: tuple[str, ...]
) -> None:
    looked_at = panel(many, view(many, rater=rater, only=only))
    explicit, national = (
        panel(many, view(many, only=(*only, kind))).rated for kind in ("explicit", "national")
    )
    evidence = panel(many, view(many, rater=Rater.DERIVED, only=only)).rated

    def value(one: Mapping[tuple[str, str], Rated], key: tuple[str, str]) -> int:
        level = one[key].level
        return -1 if level is None else level.value

    for item, found in distributions(looked_at).items():
        section = FRAMEWORK.section_of[item].id
        rated = {
            (entry.code, item): level.value
            for entry in looked_at.entering(section)
            if (level := looked_at.rated[entry.code, item].level)
        }
        for level in FRAMEWORK.scale:
            there = [key for key, own in rated.items() if own >= level.value]
            assert found.of_which.explicit[level.id] == sum(
                value(explicit, key) >= level.value for key in there
            )
            assert found.of_which.supranational[level.id] == sum(
                value(national, key) < level.value <= value(evidence, key) for key in there
            )


@settings(deadline=None)
@given(collections, kinds)
def test_a_restricted_level_is_derived_from_the_links_that_are_left(
    many: Collection, only: tuple[str, ...]
) -> None:
    looked_at = panel(many, view(many, only=only))
    for entry in looked_at.entries:
        for item, cell in entry.assessment.cells.items():
            links = counting(cell, only)
            rated = looked_at.rated[entry.code, item]
            if only and links and entry.own[item].state is CellState.RATED:
                assert rated.level == derive(FRAMEWORK.item[item], FRAMEWORK.scale, links)


twice = st.builds(
    lambda given: collection(
        *(
            record(
                code,
                [
                    assessment(old, cycle=2022, scope=scope, method=method),
                    assessment(new, scope="complete"),
                ],
            )
            for code, (old, new, scope, method) in given.items()
        ),
        UNION,
    ),
    st.dictionaries(
        st.sampled_from([*MEMBERS, "ZZZ"]),
        st.tuples(
            st.fixed_dictionaries(dict.fromkeys(ITEMS, answers)),
            st.fixed_dictionaries(dict.fromkeys(ITEMS, answers)),
            st.sampled_from(["complete", "complete", "examples"]),
            st.sampled_from(["desk-review", "desk-review", "national-submission"]),
        ),
        max_size=4,
    ),
)


@settings(deadline=None)
@given(twice, raters)
def test_one_cell_moved_as_the_list_of_all_says(many: Collection, rater: Rater) -> None:
    later = view(many, rater=rater)
    now, then = panel(many, later), panel(many, view(many, rater=rater, cycle=2022))
    every = trend(many, later, 2022, FRAMEWORK.sections).changes
    found = [change_of(code, item, then, now) for code in (*MEMBERS, "ZZZ") for item in ITEMS]
    moved = {(one.country, one.item): one for one in found if one}
    assert moved == {(one.country, one.item): one for one in every}


@settings(deadline=None)
@given(collections, raters)
def test_regions_add_up_to_their_members(many: Collection, rater: Rater) -> None:
    whole = distributions(panel(many, view(many, rater=rater)))
    parts = [
        distributions(panel(many, view(many, rater=rater, group=("region", region))))
        for region in ("north", "south")
    ]
    for item, found in whole.items():
        for level in LEVELS:
            assert found.counts[level] == sum(part[item].counts[level] for part in parts)
        assert found.population == sum(part[item].population for part in parts)
        assert found.missing == sum(part[item].missing for part in parts)


@settings(deadline=None)
@given(collections, raters)
def test_no_policy_moves_a_figure_outside_its_bounds(many: Collection, rater: Rater) -> None:
    for found in distributions(panel(many, view(many, rater=rater))).values():
        for level in FRAMEWORK.scale:
            low, high = found.at_or_above(level, Missing.BOUNDS)
            (zero,) = found.at_or_above(level, Missing.ZERO_FOR_MISSING)
            (reported,) = found.at_or_above(level, Missing.REPORTING_ONLY)
            for share in (zero, reported):
                if share.value is not None and low.value is not None and high.value is not None:
                    assert low.value <= share.value <= high.value


@settings(deadline=None)
@given(collections, st.sampled_from(MEMBERS), st.sampled_from(ITEMS))
def test_a_not_applicable_cell_never_lowers_a_share(many: Collection, code: str, item: str) -> None:
    """Turning a cell at the lowest level into a not-applicable one can only raise the share."""
    before = distribution(panel(many, view(many)), FRAMEWORK.item[item])
    changed = tuple(
        _not_applicable(one, item) if one.country == code else one for one in many.countries
    )
    after_many = msgspec.structs.replace(many, countries=changed)
    looked_at = panel(many, view(many))
    was = looked_at.rated.get((code, item))
    if was is None or was.state is not CellState.RATED or was.level != FRAMEWORK.none:
        return
    after = distribution(panel(after_many, view(after_many)), FRAMEWORK.item[item])
    for level in FRAMEWORK.scale[1:]:
        for policy in Missing:
            for old, new in zip(
                before.at_or_above(level, policy), after.at_or_above(level, policy), strict=True
            ):
                assert new.value is None or old.value is None or new.value >= old.value


def _not_applicable(one: object, item: str) -> object:
    from tracker.method.facts import CountryFacts
    from tracker.model.record import AnswerStatus

    assert isinstance(one, CountryFacts)
    replace = msgspec.structs.replace
    assessments = tuple(
        replace(
            found,
            cells={
                **found.cells,
                item: replace(found.cells[item], status=AnswerStatus.NOT_APPLICABLE),
            },
        )
        for found in one.assessments
    )
    return replace(one, assessments=assessments)


@settings(deadline=None)
@given(st.lists(links), links)
def test_a_hindering_link_never_changes_a_level(some: list[Evidence], one: Evidence) -> None:
    from tests.factory import facts

    hindering = msgspec.structs.replace(one, effect="hinders")
    for item in FRAMEWORK.items:
        levels = [
            derive(
                item,
                FRAMEWORK.scale,
                facts(country("AAA", {item.id: answer(*found)}))
                .assessments[0]
                .cells[item.id]
                .links,
            )
            for found in (some, [*some, hindering])
        ]
        assert levels[0] == levels[1]


@settings(deadline=None)
@given(collections)
def test_a_blank_is_never_a_zero(many: Collection) -> None:
    looked_at = panel(many, view(many))
    for entry in looked_at.entries:
        for item, cell in entry.assessment.cells.items():
            blank = cell.set_level is None and cell.derived_level is None
            if blank and cell.status is None:
                assert looked_at.rated[entry.code, item].state is CellState.NOT_ASSESSED
