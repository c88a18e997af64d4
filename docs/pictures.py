"""Make the pictures of the workbook: `python docs/pictures.py`.

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`, `pdftotext`). Makes the demonstration and its
workbook in a temporary folder, prints it to PDF, and writes docs/pictures/*.png: whole printed pages,
small, with a palette.
"""
# ruff: noqa: INP001, S603 - a script beside the docs; it runs the programs that users have

import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures"
PICTURES = {
    "about": ("About", 0),
    "coverage": ("Coverage", 0),
    "regions": ("Regions", 0),
    "gaps-ranked": ("Gaps ranked", 0),
    "gaps-chart": ("Gaps ranked", 1),
}
"""Sheet and page of each picture, the page counted from 0."""
RESOLUTION = 75
"""Dots per inch."""
COLOURS = 256


def main() -> int:
    """Write the pictures; return the exit code."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "workbook.xlsx"
        tracker = [sys.executable, "-m", "tracker"]
        run([*tracker, "init", str(folder / "demo"), "--demo"])
        run([*tracker, "--workspace", str(folder / "demo"), "export", "xlsx", "-o", str(book)])
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", "pdf", "--outdir", name, str(book)]
        run(["soffice", profile, *convert])
        pages = pages_by_sheet(folder / "workbook.pdf")
        for picture, (sheet, at) in PICTURES.items():
            target = TARGET / f"{picture}.png"
            target.write_bytes(picture_of(folder / "workbook.pdf", pages[sheet][at]))
    return 0


def run(command: list[str]) -> bytes:
    """Run a program and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout


def pages_by_sheet(pdf: Path) -> dict[str, list[int]]:
    """Return the numbers of the pages of each sheet; its name ends a page's first line."""
    pages: dict[str, list[int]] = {}
    texts = run(["pdftotext", "-layout", str(pdf), "-"]).decode().split("\f")
    for number, text in enumerate(texts[:-1], 1):
        first = next(line for line in text.splitlines() if line.strip())
        sheet = first.rsplit("   ", 1)[-1].strip()
        pages.setdefault(sheet, []).append(number)
    return pages


def picture_of(pdf: Path, page: int) -> bytes:
    """Return a page as a PNG with a palette."""
    where = ["-f", str(page), "-l", str(page)]
    raw = run(["pdftoppm", "-r", str(RESOLUTION), *where, str(pdf)])
    _magic, size, _most, pixels = raw.split(b"\n", 3)
    width, height = (int(one) for one in size.split())
    return png(width, height, pixels)


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return a PNG of RGB pixels, in their commonest colours, rounded a little."""
    reduced = bytes(min(255, (one + 4) // 8 * 8) for one in range(256))
    coarse = pixels.translate(reduced)
    whole = [coarse[at : at + 3] for at in range(0, len(coarse), 3)]
    palette = [colour for colour, _count in Counter(whole).most_common(COLOURS)]
    place = {colour: at for at, colour in enumerate(palette)}
    for colour in set(whole) - set(palette):
        place[colour] = min(range(len(palette)), key=lambda at: distance(palette[at], colour))
    rows = b"".join(
        b"\0" + bytes(map(place.__getitem__, whole[at : at + width]))
        for at in range(0, width * height, width)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", header),
            chunk(b"PLTE", b"".join(palette)),
            chunk(b"IDAT", zlib.compress(rows, 9)),
            chunk(b"IEND", b""),
        )
    )


def distance(one: bytes, other: bytes) -> int:
    """Return how far two colours are from each other."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a part of a PNG."""
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


if __name__ == "__main__":
    sys.exit(main())
