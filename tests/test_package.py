"""The wheel, installed away from the source tree, works in an empty folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def run(site: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "PYTHONSAFEPATH": "1",
        "TRACKER_CACHE_DIR": str(cwd / "cache"),
        "TRACKER_STATE_DIR": str(cwd / "state"),
    }
    return subprocess.run(
        [sys.executable, "-m", "tracker", *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_carries_what_it_needs(installed: Path) -> None:
    inside = {path.relative_to(installed).as_posix() for path in installed.rglob("*.*")}
    assert "tracker/builtin/cgrfa-soil-2024.yaml" in inside
    assert "tracker/builtin/crosswalks/cgrfa-soil-2024-answers.yaml" in inside
    assert "tracker/builtin/reference/countries.csv" in inside
    assert "tracker/schema/country.schema.json" in inside
    assert "tracker/py.typed" in inside
    tops = {path.partition("/")[0] for path in inside}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"tracker"}


def test_the_wheel_works_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    made = run(installed, tmp_path, "init", "x", "--demo")
    assert (made.returncode, made.stderr) == (0, "")
    workspace = tmp_path / "x"
    checked = run(installed, workspace, "check")
    assert checked.returncode == 0, checked.stdout
    exported = run(installed, workspace, "export", "xlsx")
    assert exported.returncode == 0, exported.stderr
    (workbook,) = (workspace / "exports").glob("*.xlsx")
    assert workbook.read_bytes()[:2] == b"PK"
    where = run(installed, workspace, "--version")
    assert where.returncode == 0
