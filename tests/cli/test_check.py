"""`check`, `explain`, `fmt`: findings in three formats, exit codes, rules' pages, house style."""

import json
from pathlib import Path

import pytest

from tests.cli.harness import BROKEN, KEN, Run, write
from tracker.checks.register import ALL_RULES
from tracker.cli.render.findings import as_github
from tracker.finding import Place, Rule, Severity


@pytest.mark.usefixtures("small")
def test_a_clean_workspace_exits_0(tracker: Run) -> None:
    done = tracker("check")
    assert (done.code, done.out) == (0, "No findings; 1 of 1 record read.\n")


def test_errors_exit_1_and_are_named_with_file_line_and_column(tracker: Run, small: Path) -> None:
    write(small, {"countries/UGA.yaml": BROKEN})
    done = tracker("check")
    assert done.code == 1
    assert done.lines[0].startswith("countries/UGA.yaml:3:1  error S101 unknown-key  ")
    assert done.lines[1].startswith("countries/UGA.yaml:4:1  error S101 unknown-key  ")
    assert done.lines[-1] == "2 errors in 1 of 2 records; 1 read."
    assert done.err == ""


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_says_what_exits_1(fail_on: str, code: int, tracker: Run, small: Path) -> None:
    text = KEN.replace("        quote: soil organisms shall be protected\n", "")
    write(small, {"countries/KEN.yaml": text})
    done = tracker("check", "--fail-on", fail_on)
    assert done.code == code
    assert "warning C111 quote-missing" in done.out


def test_json_is_a_bare_list_with_the_keys_of_the_design(tracker: Run, small: Path) -> None:
    write(small, {"countries/UGA.yaml": BROKEN})
    done = tracker("check", "--format", "json")
    found = json.loads(done.out)
    assert done.code == 1
    assert [list(one) for one in found] == 2 * [
        ["code", "name", "severity", "file", "line", "column", "path", "message"]
    ]
    assert (found[0]["code"], found[0]["line"], found[0]["path"]) == ("S101", 3, "/what")


@pytest.mark.usefixtures("small")
def test_json_without_findings_is_an_empty_list(tracker: Run) -> None:
    assert json.loads(tracker("check", "--format", "json").out) == []


def test_github_escapes_what_would_end_a_command() -> None:
    rule = Rule("C000", "a-rule", Severity.INFO, "100 %: {what}, and", "")
    finding = rule.at("a,b:c.yaml", Place(2, 3), values={"what": "one\ntwo"})
    assert as_github([finding]) == (
        "::notice file=a%2Cb%3Ac.yaml,line=2,col=3,title=C000 a-rule::100 %25: one%0Atwo, and\n"
    )


def test_only_the_files_that_are_named_are_checked(tracker: Run, small: Path) -> None:
    write(small, {"countries/UGA.yaml": BROKEN})
    inbox = write(small.parent / "inbox", {"UGA.yaml": BROKEN})
    assert tracker("check", "countries/KEN.yaml").code == 0
    done = tracker("check", inbox)
    assert done.code == 1
    assert [line.partition(":")[0] for line in done.lines[:2]] == 2 * [f"{inbox}/UGA.yaml"]
    assert done.lines[-1] == "2 errors in 1 file."


@pytest.mark.usefixtures("small")
def test_a_path_that_is_not_there_exits_2(tracker: Run) -> None:
    done = tracker("check", "nowhere.yaml")
    assert (done.code, done.out) == (2, "")
    assert "nowhere.yaml" in done.err


def test_other_commands_finish_and_name_what_was_not_read(tracker: Run, small: Path) -> None:
    write(small, {"countries/UGA.yaml": BROKEN})
    done = tracker("matrix")
    assert done.code == 0
    assert done.err == "not read: UGA (2 problems); run `tracker check`\n"
    assert "Not read: UGA" in done.out
    assert tracker("matrix", "--quiet").err == ""


@pytest.mark.usefixtures("small")
def test_every_rule_has_a_page_that_can_be_printed(tracker: Run) -> None:
    for rule in ALL_RULES:
        done = tracker("explain", rule.code)
        assert done.code == 0
        assert done.lines[0] == f"{rule.code} {rule.name}  {rule.severity.value}"
        assert "Why:" in done.out


@pytest.mark.usefixtures("small")
def test_rules_are_found_by_name_and_listed_without_one(tracker: Run) -> None:
    assert tracker("explain", "unknown-item").lines[0].startswith("C201 ")
    listed = tracker("explain").out
    assert all(f"{rule.code}  {rule.name}" in listed for rule in ALL_RULES)
    assert {one["code"] for one in json.loads(tracker("explain", "--format", "json").out)} == {
        rule.code for rule in ALL_RULES
    }


@pytest.mark.usefixtures("small")
def test_a_rule_that_is_not_there_exits_2_with_a_hint(tracker: Run) -> None:
    done = tracker("explain", "unknown-itm")
    assert done.code == 2
    assert "did you mean unknown-item" in done.err


def test_fmt_check_changes_nothing_and_exits_1_where_it_would(tracker: Run, small: Path) -> None:
    path = small / "countries" / "KEN.yaml"
    untidy = KEN.replace("language: en", "language:    'en'  # kept")
    path.write_text(untidy, encoding="utf-8")
    done = tracker("fmt", "--check")
    assert done.code == 1
    assert "would change: countries/KEN.yaml" in done.out
    assert path.read_text(encoding="utf-8") == untidy
    done = tracker("fmt")
    assert done.code == 0
    assert "changed: countries/KEN.yaml" in done.out
    assert "# kept" in path.read_text(encoding="utf-8")
    assert tracker("fmt", "--check").code == 0


def test_fmt_does_not_count_what_is_not_there(tracker: Run, small: Path) -> None:
    done = tracker("fmt", "nowhere.yaml")
    assert (done.code, done.out) == (2, "")
    assert "nowhere.yaml: there is no such file or folder" in done.err
    write(small, {"countries/UGA.yaml": "a: [\n"})
    done = tracker("fmt", "--check", "countries/UGA.yaml")
    assert done.out == "0 files looked at, nothing to change.\n"
    assert "left as it is" in done.err
