"""`show` and `set`: a country's sheet, and one edit from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.harness import BROKEN, KEN, Run, widest, write

OPEN_DRAFT = KEN.replace("scope: examples", "scope: complete")


@pytest.mark.usefixtures("small")
def test_the_sheet_tells_level_rule_evidence_and_what_is_open(tracker: Run) -> None:
    out = tracker("show", "KEN").out
    assert out.startswith("DRAFT – Kenya (KEN)\n")
    assert "G7  Conservation\n  ◑ Low · derived: 1 of 5 required elements covered nationwide" in out
    assert "c   An Act, s. 1\n" in out
    assert "committed · explicit" in out
    assert "“soil organisms shall be protected”" in out
    assert "Actions that answer it" in out
    assert "A1  Guidelines on healthy soils" in out


def test_examples_do_not_read_as_failures(tracker: Run, small: Path) -> None:
    out = tracker("show", "KEN").out
    assert "Not among the examples" in out
    assert "Still open" not in out
    assert "9 other items were not assessed." in out
    write(small, {"countries/KEN.yaml": OPEN_DRAFT})
    out = tracker("show", "KEN").out
    assert "Still open" in out
    assert "Not among the examples" not in out
    assert "Not assessed yet\n  G1  Research on nutrient-cycling\n" in out


@pytest.mark.usefixtures("demo")
def test_a_wide_screen_has_what_is_open_beside_the_evidence(tracker: Run) -> None:
    beside = [
        line
        for line in tracker("show", "XAB", width=160).lines
        if "Evidence" in line and "Still open" in line
    ]
    assert beside
    assert not any(
        "Evidence" in line and "Still open" in line for line in tracker("show", "XAB").lines
    )


@pytest.mark.usefixtures("demo")
def test_sections_can_be_chosen(tracker: Run) -> None:
    out = tracker("show", "XAB", "--section", "N").out
    assert "N  Needs for international collaboration\n" in out
    assert "G  Gaps and needs\n" not in out


@pytest.mark.usefixtures("small")
def test_the_sheet_as_json_has_the_items_as_rows(tracker: Run) -> None:
    found = json.loads(tracker("show", "KEN", "--format", "json").out)
    assert list(found)[:4] == ["format", "tool", "options", "not_read"]
    assert found["country"] == "KEN"
    (g7,) = found["rows"]
    assert (g7["section"], g7["id"], g7["mark"]["level"]) == ("G", "G7", "low")
    assert g7["evidence"][0]["quote"] == "soil organisms shall be protected"
    assert g7["evidence"][0]["strength"] == "committed"
    assert g7["open"][0]["id"] == "a"


def test_a_country_without_a_record_or_not_read_exits_2(tracker: Run, small: Path) -> None:
    done = tracker("show", "TZA")
    assert (done.code, done.out) == (2, "")
    assert "'TZA'" in done.err
    write(small, {"countries/UGA.yaml": BROKEN})
    done = tracker("show", "UGA")
    assert (done.code, done.out) == (2, "")
    assert "tracker check" in done.err


def test_set_changes_one_line_and_shows_it(tracker: Run, small: Path) -> None:
    done = tracker("set", "ken", "g7", "confidence=low")
    assert done.code == 0, done.err
    assert "countries/KEN.yaml" in done.lines[0]
    before, after = KEN, (small / "countries" / "KEN.yaml").read_text(encoding="utf-8")
    changed = [
        number
        for number, (old, new) in enumerate(
            zip(before.splitlines(), after.splitlines(), strict=True), 1
        )
        if old != new
    ]
    assert changed == [26]
    assert any(line.startswith("26 - ") for line in done.lines)
    assert any(line.startswith("26 + ") for line in done.lines)
    assert "confidence: low" in " ".join(done.out.split())
    assert tracker("check").code == 0


def test_set_tells_what_the_checks_say_of_the_answer_now(tracker: Run, small: Path) -> None:
    done = tracker("set", "KEN", "G1", "level=low")
    assert done.code == 0
    assert "C209 rated-without-evidence" in done.out
    assert "level: low" in (small / "countries" / "KEN.yaml").read_text(encoding="utf-8")


def test_set_links_and_unlinks_evidence(tracker: Run, small: Path) -> None:
    assert tracker("set", "KEN", "G1", "link=act/s1:a,b").code == 0
    rows = json.loads(tracker("show", "KEN", "--format", "json").out)["rows"]
    assert [(row["id"], row["evidence"][0]["elements"]) for row in rows] == [
        ("G1", ["a", "b"]),
        ("G7", ["c"]),
    ]
    assert tracker("set", "KEN", "G1", "unlink=act/s1").code == 0
    rows = json.loads(tracker("show", "KEN", "--format", "json").out)["rows"]
    assert [row["id"] for row in rows] == ["G7"]
    assert small.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["KEN", "G7", "levl=low"], "Did you mean level"),
        (["KEN", "G7", "low"], "FIELD=VALUE"),
        (["KEN", "G77", "level=low"], "G77"),
        (["TZA", "G7", "level=low"], "tracker new TZA"),
        (["KEN", "G7", "status=perhaps"], ""),
        (["KEN", "G7"], "FIELD=VALUE"),
    ],
)
def test_a_refused_edit_exits_2_and_leaves_the_file(
    arguments: list[str], words: str, tracker: Run, small: Path
) -> None:
    done = tracker("set", *arguments)
    assert done.code == 2
    assert words in done.err
    assert (small / "countries" / "KEN.yaml").read_text(encoding="utf-8") == KEN


def test_set_refuses_to_guess_between_assessments(tracker: Run, small: Path) -> None:
    second = KEN[KEN.index("  - framework:") :].replace("cycle: 2026", "cycle: 2022")
    write(small, {"countries/KEN.yaml": KEN + second})
    done = tracker("set", "KEN", "G7", "confidence=low")
    assert done.code == 2
    assert "--cycle 2022" in done.err
    assert "--cycle 2026" in done.err
    done = tracker("set", "KEN", "G7", "confidence=low", "--cycle", "2022")
    assert done.code == 0, done.err
    assert widest(done.out) <= 80


@pytest.mark.usefixtures("small")
def test_new_lays_out_every_item_and_does_not_overwrite(tracker: Run) -> None:
    done = tracker("new", "tza")
    assert done.code == 0, done.err
    text = Path("countries/TZA.yaml").read_text(encoding="utf-8")
    assert "G1: {}" in text
    assert "R7: {}" in text
    assert tracker("check").code == 0
    done = tracker("new", "TZA")
    assert done.code == 2
    assert Path("countries/TZA.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("code", ["../x", "XX", "/etc/passwd", "QQQ"])
def test_new_takes_known_codes_only(code: str, tracker: Run, small: Path) -> None:
    assert tracker("new", code).code == 2
    assert sorted(path.name for path in (small / "countries").iterdir()) == ["KEN.yaml"]


def test_the_sheet_has_the_reviewers_comment_and_says_once_that_a_link_does_not_count(
    tracker: Run, small: Path
) -> None:
    review = "review: {level: low, comment: where is the budget?, by: the reviewer's name}"
    given = KEN.replace("why: it is}]", "why: it is}, {measure: act/s9, elements: [d]}]")
    given = given.replace("      G7: {", f"      G7: {{{review}, ")
    write(small, {"countries/KEN.yaml": given})
    out = tracker("show", "KEN").out
    assert "Review: Low (not agreed by the country)\n" in out
    assert "Reviewer's comment: where is the budget?\n" in out
    assert "the reviewer's name" not in out
    assert "      does not count: measure not found\n" in out
