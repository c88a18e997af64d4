"""JSON: ids, numbers as numbers, blanks as null, nothing harmful raw."""

import json

from tests.factory import answer, collection, country, instrument, link, measure, view
from tracker.analysis.view import Missing
from tracker.export.as_json import table_json
from tracker.export.json_file import json_file
from tracker.export.plan import Plan
from tracker.model.record import Record
from tracker.tables.coverage import coverage
from tracker.tables.evidence import evidence_table
from tracker.tables.tidy import TidyRow


def plan(*records: Record) -> Plan:
    many = collection(*records, not_read=["CCC"])
    looked = view(many, only=["nbsap"], group=("region", "north"))
    by_code = {one.country: one for one in records}
    return Plan(many, looked, by_code.get, looked.framework.sections[:1], inputs="abc")


def test_the_export_has_the_tidy_rows_whatever_the_options() -> None:
    made = plan(country("AAA", {"G1": "none"}, state="draft"), country("FFF", {"G1": "low"}))
    document = json.loads(json_file(made))
    assert list(document)[:4] == ["format", "tool", "options", "not_read"]
    assert document["format"] == 1
    assert document["tool"].startswith("tracker ")
    assert document["not_read"] == ["CCC"]
    assert document["draft"] is True
    assert document["options"] == {
        "framework": "small",
        "framework_version": 1,
        "cycle": 2026,
        "population": "members",
        "rater": "self",
        "missing": "reporting-only",
        "only": ["nbsap"],
        "states": [],
        "scope": None,
        "group": "region:north",
    }
    assert len(document["rows"]) == 8  # both countries, all items
    row = document["rows"][0]
    assert list(row) == list(TidyRow._fields)
    assert (row["level"], row["level_value"], row["derived_level"]) == ("none", 0, None)
    assert json_file(made) == json_file(made)


def test_a_table_is_written_with_ids_and_its_totals_apart() -> None:
    many = collection(
        country("AAA", {"G1": answer(link("law/explicit", "a"), level="high"), "G2": "none"}),
        country("BBB", {"G1": "none", "G2": "no-information"}, method="national-submission"),
    )
    looked = view(many, missing=Missing.BOUNDS)
    table = coverage(many, looked, by="country", sections=looked.framework.sections[:1])
    document = json.loads(table_json(table, many, looked))
    assert [row["country"] for row in document["rows"]] == ["AAA", "BBB"]
    assert [row["method"] for row in document["rows"]] == ["desk-review", "national-submission"]
    assert document["rows"][0]["G1"] == {
        "state": "rated",
        "level": "high",
        "value": 4,
        "hand_set": 1,
        "hinders": False,
        "example": False,
    }
    assert document["rows"][1]["G2"]["level"] is None
    assert document["rows"][1]["G2"]["state"] == "no-information"
    assert document["rows"][0]["complete"] == {"shares": [{"k": 2, "n": 2}]}
    assert {row["country"]: row["G1"] for row in document["totals"]} == {
        "none": 1,
        "mentioned": 0,
        "low": 0,
        "medium": 0,
        "high": 1,
        "n": 2,
        "absent": 8,
        "missing-cells": 0,
        "population": 10,
        "elements": 4,
        "not-applicable": 0,
    }


def test_shares_are_one_figure_or_the_two_of_bounds() -> None:
    many = collection(country("AAA", {"G1": "low", "G2": "none"}))
    looked = view(many, missing=Missing.BOUNDS)
    table = coverage(many, looked, by="region", sections=looked.framework.sections[:1])
    document = json.loads(table_json(table, many, looked))
    assert document["rows"][0]["G1"] == {
        "shares": [{"k": 1, "n": 5}, {"k": 5, "n": 5}],
        "explicit": 0,
        "supranational": 0,
        "population": 5,
    }


def test_harmful_characters_are_escaped_and_come_back() -> None:
    nasty = "\x1b]52;c;x\x07 \x9b31m \u202eabc\u2066 \x7f \u2028 = \ud800"
    one = country(
        "AAA",
        {"G1": link("law/m1", "a")},
        instruments=[instrument("law", [measure("m1", quote=nasty)])],
    )
    many = collection(one)
    text = table_json(evidence_table(many, {"AAA": one}.get), many)
    assert not [found for found in text if found != "\n" and not found.isprintable()]
    assert json.loads(text)["rows"][0]["quote"] == nasty
    text.encode()
