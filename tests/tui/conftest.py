"""Workspaces for the screens, and places of their own for state, cache and settings."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.harness import BROKEN, KEN, write
from tracker import i18n
from tracker.demo import demonstration
from tracker.load import load_catalogue

CHANGED = 1_795_176_000
"""When the demonstration's files were changed: noon of one day in November 2026, the same always."""


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"TRACKER_{name}_DIR", str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    yield
    i18n.use("en")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """One record of examples, and one that can't be read."""
    return write(tmp_path / "small", {"countries/KEN.yaml": KEN, "countries/UGA.yaml": BROKEN})


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, made once; not to be written to."""
    root = tmp_path_factory.mktemp("demo")
    for name, content in demonstration(load_catalogue()).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (CHANGED, CHANGED))
    return root


@pytest.fixture
def own_demo(demonstrated: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration, to be written to."""
    root = tmp_path / "demo"
    shutil.copytree(demonstrated, root)
    return root
