"""The order of findings, damaged records, the catalogue, and how much work a clean record is."""

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.sample import (
    FIXTURES,
    against,
    check,
    check_piece,
    codes,
    frameworks,
    load,
    record_of,
)
from tracker.checks import check_catalogue, check_record
from tracker.finding import Finding, Path, Severity
from tracker.load import load_catalogue
from tracker.model.framework import Framework

ALL_BAD = sorted((FIXTURES / "checks" / "bad").glob("*.yaml"))
SHAPE_BAD = sorted((FIXTURES / "records" / "bad").glob("*.yaml"))


def piece(snippet: str) -> list[tuple[str, str]]:
    return [(one.code, one.message_en) for one in check_piece(snippet)]


def test_findings_stand_in_the_order_of_the_text() -> None:
    found = check_piece(
        """
        searches:
          - {id: s1, instruments: [soil-act, nothing], read: whole}
        answers:
          P1: {level: medium, status: not-applicable}
          P9: {}
          P2: {level: none, searched: [s1, s9]}
        """
    )
    assert [one.code for one in found] == ["C101", "C215", "C214", "C201", "C301"]
    assert [one.place.line for one in found] == sorted(one.place.line for one in found)


def test_a_record_that_cannot_be_read_has_its_own_findings_only() -> None:
    loaded = load("format: 1\ncountry: [\n")
    assert check_record(loaded, against()) == loaded.findings


def test_a_finding_says_where_in_every_way() -> None:
    (found,) = check_piece("answers:\n  P11: {}\n")
    assert found.file == "countries/XAA.yaml"
    assert found.pointer == "/assessments/0/answers/P11"
    assert (found.place.line, found.place.column) == (10, 7)


class TestDamagedRecords:
    """A part that had something pruned is asked only whether what it cites exists."""

    def test_a_pruned_key_is_not_called_missing(self) -> None:
        found = codes(
            """
            searches:
              - {id: s1, where: the gazette, read: whole}
            answers:
              P1: {level: none, searched: s1}
              P2: {status: not-applicable, reason: 5}
            """
        )
        assert found == ["S103", "S103"]

    def test_other_parts_are_checked_as_ever(self) -> None:
        found = codes(
            """
            answers:
              P1: {level: none, searched: s1}
              P2: {level: none}
            """
        )
        assert found == ["S103", "C212"]

    def test_what_it_cites_is_checked_all_the_same(self) -> None:
        found = codes(
            """
            answers:
              P1:
                notes: 5
                evidence:
                  - {measure: soil-act/art-33, elements: [a]}
              P99: {notes: 5}
            """
        )
        assert found == ["S103", "C203", "C201", "S103"]

    def test_what_was_pruned_is_not_unknown(self) -> None:
        found = codes(
            """
            instruments:
              - id: soil-act
                title: Soil Act
                language: en
                type: law
                status: in-force
                measures:
                  - {id: art-3, summary: Soil life is kept, explicitness: explicit}
              - {id: soil-code, title: Soil Code, language: en, type: law, status: in_force}
            searches:
              - {id: s1, instruments: [soil-code], raed: whole}
              - {id: s2, instruments: [soil-code], terms: [7]}
            answers:
              P1:
                evidence:
                  - {measure: soil-act/art-3, elements: [a]}
              P2: {level: none, searched: [s1]}
            """
        )
        assert {code[0] for code in found} == {"S"}

    def test_an_answer_that_rests_on_a_damaged_part_waits(self) -> None:
        """The plan's end can't be read, so nobody knows whether it counts."""
        text = record_of(
            """
            answers:
              P1:
                evidence:
                  - {measure: old-plan/goal-2, elements: [a]}
              P2: {status: not-applicable}
            """
        )
        text = text.replace("ends: 2020", "ends: 2020-13-01")
        assert [one.code for one in check(text) if one.code[0] != "S"] == ["C214"]

    def test_links_may_be_missing_for_other_parts(self) -> None:
        """The measure is cited by a link that was pruned, so it is not called idle."""
        found = codes(
            """
            answers:
              P1:
                evidence:
                  - {measure: soil-act/art-3, element: [a], elements: []}
              P2:
                evidence:
                  - {measure: old-plan/goal-2, elements: [a]}
            """
        )
        assert [code for code in found if code[0] != "S"] == ["C206"]


def test_no_country_is_told_off_for_items_that_are_laid_out() -> None:
    empty = "".join(f"  {item.id}: {{}}\n" for item in frameworks()["soil-test"].items)
    assert codes(f"answers:\n{empty}") == []
    assert codes("answers: {}\n") == []
    assert check("format: 1\ncountry: XAA\n") == ()


