"""The command line as its users meet it: a workspace, arguments, what comes out and the code."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.harness import KEN, Output, Run, write
from tracker import i18n
from tracker.cli import run
from tracker.demo import demonstration
from tracker.load import load_catalogue


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests: what is in it is keyed by content."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_places(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TRACKER_CACHE_DIR", str(cache))
    monkeypatch.setenv("TRACKER_STATE_DIR", str(tmp_path / "state"))
    for name in ("COLUMNS", "NO_COLOR", "TRACKER_DEBUG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    yield
    i18n.use("en")


@pytest.fixture
def tracker(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process: ``tracker("matrix", "--by", "region", width=80)``."""

    def call(*arguments: str | Path, width: int = 80) -> Output:
        monkeypatch.setenv("COLUMNS", str(width))
        capfdbinary.readouterr()
        code = run([str(one) for one in arguments])
        out, err = capfdbinary.readouterr()
        return Output(code, out.decode(), err.decode())

    return call


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one record, of examples; the current folder."""
    root = write(tmp_path / "small", {"countries/KEN.yaml": KEN})
    monkeypatch.chdir(root)
    return root


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, made once; not to be written to."""
    root = tmp_path_factory.mktemp("demo")
    for name, content in demonstration(load_catalogue()).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


@pytest.fixture
def demo(demonstrated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demonstration, to be read; the current folder."""
    monkeypatch.chdir(demonstrated)
    return demonstrated


@pytest.fixture
def own_demo(demonstrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration, to be written to; the current folder."""
    root = tmp_path / "demo"
    shutil.copytree(demonstrated, root)
    monkeypatch.chdir(root)
    return root
