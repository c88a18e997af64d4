"""Facts that share what is the same say what they said."""

import msgspec

from tests.factory import answer, country, facts, link
from tracker.method.facts import CountryFacts
from tracker.method.pool import Pool


def unpacked(code: str) -> CountryFacts:
    evidence = link("law/explicit", "ab")
    answers = {
        "G1": answer(evidence, level="high", review="low"),
        "G2": answer(link("law/soil", "ab")),
    }
    packed = msgspec.msgpack.encode(facts(country(code, answers)))
    return msgspec.msgpack.decode(packed, type=CountryFacts)


def test_facts_say_the_same_and_keep_it_once() -> None:
    pool, first, second = Pool(), unpacked("AAA"), unpacked("BBB")
    for facts_ in (first, second):
        pool.share(facts_)
    assert first == unpacked("AAA")
    assert second == unpacked("BBB")
    one, other = first.assessments[0], second.assessments[0]
    assert list(one.cells) == ["G1", "G2", "A1", "A2"]
    for item in ("G1", "G2"):
        cell, same = one.cells[item], other.cells[item]
        assert cell is not same
        assert cell.item is same.item is next(key for key in one.cells if key == item)
        assert cell.derived_level is same.derived_level
        assert cell.links[0].measure is same.links[0].measure
        assert cell.links[0].elements is same.links[0].elements
    assert one.cells["G1"].links[0].elements is other.cells["G2"].links[0].elements
    assert one.cells["A1"] is other.cells["A1"]  # nobody answered
    assert first.instruments[0].measures[0] is second.instruments[0].measures[0]
