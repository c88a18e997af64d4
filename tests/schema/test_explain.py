"""What is said about usual mistakes: one finding each, in words that help."""

import datetime as dt

import pytest

from tests.schema.values import Json, plain
from tracker.schema import About, Problem, accepts, explain, prune
from tracker.schema.words import meant

RECORD = """\
format: 1
country: KEN
instruments:
  - id: soil-act
    title: Soil Act
    language: en
    type: law
    status: in-force
    measures:
      - {id: art-5, summary: one, explicitness: explicit, strength: committed}
assessments:
  - framework: cgrfa-soil-2024
    cycle: 2026
    method: desk-review
    scope: complete
    state: draft
    answers:
      G7:
        evidence:
          - {measure: soil-act/art-5, elements: [a]}
"""


def problems(old: str, new: str) -> list[tuple[str, str]]:
    """Change the record in one place, and return the codes and messages of what is wrong."""
    assert old in RECORD
    return told(plain(RECORD.replace(old, new, 1).encode()))


def told(value: Json) -> list[tuple[str, str]]:
    return [(one.rule.code, message(one)) for one in explain("country", value)]


def message(problem: Problem) -> str:
    return problem.rule.template.format_map(problem.values)


def test_nothing_is_wrong_with_the_record() -> None:
    assert told(plain(RECORD.encode())) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "wanted"),
    [
        ("cycle:", "Cycle:", "S101", "unknown key `Cycle`; did you mean `cycle`?"),
        ("elements:", "element:", "S101", "unknown key `element`; did you mean `elements`?"),
        ("answers:", "answrs:", "S101", "unknown key `answrs`; did you mean `answers`?"),
        (
            "    answers:",
            "    quote: x\n    answers:",
            "S101",
            "unknown key `quote`; it is a key of a measure",
        ),
        (
            "    type: law\n",
            "    type: law\n    original_title: Loi\n",
            "S101",
            "unknown key `original_title`; did you mean `original-title`?",
        ),
        (
            "[a]}",
            "[a], colour: red}",
            "S101",
            (
                "unknown key `colour`; known here: measure, elements, why, effect, strength, "
                "explicitness"
            ),
        ),
        ("    status: in-force\n", "", "S102", "`status` is missing in instrument `soil-act`"),
        ("summary: one, ", "", "S102", "`summary` is missing in measure `art-5`"),
        (
            "measure: soil-act/art-5, ",
            "",
            "S102",
            "`measure` is missing in evidence link (entry 1 of `evidence`)",
        ),
        ("format: 1\n", "", "S102", "`format` is missing in the file"),
        (
            "title: Soil Act",
            "title: 2020",
            "S103",
            "`title` is a whole number (`2020`); it must be text; write it in quotes",
        ),
        ("[a]", "a", "S103", "`elements` is text (`a`); it must be a list; write [a]"),
        (
            "cycle: 2026",
            "cycle: '2026'",
            "S103",
            (
                "`cycle` is text (`2026`); it must be a year from 1000 to 2999; "
                "write it without quotes"
            ),
        ),
        (
            "type: law",
            "type: law\n    binding: yes",
            "S103",
            "`binding` is text (`yes`); it must be true or false; write true",
        ),
        (
            "type: law",
            "type: true",
            "S103",
            (
                "`type` is the word true; it must be nbsap, national-target, law, regulation, "
                "directive, decree, decision, strategy, policy, plan, programme, standard, guideline, "
                "agreement or mandate"
            ),
        ),
        (
            "type: law",
            "type: law\n    notes:",
            "S104",
            "`notes` is empty; it must be text; take the line out where there is nothing to say",
        ),
        ("title: Soil Act", "title:", "S104", "`title` is empty; it must be text"),
        (
            "      G7:",
            "      G1:\n      G7:",
            "S104",
            (
                "`G1` is empty; it must be a mapping of keys to values; "
                "write {} where there is nothing to say yet"
            ),
        ),
        (
            "[a]",
            "[]",
            "S104",
            "`elements` is empty; it must be a list with at least one entry",
        ),
        (
            "scope: complete",
            "scope: all",
            "S111",
            "`all` is no value of `scope`; it must be complete or examples",
        ),
        (
            "strength: committed",
            "strength: Commited",
            "S111",
            (
                "`Commited` is no value of `strength`; it must be acknowledged, committed, specified "
                "or monitored; did you mean `committed`?"
            ),
        ),
        (
            "id: soil-act",
            "id: Soil_Act",
            "S112",
            "`Soil_Act` is not an id: small letters, digits and hyphens, the first no hyphen",
        ),
        (
            "type: law",
            "type: law\n    adopted: 2023-02-29",
            "S113",
            "`2023-02-29` is not a date (YYYY-MM-DD) or a year; there is no such day",
        ),
        (
            "type: law",
            "type: law\n    adopted: '1998'",
            "S113",
            "`1998` is not a date (YYYY-MM-DD) or a year; write the year without quotes",
        ),
        (
            "type: law",
            "type: law\n    adopted: 1998-03",
            "S113",
            (
                "`1998-03` is not a date (YYYY-MM-DD) or a year; where the day is not known, "
                "write 1998"
            ),
        ),
        (
            "type: law",
            "type: law\n    consulted: 2026/1/7",
            "S113",
            "`2026/1/7` is not a date (YYYY-MM-DD); write 2026-01-07",
        ),
        ("cycle: 2026", "cycle: 226", "S114", "`cycle` is 226; it must be from 1000 to 2999"),
    ],
)
def test_one_mistake_one_finding(old: str, new: str, code: str, wanted: str) -> None:
    assert problems(old, new) == [(code, wanted)]


