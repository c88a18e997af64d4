"""The command line: parse, ask the workspace, render, exit code. It computes nothing.

Exit codes: 0 done · 1 findings that `check` was to fail on, files that `fmt --check` would change ·
2 wrong usage, or the operation failed · 130 interrupted · 141 the reader of the output went away.
"""

import gc
import io
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

OK = 0
FAILED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def main() -> NoReturn:
    """Run the command line on this process's arguments and leave with its exit code.

    A command makes many objects that all stay until it ends: looking for some that could go, and
    taking all of them apart at the end, would take a third of its time.
    """
    gc.disable()
    code = INTERRUPTED
    try:
        code = run(sys.argv[1:], ends=True)
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:  # pressed a second time
        pass
    except (OSError, ValueError):  # closed streams have nothing left to write
        pass
    finally:
        os._exit(code)


def run(arguments: Sequence[str], *, ends: bool = False) -> int:
    """Run one command and return its exit code; nothing but text for people goes to stderr.

    ``ends`` is for who ends the process then: once interrupted, it is deaf to further interrupts,
    which would be told of wherever they meet what is being let go.
    """
    try:
        from tracker.cli import streams  # within the guard: an interrupt may come while importing
    except KeyboardInterrupt:
        return INTERRUPTED
    streams.prepare()
    try:
        code = _run(arguments)
        streams.flush()
    except KeyboardInterrupt:
        if ends:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = INTERRUPTED
    except BrokenPipeError:
        streams.let_go()
        code = PIPE_CLOSED
    except RecursionError as error:
        code = _internal(error)
    except OSError as error:
        code = _refused(error)
    except Exception as error:  # noqa: BLE001 - the last guard: no traceback reaches a user
        code = _internal(error)
    return code


def _run(arguments: Sequence[str]) -> int:
    import click

    from tracker.cli import streams
    from tracker.cli.app import COMPLETE, NAME, root
    from tracker.errors import TrackerError
    from tracker.i18n import _

    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(root, {}, NAME, COMPLETE, instruction)
    try:
        with root.make_context(NAME, list(arguments)) as context:
            root.invoke(context)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        written = io.StringIO()  # click repeats arguments as they were typed
        error.show(file=written)
        streams.complain(written.getvalue().rstrip("\n"))
        return FAILED
    except TrackerError as error:
        streams.complain(_("Error: {message}").format(message=error))
        return FAILED
    return OK


def _refused(error: OSError) -> int:
    """The system refused a file or a stream: say which one and why."""
    from tracker.cli import streams
    from tracker.i18n import _

    where = f"{error.filename}: " if error.filename else ""
    reason = error.strerror or type(error).__name__
    streams.complain(_("Error: {where}{reason}").format(where=where, reason=reason))
    return FAILED


def _internal(error: BaseException) -> int:
    from tracker.cli import streams
    from tracker.i18n import _

    if os.environ.get("TRACKER_DEBUG"):
        streams.complain("".join(traceback.format_exception(error)))
        return FAILED
    message = _(
        "Internal error, please report it: {kind}: {error}\n"
        "Run the command again with TRACKER_DEBUG=1 set to see where it happened."
    )
    streams.complain(message.format(kind=type(error).__name__, error=str(error)[:200]))
    return FAILED