def test_today_is_given() -> None:
    plan = """
        instruments:
          - {id: plan, title: Plan, language: en, type: plan, status: in-force, ends: 2026}
        """
    assert [one.code for one in check_piece(plan, today=date(2026, 12, 31))] == []
    assert [one.code for one in check_piece(plan, today=date(2027, 1, 1))] == ["C105"]


@pytest.mark.parametrize(
    ("state", "severity"),
    [
        ("draft", Severity.WARNING),
        ("submitted", Severity.ERROR),
        ("changes-requested", Severity.ERROR),
        ("accepted", Severity.ERROR),
        ("published", Severity.ERROR),
    ],
)
def test_what_is_missing_weighs_more_from_submitted_on(state: str, severity: Severity) -> None:
    found = check_piece(f"state: {state}\nanswers:\n  P1: {{status: not-applicable}}\n")
    assert [one.severity for one in found if one.code == "C214"] == [severity]


def test_the_furthest_assessment_that_cites_a_measure_decides() -> None:
    def found(first: str, second: str) -> list[tuple[str, str]]:
        text = "".join(
            f"""
              - framework: soil-test
                cycle: {cycle}
                method: desk-review
                scope: examples
                state: {state}
                answers:
                  P1:
                    evidence:
                      - {{measure: soil-act/art-3, elements: [a]}}
            """
            for cycle, state in ((2022, first), (2026, second))
        )
        whole = record_of("assessments:" + text)
        whole = whole.replace("        locator: Article 3\n", "")
        return [(one.code, one.severity.value) for one in check(whole)]

    assert found("draft", "draft") == [("C112", "warning")]
    assert found("accepted", "draft") == [("C112", "error")]
    assert found("draft", "published") == [("C112", "error")]


class TestMessages:
    """What was meant, or what there is, stands in the message."""

    def test_items(self) -> None:
        found = piece("answers:\n  p1: {}\n  P11: {}\n  X1: {}\n")
        assert found == [
            ("C201", "`p1` is not an item of soil-test; did you mean `P1`?"),
            ("C201", "`P11` is not an item of soil-test, whose section P has P1 to P5"),
            ("C201", "`X1` is not an item of soil-test"),
        ]

    def test_elements(self) -> None:
        (found,) = piece(
            "answers:\n  P2:\n    evidence:\n      - {measure: soil-act/art-3, elements: [a, c]}\n"
        )
        assert found == ("C202", "`c` is not an element of P2, which has a, b")

    def test_why_nothing_counts(self) -> None:
        (found,) = piece(
            """
            answers:
              P1:
                evidence:
                  - {measure: old-plan/goal-2, elements: [a]}
                  - {measure: old-plan/goal-2, elements: [b]}
            """
        )
        assert found == (
            "C206",
            "P1: nothing that is linked counts in 2026 (old-plan: ends 2020)",
        )

    def test_why_several_do_not_count(self) -> None:
        text = record_of(
            """
            answers:
              P1:
                evidence:
                  - {measure: old-plan/goal-2, elements: [a]}
                  - {measure: soil-act/art-3, elements: [b]}
                  - {measure: XXU:soil-directive/art-8, elements: [b]}
            """
        ).replace("adopted: 1998", "adopted: 2030-01-01")
        text = text.replace("ends: 2020", "ends: 2015\n    extended: {until: 2020}")
        why = [one.values["why"] for one in check(text) if one.code == "C206"]
        assert why == [
            "old-plan: extended until 2020; soil-act: adopted 2030-01-01; XXU:soil-directive: applies ?"
        ]

    def test_measures(self) -> None:
        text = record_of(
            """
            answers:
              P1:
                evidence:
                  - {measure: soil-act/art3, elements: [a]}
                  - {measure: soil-act/preamble, elements: [a]}
                  - {measure: water-code/x, elements: [a]}
                  - {measure: soil-act/art-3, elements: [a]}
            """
        )
        assert [one.message_en for one in check(text)] == [
            "`soil-act/art3` is not a measure of this record; did you mean `soil-act/art-3`?",
            "`soil-act` has no measure `preamble`; it has art-3",
            "`water-code/x` is not a measure of this record",
        ]

    def test_foreign_ids(self) -> None:
        found = piece(
            """
            answers:
              P1:
                evidence:
                  - {measure: XXU:soil-regulation/art4, elements: [a]}
                  - {measure: XXU:zzz/art-1, elements: [a]}
                  - {measure: XYZ:law/art-1, elements: [a]}
            """
        )
        assert [message for _, message in found] == [
            "`XXU:soil-regulation/art4` is not in the record of XXU; did you mean `XXU:soil-regulation/art-4`?",
            "`XXU:zzz/art-1` is not in the record of XXU",
            "`XYZ:law/art-1` can't be followed: the record of XYZ is not here or was not read",
        ]

    def test_a_direction_override_is_named(self) -> None:
        (found,) = piece('answers:\n  P1: {notes: "a\\u202eb"}\n')
        assert found[1] == (
            "the text contains the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE); delete it"
        )


