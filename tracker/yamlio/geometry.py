"""Where the parts of an entry stand in a text: its beginning, its colon or dash, its last line.

The parser's marks say where scalars and brackets are; of block collections they say where the
next thing begins, beyond blank lines and comments. So ends are worked out from within.
"""

import re
from typing import Final

from tracker.edit import Plain
from tracker.errors import EditFailedError
from tracker.i18n import _
from tracker.yamlio.nodes import MAPPING, SCALAR, SEQUENCE, Node
from tracker.yamlio.scalars import resolve
from tracker.yamlio.source import BOM

_BETWEEN: Final = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_BREAK: Final = re.compile("\r\n|\r|\n")
_LAST_BREAK: Final = re.compile("(?:\r\n|\r|\n)\\Z")
_LINE_REST: Final = re.compile("[^\r\n]*")
_REACH: Final = 64
_COMMENT: Final = re.compile(r"(?:^|\s)#")


def plain(node: Node) -> Plain:
    """Return the data that a node means."""
    if node.kind == SCALAR:
        return node.text if node.style else resolve(node.text)
    if node.kind == SEQUENCE:
        return [plain(value) for value in node.values]
    return {key.text: plain(value) for key, value in zip(node.keys, node.values, strict=True)}


def line_break(text: str) -> str:
    """Return how lines end in a text: as its first does; LF where there is but one line."""
    found = _BREAK.search(text)
    return found.group() if found else "\n"


def line_start(text: str, index: int) -> int:
    """Return where the line of ``index`` begins, behind a byte order mark."""
    reach = _REACH
    while True:  # only as far as needed: there may be a whole text in front of the line
        begin = max(index - reach, 0)
        found = max(text.rfind(end, begin, index) for end in "\r\n")
        if found >= 0 or begin == 0:
            return found + 1 or int(text.startswith(BOM))
        reach *= _REACH


def before_break(text: str, start: int) -> int:
    """Return the index of the line break that ends in front of ``start``, the start of a line."""
    return start - (2 if text.startswith("\r\n", start - 2) else 1)


def line_before(text: str, start: int) -> int:
    """Return where the line before that which starts at ``start`` begins; for the first, itself."""
    first = int(text.startswith(BOM))
    return line_start(text, before_break(text, start)) if start > first else start


def line_end(text: str, index: int) -> int:
    """Return where the line of ``index`` ends, in front of its line break."""
    found = _LINE_REST.match(text, index)
    return found.end() if found else index


def next_line(text: str, index: int) -> int:
    """Return where the line after that of ``index`` begins, or the end of the text."""
    end = line_end(text, index)
    found = _BREAK.match(text, end)
    return found.end() if found else end


def beyond(text: str, index: int) -> int:
    """Return the first index from ``index`` on that is neither blank nor in a comment."""
    found = _BETWEEN.match(text, index)
    return found.end() if found else index


def block_scalar(node: Node) -> bool:
    """Tell whether a node is a text after ``|`` or ``>``."""
    return node.kind == SCALAR and node.style in ("|", ">")


def has_comment(text: str, node: Node) -> bool:
    """Tell whether there may be a comment within the brackets of a node."""
    within = text[node.start : node.end]
    return bool(_BREAK.search(within) and _COMMENT.search(within))


def stop(text: str, node: Node) -> int:
    """Return where the content of a node ends, without the blank lines and comments after it."""
    if block_scalar(node):
        return _block_scalar_stop(text, node)
    if node.kind == SCALAR or node.style:
        return node.end
    return entry_stop(text, node, len(node.values) - 1)


def _block_scalar_stop(text: str, node: Node) -> int:
    content = text[node.start : node.end]
    header, *lines = _BREAK.split(content)
    if "+" in header.partition("#")[0]:  # the blank lines at the end belong to the text
        return node.end - (len(found.group()) if (found := _LAST_BREAK.search(content)) else 0)
    indent = min(
        (len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0
    )
    words = len(content.rstrip(" \r\n"))
    end = line_end(content, words)
    at = next_line(content, words)
    while at < len(content):
        if line_end(content, at) - at > indent:  # blanks that belong to the text
            end = line_end(content, at)
        at = next_line(content, at)
    return node.start + end


def entry_begin(text: str, holder: Node, index: int) -> int:
    """Return where an entry begins: its key, its dash, or within brackets its value.

    Raises:
        EditFailedError: for an entry that is laid out with ``?``.
    """
    if holder.kind == MAPPING:
        key = holder.keys[index]
        if not holder.style and key.column != holder.column:
            raise _unusual(key)
        return key.start
    if holder.style:
        return holder.values[index].start
    if index == 0:
        return holder.start
    return beyond(text, entry_stop(text, holder, index - 1))


def header_end(text: str, holder: Node, index: int) -> int:
    """Return where the value of an entry may begin: behind its colon or dash.

    Raises:
        EditFailedError: for an entry that has none.
    """
    mark = ":" if holder.kind == MAPPING else "-"
    begin = entry_begin(text, holder, index)
    at = beyond(text, holder.keys[index].end) if holder.kind == MAPPING else begin
    if not text.startswith(mark, at):
        raise _unusual(holder.values[index])
    return at + 1


def entry_stop(text: str, holder: Node, index: int) -> int:
    """Return where the content of an entry ends."""
    value = holder.values[index]
    if value.start < value.end or holder.kind == SEQUENCE:
        return stop(text, value)
    end = holder.keys[index].end
    colon = beyond(text, end)
    return colon + 1 if text.startswith(":", colon) else end


def _unusual(node: Node) -> EditFailedError:
    message = _("Line {line} is written in an unusual way; run `tracker fmt` first, then again.")
    return EditFailedError(message.format(line=node.line))
