"""Long lists made by processes of their own are what one process makes, whatever happens to them.

Each case runs in a process of its own: one that tests run in has threads, and does not fork.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.generator import write_workspace
from tracker.export.xlsx.apart import FEWEST

SCRIPT = """\
import os, sys
from pathlib import Path
from tracker.export.xlsx import apart

how, parent = sys.argv[1], os.getpid()
apart.processors = lambda: 1 if how == "alone" else 3
forks, fork = [], apart.fork

def counted(work, closing):
    if forks and how == "refused":
        raise BlockingIOError(11, "Resource temporarily unavailable")
    forks.append(fork(work, closing))
    return forks[-1]

apart.fork = counted
laid_of, write = apart.laid_of, apart.write

def laid(*given):
    if how == "orphaned" and os.getpid() == parent:
        os.kill(parent, 9)
    if how == "killed" and os.getpid() != parent:
        os.kill(os.getpid(), 9)
    return laid_of(*given)

def written(*given):
    if how == "killed late" and os.getpid() != parent:
        os.kill(os.getpid(), 9)
    if how == "broken" and os.getpid() != parent:
        raise ValueError("a bug")
    return write(*given)

apart.laid_of, apart.write = laid, written

from tracker.cli import run
code = run(["export", "xlsx", "--no-cache", "-o", sys.argv[2]])
print(len(forks))
sys.exit(code)
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    write_workspace(folder, FEWEST + 2)
    return folder


def run(workspace: Path, how: str, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, how, str(target)],
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def alone(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("alone") / "book.xlsx"
    done = run(workspace, "alone", target)
    assert (done.returncode, done.stdout.split()[-1]) == (0, "0"), done.stderr
    return target.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
@pytest.mark.parametrize(
    ("how", "forks"),
    [("apart", 2), ("refused", 1), ("killed", 2), ("killed late", 2), ("broken", 2)],
)
def test_the_bytes_are_the_same_whoever_makes_them(
    how: str, forks: int, workspace: Path, tmp_path: Path, alone: bytes
) -> None:
    done = run(workspace, how, tmp_path / "book.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[-1] == str(forks)
    assert (tmp_path / "book.xlsx").read_bytes() == alone


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
def test_processes_that_help_end_with_the_one_that_asked(workspace: Path, tmp_path: Path) -> None:
    """They hold its output open: where one stayed, reading it to its end would never end."""
    done = run(workspace, "orphaned", tmp_path / "book.xlsx")
    assert (done.returncode, done.stdout) == (-9, "")
    assert not (tmp_path / "book.xlsx").exists()