class TestCatalogue:
    """What is said about the frameworks of a workspace."""

    def test_the_built_in_files_are_in_order(self) -> None:
        assert check_catalogue(load_catalogue()) == ()

    def test_a_shadowed_framework_and_one_without_required_elements(self) -> None:
        def only_optional(framework: Framework) -> Framework:
            section = framework.sections[0]
            items = [
                msgspec.structs.replace(
                    item,
                    elements=tuple(
                        msgspec.structs.replace(one, optional=True) for one in item.elements
                    ),
                )
                for item in section.items[:1]
            ]
            section = msgspec.structs.replace(section, items=tuple(items))
            return msgspec.structs.replace(framework, sections=(section,))

        own: Mapping[str, Framework] = {"soil-test": only_optional(frameworks()["soil-test"])}
        catalogue = msgspec.structs.replace(
            load_catalogue(), frameworks=own, shadowed=("cbd-parties", "region", "soil-test")
        )
        found = check_catalogue(catalogue)
        assert [(one.code, one.severity.value, one.file) for one in found] == [
            ("C601", "info", "frameworks/reference"),
            ("C601", "info", "frameworks/soil-test.yaml"),
            ("C602", "warning", "frameworks/soil-test.yaml"),
        ]
        assert found[2].pointer == "/sections/0/items/0"


def test_a_clean_record_asks_for_no_place() -> None:
    """Places are found by reading the text again; a record without findings never needs one."""
    text = record_of("answers:\n  P1:\n    evidence: [{measure: soil-act/art-3, elements: [a]}]\n")
    loaded = load(text)

    def asked(_path: Path) -> None:
        raise AssertionError

    object.__setattr__(loaded.places, "value", asked)
    object.__setattr__(loaded.places, "key", asked)
    assert check_record(loaded, against()) == ()


def test_facts_that_are_at_hand_are_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.checks import context

    loaded = load(record_of("answers:\n  P1: {level: low}\n"))
    assert loaded.record is not None
    given_facts = context.context_of(loaded.record, against(), loaded).facts

    def made(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(context, "facts_of", made)
    with_facts = msgspec.structs.replace(against(), facts=given_facts)
    assert [one.code for one in check_record(loaded, with_facts)] == ["C209"]


def lines_of(text: str) -> st.SearchStrategy[str]:
    """The text with some of its lines gone, doubled or exchanged."""
    lines = text.split("\n")
    return st.lists(st.sampled_from(range(len(lines))), min_size=1, max_size=4).flatmap(
        lambda picked: st.sampled_from(
            [
                "\n".join(line for at, line in enumerate(lines) if at not in picked),
                "\n".join(line for at, line in enumerate(lines) for _ in range(1 + (at in picked))),
                "\n".join(lines[at] if at in picked else line for at, line in enumerate(lines[:-1]))
                + "\n",
            ]
        )
    )


@given(st.sampled_from(ALL_BAD).flatmap(lambda path: lines_of(path.read_text(encoding="utf-8"))))
def test_whatever_a_record_holds_it_is_checked_to_the_end(text: str) -> None:
    for finding in check(text):
        assert finding.message_en
        assert finding.place.line >= 1


@pytest.mark.parametrize("path", SHAPE_BAD, ids=lambda path: path.stem)
def test_no_finding_on_text_and_shape_is_lost(path: Path) -> None:
    loaded = load(path.read_text(encoding="utf-8", errors="replace"))  # type: ignore[attr-defined]
    found: tuple[Finding, ...] = check_record(loaded, against())
    assert [one for one in found if one.code[0] in "YS"] == list(loaded.findings)


def test_a_record_with_thousands_of_mistakes_is_told_so_and_not_each() -> None:
    answers = "".join(f"  X{number}: {{}}\n" for number in range(3000))
    found = check_piece(f"answers:\n{answers}")
    assert len(found) == 1001
    assert [one.severity for one in found if one.code == "C603"] == [Severity.ERROR]
