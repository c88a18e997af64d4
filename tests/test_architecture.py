"""The layers, and what may be imported where: a failing test, not a wish."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tracker"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("textual", "rich", "jsonschema", "openpyxl", "xlsxwriter", "hypothesis", "pytest")


def test_import_contracts_hold() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(
    ("library", "layers"),
    [
        ("yaml", {"yamlio"}),
        ("jsonschema", {"schema"}),
        ("jsonschema_rs", {"schema"}),
        ("xlsxwriter", {"export"}),
        ("openpyxl", {"export"}),
        ("click", {"cli"}),
        ("rich", {"cli", "tui"}),
        ("textual", {"tui"}),
    ],
)
def test_a_library_is_known_to_its_layer_only(library: str, layers: set[str]) -> None:
    users = {path.relative_to(PACKAGE).parts[0] for path in MODULES if library in imports_of(path)}
    assert users <= layers


def below_the_faces() -> list[Path]:
    return [path for path in MODULES if path.relative_to(PACKAGE).parts[0] not in ("cli", "tui")]


@pytest.mark.parametrize("path", below_the_faces(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_below_the_faces_nothing_prints_exits_or_asks_the_clock(path: Path) -> None:
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    forbidden = {"print", "input", "sys.exit", "exit", "quit", "breakpoint"}
    forbidden |= {"date.today", "datetime.now", "datetime.today", "time.time", "datetime.utcnow"}
    assert not calls & forbidden


def test_no_module_is_named_for_nothing() -> None:
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & {"utils", "util", "common", "helpers", "helper", "manager", "misc"}


def test_modules_stay_readable() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in MODULES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from tracker.cli import run\n"
        "run(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.rstrip().endswith("[]")
    assert "Usage: tracker" in done.stdout
