"""Pieces of words laid out in lines: what belongs together is not torn, what is cut says so."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from tracker.tui import door


def joint() -> str:
    """Return what stands between pieces."""
    return " | " if door.ascii_only() else " · "


def laid_out(pieces: Iterable[str], width: int, most: int, *, more: str = "") -> str:
    """Return safe pieces in at most ``most`` lines of a width, broken between pieces where possible.

    Where not all has room, the last line ends with a mark and ``more``, which says where it stands.
    """
    lines: list[str] = []
    now = ""
    between = joint()
    for piece in (door.words(one) for one in pieces if one):
        grown = f"{now}{between}{piece}" if now else piece
        if cell_len(grown) <= width:
            now = grown
            continue
        if now:
            ended = now + between.rstrip()
            lines.append(ended if cell_len(ended) <= width else now)
        *full, now = _broken(piece, width)
        lines += full
    if now:
        lines.append(now)
    if len(lines) <= most:
        return "\n".join(lines)
    end = door.words(f"… {more}" if more else "…")
    last = " ".join(lines[most - 1 :])
    kept = door.cut(last, width - cell_len(end)).removesuffix(door.words("…")).rstrip(" ,;|·")
    return "\n".join((*lines[: most - 1], kept + end))


def _broken(piece: str, width: int) -> Sequence[str]:
    """Break a piece that is longer than a line at its blanks."""
    lines: list[str] = [""]
    for word in piece.split(" "):
        grown = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(grown) <= width:
            lines[-1] = grown
        else:
            lines.append(door.cut(word, width))
    return [one for one in lines if one] or [""]
