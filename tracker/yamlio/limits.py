"""How much of a file is read before it is refused: far above any record, far below trouble."""

from typing import Final

MAX_BYTES: Final = 4 * 1024 * 1024
"""Largest file, in bytes; a record of a country with 25 instruments has about 90,000."""

MAX_DEPTH: Final = 40
"""Most lists and maps within each other; a record needs eight."""

MAX_NODES: Final = 200_000
"""Most keys, values, lists and maps in a file."""

MAX_SCALAR: Final = 262_144
"""Longest single text, in characters."""

MAX_FINDINGS: Final = 100
"""Most findings listed for one file; one more then says that there are more."""
