"""The words that the demonstration is made of fit the frameworks and each other."""

import re

from tracker.demo.words import kinds, places, provisions
from tracker.load.catalogue import Catalogue
from tracker.model import Explicitness

GENERAL = {"R6.a", "R6.b", "C21.a", "C22.c"}
"""Elements that are answered by what kind of instrument it is, not by one provision."""


def test_every_element_has_a_provision_and_the_reverse(builtin: Catalogue) -> None:
    elements = {
        f"{item.id}.{letter}"
        for framework in ("cgrfa-soil-2024", "cgrfa-soil-2024-context")
        for item in builtin.frameworks[framework].items
        for letter in item.element
    }
    addressed = {name for one in provisions() for name in one.addresses}
    assert addressed == elements - GENERAL


def test_provisions_stand_in_known_kinds_and_have_their_own_ids() -> None:
    ids = [one.id for one in provisions()]
    assert len(ids) == len(set(ids))
    for one in provisions():
        assert set(one.kinds) <= kinds().keys()
        assert one.wordings
        assert "{shall}" in one.quote


def test_wording_that_depends_on_explicitness_names_soil_life_by_the_same_word() -> None:
    for one in provisions():
        assert ("{life}" in one.quote) == (len(one.wordings) > 1), one.id
        if "{life}" in one.gist:
            assert "{life}" in one.quote, one.id


def test_explicit_wording_names_organisms() -> None:
    named = re.compile(
        r"\{life\}|soil (organisms|fauna|fungi|bacteria|biodiversity|zoologists|communit|microb)"
        r"|soil micro|earthworm|flatworm|microorganism|microbial|mycorrhizal|organisms|rhizobia"
        r"|invertebrates|Soil (fauna|communit|fungi|biodiversity|Biodiversity)",
        re.IGNORECASE,
    )
    for one in provisions():
        if Explicitness.EXPLICIT in one.wordings:
            assert named.search(one.quote), one.id


def test_forty_countries_in_their_groups() -> None:
    known = places()
    codes = [one.code for one in known.countries]
    assert codes == sorted(codes)
    assert (len(set(codes)), codes[0], codes[-1]) == (40, "XAA", "XBN")
    assert len({one.name for one in known.countries}) == 40
    assert [one.name for one in known.countries] == sorted(one.name for one in known.countries)
    assert {one.region for one in known.countries} == {one.id for one in known.regions}
    assert {one.income for one in known.countries} == {one.id for one in known.incomes}
    assert all(set(group.members) <= set(codes) for group in known.specials)
