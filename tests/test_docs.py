"""The docs say what the code does: pages made from it are current, commands and links work."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("countries/*.md")])


def test_pages_made_from_the_code_are_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_resolve(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_named_in_the_docs_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:docs|tests|frameworks|tracker)/[\w./-]+\.\w+)`", page.read_text("utf-8")
    )
    missing = [name for name in named if not (ROOT / name).exists()]
    inside = [name for name in missing if not list(ROOT.glob(f"**/{name}"))]
    assert not inside


def commands(page: Path) -> list[list[str]]:
    """Return the `tracker …` lines of a page's shell blocks, without comments and pipes."""
    found = []
    for block in re.findall(
        r"```(?:sh|console|shell)\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    ):
        for line in block.splitlines():
            for part in re.split(r"&&|\|(?!\|)", line.partition("  #")[0]):
                words = shlex.split(part)
                if words and words[0] == "tracker":
                    found.append(words[1:])
    return found


def described() -> list[list[str]]:
    return [words for page in PAGES for words in commands(page)]


@pytest.mark.parametrize("words", described(), ids=" ".join)
def test_commands_and_options_in_the_docs_exist(words: list[str]) -> None:
    import click

    from tracker.cli.app import root

    context = click.Context(root, info_name="tracker")
    known = {option for param in root.params for option in param.opts}
    names = [word for word in words if not word.startswith("-")]
    if names and names[0] in root.commands:
        command = root.get_command(context, names[0])
        assert command is not None
        known |= {option for param in command.params for option in param.opts}
    options = {
        word.partition("=")[0] for word in words if re.fullmatch(r"--?[a-z][\w-]*(=.*)?", word)
    }
    assert options <= known | {"--help", "-h"}
    assert not names or names[0] in root.commands


def test_there_are_commands_to_test() -> None:
    assert len(described()) >= 10
