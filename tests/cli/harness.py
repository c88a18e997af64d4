"""What the tests of the command line share: records, a process, the width of lines."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len

ROOT = Path(__file__).parents[2]

KEN = """\
format: 1
country: KEN
instruments:
  - id: act
    title: An Act
    language: en
    type: law
    status: in-force
    binding: true
    read: whole
    measures:
      - id: s1
        summary: Soil organisms are protected
        quote: soil organisms shall be protected
        locator: s. 1
        explicitness: explicit
        strength: committed
assessments:
  - framework: cgrfa-soil-2024
    cycle: 2026
    method: desk-review
    scope: examples
    state: draft
    answers:
      G1: {}
      G7: {evidence: [{measure: act/s1, elements: [c], why: it is}]}
"""

BROKEN = "format: 1\ncountry: UGA\nwhat: 1\nwhere: 2\n"
"""A record with two S findings: it is not read."""


class Output(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Output]


def process(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdout: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    (root / "countries").mkdir(parents=True, exist_ok=True)
    return root


def widest(text: str) -> int:
    """Return the cells of the longest line."""
    return max((cell_len(line) for line in text.splitlines()), default=0)