def test_a_misspelt_required_key_takes_its_entry_out() -> None:
    value = plain(RECORD.replace("summary:", "sumary:").encode())
    (problem,) = explain("country", value)
    assert problem.about is About.KEY
    assert problem.path == ("instruments", 0, "measures", 0, "sumary")
    assert problem.cut == ("instruments", 0, "measures", 0)


def test_a_newer_format_is_the_only_finding() -> None:
    value = plain(RECORD.replace("format: 1", "format: 2\nnew-key: x").encode())
    assert [code for code, _ in told(value)] == ["S001"]
    assert prune("country", value, explain("country", value)).value is None


@pytest.mark.parametrize("value", [[], "text", 1, None, True, 2.5])
def test_what_is_no_mapping_has_one_problem(value: object) -> None:
    (problem,) = explain("country", value)
    assert (problem.path, problem.cut) == ((), ())
    assert message(problem).startswith("the file is ")
    assert prune("country", value, (problem,)).value is None


def test_long_values_are_cut_in_messages() -> None:
    (problem,) = explain("country", {"format": 1, "country": "K" * 100_000})
    assert len(message(problem)) < 200


def test_emptied_lists_take_their_owner_along() -> None:
    value = plain(RECORD.replace("[a]", "[1, 2]").encode())
    pruned = prune("country", value, explain("country", value)).value
    assert isinstance(pruned, dict)
    assert pruned["assessments"][0]["answers"] == {"G7": {"evidence": []}}


def test_origin_counts_what_was_taken_out_before() -> None:
    value: Json = {
        "format": 1,
        "country": "KEN",
        "contacts": [1, "a", 2, 3, "b", "c"],
    }
    pruned = prune("country", value, explain("country", value))
    assert pruned.value == {"format": 1, "country": "KEN", "contacts": ["a", "b", "c"]}
    assert [pruned.origin(("contacts", index)) for index in range(3)] == [
        ("contacts", 1),
        ("contacts", 4),
        ("contacts", 5),
    ]
    assert pruned.origin(("contacts", 9)) == ("contacts", 9)
    assert pruned.origin(()) == ()


def test_dates_of_toml_are_refused_in_words() -> None:
    value = {"cycle": 2026, "framework": dt.date(2026, 1, 1)}
    assert not accepts("workspace", value)
    (problem,) = explain("workspace", value)
    assert message(problem).startswith("`framework` is a date or time (`2026-01-01`); it must be ")


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("in_force", "in-force"),
        ("InForce", "in-force"),
        ("IN FORCE", "in-force"),
        ("suspended", "superseded"),
        ("draf", "draft"),
        ("unknown", None),
        ("draft" * 20, None),
        (3, None),
    ],
)
def test_what_was_meant(word: object, wanted: str | None) -> None:
    assert meant(word, ["draft", "adopted", "in-force", "superseded"]) == wanted
