"""The process: what it imports, how it ends, what its streams can carry."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.harness import BROKEN, ROOT, process, write

HEAVY = ("rich", "textual", "jsonschema", "openpyxl", "xlsxwriter")
ESCAPE = b"\x1b"


@pytest.mark.parametrize("arguments", [["--help"], ["matrix", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    source = (
        "import sys; from tracker.cli import run; code = run(sys.argv[1:]);"
        f"print('HEAVY', sorted(set({HEAVY!r}) & set(sys.modules)), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", source, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.endswith("HEAVY [] 0\n"), done.stdout[-200:] + done.stderr


def test_without_a_workspace_the_way_to_one_is_named(tmp_path: Path) -> None:
    done = process(cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"tracker init" in done.stderr


def test_a_closed_pipe_is_quiet(demo: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process("show", "XAB", "--format", "json", cwd=demo, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_goes_away_in_the_middle_is_quiet(demo: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", "gaps", "--format", "json"],
        cwd=demo,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(10)
        running.stdout.close()
        errors = running.stderr.read()
        code = running.wait(60)
    assert code in (0, 141)
    assert errors == b""


def on_a_terminal(*arguments: str, cwd: Path, env: dict[str, str]) -> bytes:
    """Run a command whose output is a terminal, and return what the terminal got."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **env},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        got = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            got += part
        running.wait(60)
    os.close(ours)
    return got


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("env", "colour"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    env: dict[str, str], *, colour: bool, small: Path
) -> None:
    got = on_a_terminal("matrix", "--section", "G", "--quiet", cwd=small, env=env)
    assert b"Kenya" in got
    assert (ESCAPE in got) is colour


def test_what_is_no_terminal_gets_no_escape_code(small: Path) -> None:
    env = {"TERM": "xterm-256color", "FORCE_COLOR": "1"}
    done = process("matrix", cwd=small, env=env)
    assert done.returncode == 0
    assert ESCAPE not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_progress_is_shown_on_a_terminal_only_and_taken_away(demo: Path) -> None:
    env = {"TERM": "xterm-256color"}
    got = on_a_terminal("--no-cache", "check", cwd=demo, env=env)
    assert b"38 read" in got
    assert process("--no-cache", "check", cwd=demo).stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_encoding_without_the_glyphs_gets_ascii(encoding: str, small: Path) -> None:
    done = process("show", "KEN", cwd=small, env={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode(encoding)
    assert text.isascii()
    assert "G7=2" in text


def test_machine_formats_are_utf_8_whatever_the_encoding(small: Path) -> None:
    text = (small / "countries" / "KEN.yaml").read_text(encoding="utf-8")
    write(small, {"countries/KEN.yaml": text.replace("An Act", "Bodenschutz – §")})
    env = {"PYTHONIOENCODING": "ascii"}
    done = process("matrix", "--by", "instrument", "--format", "json", cwd=small, env=env)
    assert "Bodenschutz – §" in done.stdout.decode("utf-8")


def test_no_traceback_reaches_a_user(small: Path) -> None:
    (small / "tracker.toml").write_text("cycle = [", encoding="utf-8")
    done = process("matrix", cwd=small)
    assert done.returncode == 2
    assert b"tracker.toml" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_internal_error_is_one_line_and_says_where_more_is(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import tracker.tables.coverage
    from tracker.cli import run

    def fail(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("a \x1b[31mred herring")

    monkeypatch.setattr(tracker.tables.coverage, "coverage", fail)
    assert run(["matrix", "--workspace", str(small)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "\x1b" not in err
    assert "Traceback" not in err
    assert err.startswith("Internal error, please report it: ZeroDivisionError: a ")
    assert "TRACKER_DEBUG=1" in err
    monkeypatch.setenv("TRACKER_DEBUG", "1")
    assert run(["matrix", "--workspace", str(small)]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_quiet(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import tracker.tables.coverage
    from tracker.cli import run

    def interrupt(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tracker.tables.coverage, "coverage", interrupt)
    assert run(["matrix", "--workspace", str(small)]) == 130
    assert capsys.readouterr() == ("", "")


LATE = """\
import os, signal, tracker.cli

class Late:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)  # Ctrl-C again, while things are let go

def interrupted(arguments):
    late = Late()
    raise KeyboardInterrupt

tracker.cli._run = interrupted
tracker.cli.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there, a process can't send itself Ctrl-C")
def test_an_interrupt_that_comes_twice_is_quiet_too(small: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LATE],
        cwd=small,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_folder_that_is_gone_is_no_internal_error(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f"rmdir {gone}; exec {sys.executable} -m tracker matrix"],
        cwd=gone,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Internal error" not in done.stderr


def test_exit_codes_of_the_process_are_those_of_run(small: Path) -> None:
    write(small, {"countries/UGA.yaml": BROKEN})
    assert process("check", cwd=small).returncode == 1
    assert process("matrix", cwd=small).returncode == 0
    assert process("matrix", "--by", "nothing", cwd=small).returncode == 2
    assert process("nothing", cwd=small).returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(
    ("arguments", "code"), [("matrix", 0), ("check --format json", 0), ("nonsense", 2)]
)
def test_a_stream_that_is_closed_from_the_start_is_quiet(
    closed: str, arguments: str, code: int, demo: Path
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m tracker {arguments} {closed}', sys.executable],
        capture_output=True,
        check=False,
        cwd=demo,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == code
    assert b"error, please report" not in done.stderr
    if ">&-" not in closed.replace("2>&-", ""):
        assert done.stdout or code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_output_that_does_not_fit_is_not_taken_for_whole(demo: Path) -> None:
    """Without a buffer of its own, a stream takes a part and nobody hears of it."""
    for unbuffered in ("", "1"):
        with Path("/dev/full").open("wb") as full:
            done = process(
                "gaps",
                *("--format", "json"),
                cwd=demo,
                stdout=full.fileno(),
                env={"PYTHONUNBUFFERED": unbuffered},
            )
        assert (done.returncode, b"No space left" in done.stderr) == (2, True)


def test_an_unbuffered_stream_is_given_a_buffer(demo: Path) -> None:
    plain = process("gaps", "--format", "json", cwd=demo)
    bare = process("gaps", *("--format", "json"), cwd=demo, env={"PYTHONUNBUFFERED": "1"})
    assert bare.stdout == plain.stdout
    source = "import sys; from tracker.cli import streams; streams.prepare(); print(type(sys.stdout.buffer))"
    done = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )
    assert "BufferedWriter" in done.stdout
