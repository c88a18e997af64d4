"""The derived level. G1 has the required elements a, b, c and the optional d; G2 has a and b."""

import pytest

from tests.factory import framework, item, scale
from tracker.method.derive import (
    coverage,
    derive,
    explicit_elements,
    strength_all_covered,
    strength_max,
)
from tracker.method.facts import Link, Standing
from tracker.model.framework import Level
from tracker.model.record import Explicitness, InstrumentType, Strength


def link(
    elements: str,
    strength: str = "committed",
    *,
    explicitness: str = "explicit",
    standing: Standing = Standing.COUNTS,
    nationwide: bool = True,
) -> Link:
    return Link(
        measure="law/one",
        elements=tuple(elements),
        strength=Strength(strength),
        explicitness=Explicitness(explicitness),
        standing=standing,
        supranational=False,
        nationwide=nationwide,
        type=InstrumentType.LAW,
        binding=True,
    )


G1 = framework().item["G1"]

CASES: list[tuple[list[Link], str | None]] = [
    ([], None),
    ([link("a", standing=Standing.ENDED)], None),
    ([link("abcd", standing=Standing.HINDERS)], None),
    # A recital mentions; it covers nothing, however many elements it names.
    ([link("abcd", "acknowledged")], "mentioned"),
    ([link("a")], "low"),
    ([link("d")], "low"),  # an optional element makes it low
    ([link("ab")], "medium"),  # 2 of 3 required
    ([link("a"), link("b")], "medium"),
    ([link("ad")], "low"),  # 1 of 3 required, the optional one does not help
    ([link("abc")], "high"),
    ([link("abc", "acknowledged"), link("a")], "low"),
    # A province covers an element, but not nationwide.
    ([link("abc", nationwide=False)], "low"),
    ([link("a"), link("bc", nationwide=False)], "low"),
    ([link("ab"), link("c", nationwide=False)], "medium"),
    ([link("abc"), link("c", standing=Standing.HINDERS)], "high"),
]


@pytest.mark.parametrize(("links", "expected"), CASES)
def test_level_of_links(links: list[Link], expected: str | None) -> None:
    level = derive(G1, scale(), links)
    assert (level.id if level else None) == expected


def test_exactly_half_is_not_most() -> None:
    assert derive(framework().item["G2"], scale(), [link("a")]) == scale()[2]


def test_an_item_without_required_elements_is_never_medium_or_high() -> None:
    only_optional = item("X1", "ab", optional="ab")
    level = derive(only_optional, scale(), [link("ab")])
    assert level is not None
    assert level.id == "low"


def test_none_is_never_derived() -> None:
    said = tuple(level for level in scale() if level.when == "said")
    assert derive(G1, said, [link("abc")]) is None


def test_a_scale_without_mentioned_derives_nothing_from_a_recital() -> None:
    three = tuple(level for level in scale() if level.when in ("said", "any", "all"))
    assert derive(G1, three, [link("a", "acknowledged")]) is None
    highest: Level | None = derive(G1, three, [link("ab")])
    assert highest is not None
    assert highest.id == "low"


def test_coverage_counts_required_elements_apart() -> None:
    found = coverage(G1, [link("ad"), link("b", nationwide=False), link("c", "acknowledged")])
    assert found.links == 3
    assert found.covered == ("a", "b", "d")
    assert found.nationwide == ("a", "d")
    assert (found.required, found.required_covered, found.required_nationwide) == (3, 2, 1)


def test_strengths_of_a_cell() -> None:
    links = [
        link("a", "monitored"),
        link("a", "committed"),
        link("b", "committed"),
        link("b", "specified"),
        link("d", "committed"),  # optional: not in the weakest over required elements
        link("c", "acknowledged"),  # covers nothing
        link("c", "monitored", standing=Standing.DRAFT),
    ]
    assert strength_max(links) is Strength.MONITORED
    # a: monitored, b: specified, c: not covered -> the weakest is specified
    assert strength_all_covered(G1, links) is Strength.SPECIFIED
    assert strength_max([links[-1]]) is None
    assert strength_all_covered(G1, [links[-2]]) is None


def test_explicit_elements_are_required_ones_on_explicit_wording() -> None:
    links = [link("ad"), link("b", explicitness="biological"), link("c", "acknowledged")]
    assert explicit_elements(G1, links) == 1
