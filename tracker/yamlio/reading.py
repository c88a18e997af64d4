"""Reading: from the bytes of a file to plain data.

Nothing recurses and no positions are kept (``tracker.yamlio.places`` finds them when asked), so
time and memory are bounded whatever the file holds.
"""

import msgspec
from yaml.error import YAMLError

from tracker.edit import Plain
from tracker.errors import EditFailedError
from tracker.finding import Finding, Place
from tracker.i18n import _
from tracker.yamlio import rules
from tracker.yamlio.building import MISSING, Builder, Missing
from tracker.yamlio.events import LIBYAML, open_events
from tracker.yamlio.limits import MAX_BYTES
from tracker.yamlio.places import first_lines
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
    value: Plain | Missing = MISSING
    try:
        value = builder.build(open_events(text, libyaml=libyaml))
    except YAMLError as error:
        characters = capped(forbidden(text, file), file)
        if characters:  # they may be what the parser stumbled over
            return Read(MISSING, text, characters)
        builder.findings.append(finding_of(error, text, file))
    found = capped(builder.findings, file)
    if any(finding.code == rules.DUPLICATE_KEY.code for finding in found):
        found = _with_first_lines(found, text)
    return Read(value, text, found)


def _with_first_lines(found: tuple[Finding, ...], text: str) -> tuple[Finding, ...]:
    """Tell the findings on repeated keys where the key is first."""
    lines = first_lines(text)
    told = []
    for finding in found:
        if finding.code == rules.DUPLICATE_KEY.code:
            line = lines.get((finding.place.line, finding.place.column), finding.place.line)
            values = {**finding.values, "line": str(line)}
            told.append(msgspec.structs.replace(finding, values=values))
        else:
            told.append(finding)
    return tuple(told)


def sound_value(text: str) -> Plain:
    """Return the data of a text that has no findings.

    Raises:
        EditFailedError: naming the first finding and its line.
    """
    done = read_text(text, file="")
    if done.findings or isinstance(done.value, Missing):
        message = _("Line {line} must be corrected before the file can be changed: {message}")
        first = done.findings[0]
        raise EditFailedError(message.format(line=first.place.line, message=first.message))
    return done.value
