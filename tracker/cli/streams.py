"""The process's streams: what they can carry, and how text and bytes go out.

Machine formats are UTF-8 whatever the terminal's encoding; text is what the terminal can show.
"""

import contextlib
import io
import os
import sys

import click

from tracker.tables.plain import plain


def prepare() -> None:
    """Make the streams unable to fail on a character, and UTF-8 where Windows has a code page.

    One that was closed before the start gets a bottomless end: no file opened later takes its place.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays open
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        sys.stdout = _buffered(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if sys.platform == "win32" and not stream.isatty():
                stream.reconfigure(encoding="utf-8", errors="replace")
            else:
                stream.reconfigure(errors="replace")


def _buffered(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """Return a stream with a buffer on the same file (PYTHONUNBUFFERED leaves it without).

    A raw file may take a part of what is written and say so; nobody listens. The old stream stays
    open beside it: the screens draw on it.
    """
    raw = io.FileIO(stream.fileno(), "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.isatty(),
    )


def write(text: str, *, colour: bool = False) -> None:
    """Write text to stdout; escape codes in it are kept where ``colour`` says they are ours."""
    click.echo(text, nl=False, color=colour)


def write_bytes(content: bytes) -> None:
    """Write bytes to stdout, as they are."""
    click.echo(content, nl=False)


def note(message: str) -> None:
    """Write a line for the user to stderr; control characters in it are made visible."""
    click.echo(plain(message), err=True)


def complain(message: str) -> None:
    """Write why something failed to stderr; its lines are kept, unlike a note's.

    Where stderr takes nothing, the exit code alone tells.
    """
    with contextlib.suppress(OSError):
        click.echo(plain(message, lines=True), err=True)


def flush() -> None:
    """Send what is still held back; raises BrokenPipeError where nobody reads."""
    sys.stdout.flush()


def let_go() -> None:
    """Give the closed stdout a bottomless end, so that the interpreter's own flush is quiet."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def safe(text: str) -> str:
    """Return text without anything that a terminal would obey."""
    return plain(text)
