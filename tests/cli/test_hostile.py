"""Records come from outside: nothing in them may reach the terminal as anything but text."""

from pathlib import Path

import pytest

from tests.cli.harness import KEN, Run, widest, write
from tracker.cli.render.screen import Screen

MARKUP = "[/] [bold red]x[/bold red] [@click=app.pwn]hit[/] [link=file:///etc/passwd]l[/link]"
BRACES = "{0} {name} %s %(x)s :smiley: \\\\[x]"
CJK = "土壤生物多样性" * 8
ARABIC = "التنوع البيولوجي للتربة"
BIDI = "\\u202Egnp.exe\\u202C \\u2066x\\u2069"
BREAKS = "one\\ntwo\\ttabs\\u2028sep\\u0085nel"

TITLE = f"{MARKUP} {CJK}"
SUMMARY = f"{MARKUP} {BRACES} {CJK} {ARABIC} {BIDI} {BREAKS}"

ALL = [
    ["show", "KEN"],
    ["matrix"],
    ["matrix", "--by", "instrument"],
    ["gaps"],
    ["statements"],
    ["check"],
    [],
]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = KEN.replace("title: An Act", f'title: "{TITLE}"')
    for field in ("Soil organisms are protected", "soil organisms shall be protected", "it is"):
        text = text.replace(field, f'"{SUMMARY}"')
    root = write(tmp_path / "hostile", {"countries/KEN.yaml": text})
    monkeypatch.chdir(root)
    return root


def harmful(text: str) -> set[str]:
    """Return the characters of a text that a terminal would obey, or that turn a line round."""
    return {
        one
        for one in text
        if (ord(one) < 32 and one != "\n")
        or 127 <= ord(one) < 160
        or one in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    }


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("arguments", ALL, ids=lambda one: " ".join(one) or "overview")
def test_nothing_harmful_reaches_the_terminal(
    arguments: list[str], width: int, tracker: Run
) -> None:
    done = tracker(*arguments, width=width)
    assert done.code == 0, done.err
    assert not harmful(done.out + done.err)
    if arguments != ["check"] and width >= 80:
        assert widest(done.out) <= width


@pytest.mark.usefixtures("hostile")
def test_markup_is_text(tracker: Run) -> None:
    flat = " ".join(tracker("show", "KEN").out.split())
    assert MARKUP in flat
    assert "{0} {name} %s %(x)s :smiley: \\[x]" in flat


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("arguments", ALL[:5], ids=" ".join)
def test_machine_formats_carry_the_text_but_nothing_raw(arguments: list[str], tracker: Run) -> None:
    done = tracker(*arguments, "--format", "json")
    assert done.code == 0
    assert not harmful(done.out)


def test_a_file_name_and_a_message_are_cleaned(tracker: Run, small: Path) -> None:
    write(small, {"countries/\x1b[31mX\u202e.yaml": "format: 1\n", "countries/K\nN.yaml": "x: 1\n"})
    for arguments in (["check"], ["check", "--format", "github"], ["matrix"], ["fmt", "--check"]):
        done = tracker(*arguments)
        assert not harmful(done.out + done.err), arguments
    found = tracker("check", "--format", "json").out
    assert not harmful(found)


def test_text_in_a_page_has_no_markup_and_no_controls() -> None:
    screen = Screen(width=80)
    drawn = screen.render([screen.text("[bold]x[/bold] \x1b[31m\x9b1m\u202e [/] :smiley:")])
    assert drawn.startswith("[bold]x[/bold] ")
    assert drawn.endswith(" [/] :smiley:\n")
    assert not harmful(drawn)


def test_an_error_message_is_cleaned(tracker: Run, small: Path) -> None:
    done = tracker("show", "\x1b]0;pwn\x07")
    assert done.code == 2
    assert not harmful(done.err)
    done = tracker("matrix", "--by", "\x1b[2J")
    assert done.code == 2
    assert not harmful(done.err)
    for arguments in (["\x1b[2J"], ["matrix", "\x1b[2J\u202e"], ["show", "KEN", "\x9b1m"]):
        done = tracker(*arguments)
        assert done.code == 2
        assert not harmful(done.err), arguments
    assert small.exists()


def test_a_framework_as_json_has_nothing_raw_and_its_page_fits(tracker: Run, small: Path) -> None:
    own = f"""\
format: 1
id: own
version: 1
title: {{en: "{SUMMARY}"}}
source: {{body: "{SUMMARY}"}}
scale:
  - {{id: none, value: 0, when: said, label: {{en: "{SUMMARY}"}}, definition: {{en: "{SUMMARY}"}}, glyph: "[", ascii: "0", colour: "#aaaaaa"}}
  - {{id: some, value: 1, when: any, label: {{en: "{SUMMARY}"}}, definition: {{en: "{SUMMARY}"}}, glyph: "]", ascii: "1", colour: "#bbbbbb"}}
sections:
  - id: G
    core: true
    title: {{en: "{SUMMARY}"}}
    items:
      - id: G1
        title: {{en: "{SUMMARY}"}}
        text: {{en: "{SUMMARY}"}}
        elements:
          - {{id: a, text: {{en: "{SUMMARY}"}}, question: {{en: "{SUMMARY}"}}, counts: {{en: "{SUMMARY}"}}, does-not-count: {{en: "{SUMMARY}"}}}}
"""
    write(small, {"frameworks/own.yaml": own})
    for arguments in (["own"], ["own", "--item", "G1"], ["--list"]):
        done = tracker("framework", *arguments)
        assert done.code == 0, done.err
        assert not harmful(done.out)
        assert widest(done.out) <= 80
        done = tracker("framework", *arguments, "--format", "json")
        assert done.code == 0, done.err
        assert not harmful(done.out)
        assert "\\u202e" in done.out
