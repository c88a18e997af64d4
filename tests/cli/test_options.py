"""The common options: before or after the command, given twice, wrong, of no use."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.harness import KEN, Run, write


def options(out: str) -> dict[str, Any]:
    found = json.loads(out)["options"]
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("demo")
def test_options_are_the_same_before_and_after_the_command(tracker: Run) -> None:
    given = ["--rater", "derived", "--only", "nbsap", "--format", "json", "--cycle", "2022"]
    before = tracker(*given, "matrix")
    after = tracker("matrix", *given)
    assert before.code == 0
    assert before == after
    assert options(before.out)["rater"] == "derived"
    assert options(before.out)["only"] == ["nbsap"]
    assert options(before.out)["cycle"] == 2022


@pytest.mark.usefixtures("demo")
def test_the_later_of_two_wins(tracker: Run) -> None:
    done = tracker("--rater", "derived", "matrix", "--rater", "review", "--format", "json")
    assert options(done.out)["rater"] == "review"
    done = tracker("matrix", "--format", "csv", "--missing", "bounds", "--format", "json")
    assert options(done.out)["missing"] == "bounds"


@pytest.mark.usefixtures("demo")
def test_repeatable_options_add_up(tracker: Run) -> None:
    done = tracker(
        "--only", "nbsap", "matrix", "--only", "explicit", "--only", "nbsap", "--format", "json"
    )
    assert options(done.out)["only"] == ["nbsap", "explicit"]
    done = tracker("matrix", "--state", "accepted", "--state", "published", "--format", "json")
    assert options(done.out)["states"] == ["accepted", "published"]


def test_defaults_of_the_workspace_give_way_to_options(tracker: Run, own_demo: Path) -> None:
    path = own_demo / "tracker.toml"
    path.write_text(path.read_text("utf-8") + 'missing = "bounds"\ncycle = 2022\n', "utf-8")
    done = tracker("matrix", "--format", "json")
    assert options(done.out)["missing"] == "bounds"
    assert options(done.out)["cycle"] == 2022
    assert options(done.out)["population"] == "demonstration"
    done = tracker("matrix", "--format", "json", "--cycle", "2026", "--missing", "reporting-only")
    assert options(done.out)["missing"] == "reporting-only"
    assert options(done.out)["cycle"] == 2026


def test_the_workspace_is_found_from_a_folder_inside_it(
    tracker: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small / "countries")
    assert tracker("show", "KEN").code == 0
    monkeypatch.chdir("/")
    assert tracker("show", "KEN", "--workspace", str(small)).code == 0
    assert tracker("--workspace", small, "show", "ken").code == 0


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--framework", "cgrfa-soil-2025"], "did you mean cgrfa-soil-2024"),
        (["--cycle", "26"], "not a year"),
        (["--cycle", "２０２６"], "not a year"),
        (["--rater", "me"], "review"),
        (["--missing", "zero"], "zero-for-missing"),
        (["--only", "nbsaps"], "nbsap"),
        (["--state", "done"], "accepted"),
        (["--scope", "all"], "complete"),
        (["--group", "afrika"], "region:africa"),
        (["--population", "parties"], "cbd-parties"),
        (["--section", "X"], "One of: G, N, A, R"),
        (["--format", "yaml"], "json"),
        (["--workspace", "/nonexistent"], "nonexistent"),
    ],
)
def test_a_wrong_value_exits_2_and_names_what_would_be_right(
    arguments: list[str], words: str, tracker: Run
) -> None:
    done = tracker("matrix", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


@pytest.mark.usefixtures("small")
def test_a_format_of_another_command_is_refused(tracker: Run) -> None:
    assert tracker("--format", "github", "matrix").code == 2
    assert tracker("--format", "csv", "check").code == 2
    assert tracker("--format", "csv").code == 2


@pytest.mark.usefixtures("small")
def test_what_has_no_effect_is_said(tracker: Run) -> None:
    done = tracker("check", "--cycle", "2026")
    assert done.code == 0
    assert done.err == "Note: --cycle has no effect on `check`.\n"
    done = tracker("--rater", "review", "explain", "C201")
    assert done.err == "Note: --rater has no effect on `explain`.\n"


@pytest.mark.usefixtures("small")
def test_people_read_the_workspace_s_language_and_machines_english(
    tracker: Run, small: Path
) -> None:
    text = KEN.replace("country: KEN", "country: TZA")
    write(small, {"countries/TZA.yaml": text, "tracker.toml": 'language = "fr"\n'})
    english, french = "United Republic of Tanzania", "République-Unie de Tanzanie"
    assert french in tracker("show", "TZA").out
    machine = tracker("show", "TZA", "--format", "json").out
    assert english in machine
    assert french not in machine


@pytest.mark.parametrize("command", ["", "matrix", "check", "show", "set", "export", "framework"])
def test_help_fits_80_columns(command: str, tracker: Run) -> None:
    done = tracker(*command.split(), "--help")
    assert done.code == 0
    assert max(len(line) for line in done.lines) <= 80
    assert "--workspace" in done.out


@pytest.mark.usefixtures("small")
def test_the_root_help_lists_every_command_once(tracker: Run) -> None:
    from tracker.cli.app import root

    lines = tracker("--help").lines
    for name in root.commands:
        assert sum(line.startswith(f"  {name} ") for line in lines) == 1, name


@pytest.mark.usefixtures("small")
def test_the_version_is_the_package_s(tracker: Run) -> None:
    from tracker import __version__

    assert tracker("--version").out == f"tracker {__version__}\n"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("option", ["--group", "--population", "--framework", "--section"])
def test_an_empty_value_is_not_taken_for_no_option(option: str, tracker: Run) -> None:
    for arguments in ([option, "", "matrix"], ["matrix", option, ""]):
        done = tracker(*arguments)
        assert done.code == 2
        assert option in done.err or "there is no ''" in done.err


@pytest.mark.usefixtures("demo")
def test_a_cycle_without_assessments_is_named(tracker: Run) -> None:
    done = tracker("matrix", "--cycle", "2025")
    assert done.code == 0
    assert done.err == ("Note: no assessment against cgrfa-soil-2024 in 2025; cycles: 2022, 2026\n")
    assert tracker("matrix", "--cycle", "2025", "--quiet").err == ""
    assert tracker("matrix", "--cycle", "2022").err == ""
    assert tracker("matrix", "--cycle", "0000").code == 2


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "arguments", [["--from", "2026"], ["--from", "2030"], ["--from", "2026", "--cycle", "2022"]]
)
def test_a_trend_goes_forward(arguments: list[str], tracker: Run) -> None:
    done = tracker("trend", *arguments)
    assert done.code == 2
    assert "is not before the cycle looked at" in done.err
