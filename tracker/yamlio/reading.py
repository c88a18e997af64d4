"""Reading: from the bytes of a file to plain data.

Nothing recurses and no positions are kept (``tracker.yamlio.places`` finds them when asked), so
time and memory are bounded whatever the file holds.
"""

import msgspec

from tracker.edit import Plain
from tracker.finding import Finding, Place
from tracker.yamlio import rules
from tracker.yamlio.building import MISSING, Builder, Missing
from tracker.yamlio.events import LIBYAML, YAMLError, open_events
from tracker.yamlio.limits import MAX_BYTES
from tracker.yamlio.source import BOM, capped, decode, forbidden
from tracker.yamlio.syntax import finding_of


class Read(msgspec.Struct, frozen=True):
    """What was read from a file."""

    value: Plain | Missing
    """The plain data. MISSING where nothing may be computed (a syntax error, an alias, a limit …).
    Of a duplicate key it holds the last value; anchors and tags are passed over."""
    text: str | None
    """The text as it is in the file, with byte order mark and line ends; ``encode()`` gives the
    bytes back. None where it can't be decoded or is too large."""
    findings: tuple[Finding, ...]
    """In the order of reading; none where the file is sound YAML."""


def read(source: bytes, *, file: str, libyaml: bool = LIBYAML) -> Read:
    """Read a file's bytes; never raises, whatever they are.

    Args:
        source: the whole file.
        file: its name for findings.
        libyaml: False reads with PyYAML's own parser, to the same result.
    """
    if len(source) > MAX_BYTES:
        values = {"size": len(source), "limit": MAX_BYTES}
        return Read(MISSING, None, (rules.TOO_LARGE.at(file, Place(), values=values),))
    text = decode(source, file)
    if isinstance(text, Finding):
        return Read(MISSING, None, (text,))
    return read_text(text, file=file, libyaml=libyaml)


def read_text(text: str, *, file: str, libyaml: bool = LIBYAML) -> Read:
    """Read a text that is already decoded, as ``read`` does but for the limit on bytes."""
    if not text.isascii() and text.find(BOM, 1) > 0:  # the parsers would pass over it
        return Read(MISSING, text, capped(forbidden(text, file), file))
    builder = Builder(file)
    try:
        value = builder.build(open_events(text, libyaml=libyaml))
    except YAMLError as error:
        found = capped(forbidden(text, file), file)
        if not found:
            found = (*builder.findings, finding_of(error, text, file))
        return Read(MISSING, text, found)
    return Read(value, text, capped(builder.findings, file))
