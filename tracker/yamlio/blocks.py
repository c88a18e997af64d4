"""Changes in block layout: values replaced, entries inserted and removed by whole lines."""

import re
from typing import Final

from tracker.edit import Plain
from tracker.yamlio.emit import Entry, body, document, entry_lines, entry_of
from tracker.yamlio.geometry import (
    before_break,
    block_scalar,
    entry_begin,
    entry_stop,
    header_end,
    line_before,
    line_end,
    line_start,
    next_line,
    stop,
)
from tracker.yamlio.nodes import SCALAR, SEQUENCE, Node
from tracker.yamlio.scalar_style import INDENT, inline, literal
from tracker.yamlio.spots import Change, Draft, Spot

_INDICATOR: Final = re.compile(r"[|>][0-9+-]*")
_BREAK: Final = re.compile("\r\n|\r|\n")
_BELOW: Final = re.compile("(?:(?>\r\n|\r|\n)[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\\Z))+")
_BLANKS: Final = re.compile("(?<=[\r\n])(?P<blanks>[ \t]+)(?P<comment>#)?")
_BLANK_LINE: Final = re.compile("(?>\r\n|\r|\n)[ \t]*(?=\r|\n)")


def replace_value(draft: Draft, spot: Spot, value: Plain) -> Change:
    """Put a value in place of another that is in no brackets."""
    entry = entry_of(value, spot.path, draft.order, spot.key)
    if spot.parent is None:
        return _replace_root(draft, spot, entry)
    header = header_end(draft.text, spot.parent.node, spot.index)
    indent = spot.parent.node.column - 1
    tail, end = _tail(draft.text, spot, header)
    first, rest = body(entry, indent, header - line_start(draft.text, header))
    if not rest and _one_line(spot.node):
        like = spot.node.style if spot.node.kind == SCALAR else ""
        written = inline(value, like=like) if isinstance(value, str) else first.lstrip(" ")
        return Change(spot.node.start, spot.node.end, written)
    if spot.node.style == "|" and rest and isinstance(value, str):
        rest = _as_deep(draft.text, spot.node, value) or rest
    if tail and entry.key is None and entry.children and rest:
        first, rest = "", [" " * (indent + INDENT) + first.lstrip(" "), *rest]
    return _ended(draft, Change(header, end, draft.eol.join([first + tail, *rest])), entry, indent)


def _replace_root(draft: Draft, spot: Spot, entry: Entry) -> Change:
    start = spot.node.start
    end = line_end(draft.text, stop(draft.text, spot.node))
    lines = document(entry)
    if draft.text[line_start(draft.text, start) : start].strip(" "):  # behind ---
        lines.insert(0, "")
    return _ended(draft, Change(start, end, draft.eol.join(lines)), entry, 0)


def _one_line(node: Node) -> bool:
    """Tell whether a node can be swapped for a one-line value between its own marks."""
    return node.start < node.end and (node.flow or (node.kind == SCALAR and not block_scalar(node)))


def _as_deep(text: str, node: Node, value: str) -> list[str] | None:
    """Return the lines of a literal block, as deep as those of the one that it replaces."""
    block = literal(value)
    if block is None or block[0].strip("|-"):
        return None
    content = text[node.start : node.end]
    old = [line for line in re.split("\r\n|\r|\n", content)[1:] if line.strip(" ")]
    if not old or any(mark.isdigit() for mark in content[:3]):
        return None
    pad = " " * (len(old[0]) - len(old[0].lstrip(" ")))
    return [pad + line if line else "" for line in block[1]]


def _tail(text: str, spot: Spot, header: int) -> tuple[str, int]:
    """Return the comment that stays on the entry's first line, and where the old value ends."""
    node = spot.node
    end = stop(text, node)
    first_line = line_end(text, header)
    if block_scalar(node):
        marked = node.start + len(_indicator(text, node))
        return text[marked : line_end(text, marked)].rstrip(), end
    head = text[header:first_line].rstrip() if node.start > first_line else ""
    if node.kind != SCALAR and not node.flow:
        return head, line_end(text, end)  # a comment beside its last entry goes with that
    rest = text[end : line_end(text, end)].rstrip()
    return head + rest, line_end(text, end)


def _ended(draft: Draft, change: Change, entry: Entry, indent: int) -> Change:
    """Mind what follows a change that may end in a literal text.

    At the end of the file the text gets its line break.
    """
    while entry.children:
        entry = entry.children[-1]
    if not isinstance(entry.value, str) or literal(entry.value) is None:
        return change
    below, end = _kept_out(draft.text, change.end, indent)
    text = change.text + below
    if end == len(draft.text) and entry.value.endswith("\n") and text[-1:] not in "\r\n":
        text += draft.eol
    return Change(change.start, end, text)


def _kept_out(text: str, end: int, indent: int) -> tuple[str, int]:
    """Return the blank lines and comments below a literal text, kept from becoming part of it.

    Blank lines lose their blanks, comments that stand further right than the text's key or dash
    move there. Also returns where they end.
    """
    below = _BELOW.match(text, end)
    if below is None:
        return "", end
    kept = _BLANKS.sub(
        lambda found: " " * min(len(found["blanks"]), indent) + "#" if found["comment"] else "",
        below.group(),
    )
    return kept, below.end()


def insert_entry(draft: Draft, spot: Spot, index: int, entry: Entry) -> list[Change]:
    """Insert an entry before another of a block list or map, or at its end."""
    text, holder = draft.text, spot.node
    column = holder.column - 1
    if index == 0:
        return [_insert_first(draft, spot, entry_lines(entry, column))]
    end = line_end(text, entry_stop(text, holder, index - 1))
    lines = entry_lines(entry, column)
    if (
        holder.kind == SEQUENCE
        and _apart(text, holder, index)
        and "+" not in _indicator(text, _last_scalar(holder, index - 1))
    ):
        lines.insert(0, "")
    change = Change(end, end, "".join(draft.eol + line for line in lines))
    sealed = _sealed(text, holder) if end == len(text) else []
    return [*sealed, _ended(draft, change, entry, column)]


def _insert_first(draft: Draft, spot: Spot, lines: list[str]) -> Change:
    text, holder = draft.text, spot.node
    begin = entry_begin(text, holder, 0)
    start = line_start(text, begin)
    if holder.kind == SEQUENCE and len(holder.values) > 1 and _apart(text, holder, 1):
        lines.append("")
    if text[start:begin].strip(" "):  # on the line of a dash
        pad = " " * (begin - start)
        first = lines[0].lstrip(" ")
        return Change(begin, begin, draft.eol.join([first, *lines[1:], pad]))
    at = _comments_above(text, spot, 0)
    return Change(at, at, "".join(line + draft.eol for line in lines))


def _apart(text: str, holder: Node, index: int) -> bool:
    """Tell whether a blank line stands where an element is to be inserted, or before the last."""
    index = min(index, len(holder.values) - 1)
    if index == 0:
        return False
    end = line_end(text, entry_stop(text, holder, index - 1))
    return bool(_BLANK_LINE.search(text, end, entry_begin(text, holder, index)))


def _last_scalar(holder: Node, index: int) -> Node | None:
    """Return what is written last of an entry; None where there is no such entry."""
    node = holder.values[index] if 0 <= index < len(holder.values) else None
    while node and node.values:
        node = node.values[-1]
    return node


def _indicator(text: str, node: Node | None) -> str:
    """Return the ``|``, ``>-`` … that a text begins with; empty for all other nodes."""
    found = _INDICATOR.match(text, node.start) if node and block_scalar(node) else None
    return found.group() if found else ""


def _sealed(text: str, holder: Node) -> list[Change]:
    """Keep a text that ends the file without a line break from getting one by what follows it."""
    node = _last_scalar(holder, len(holder.values) - 1)
    indicator = _indicator(text, node)
    if node is None or not indicator or "-" in indicator or node.text.endswith("\n"):
        return []
    end = node.start + len(indicator)
    return [Change(node.start, end, indicator.replace("+", "") + "-")]


def remove_entry(draft: Draft, spot: Spot) -> Change:
    """Cut an entry of a block list or map that has others, with the comment directly above."""
    text = draft.text
    if spot.parent is None:
        raise AssertionError
    holder = spot.parent.node
    begin = entry_begin(text, holder, spot.index)
    end = line_end(text, entry_stop(text, holder, spot.index))
    if text[line_start(text, begin) : begin].strip(" "):  # on the line of a dash
        following = entry_begin(text, holder, 1)
        return Change(begin, end if text[end:following].strip() else following, "")
    start = _comments_above(text, spot.parent, spot.index)
    above = _indicator(text, _last_scalar(holder, spot.index - 1))
    if above:
        below, end = _kept_out(text, end, holder.column - 1)
        if below and "+" not in above:
            return Change(start, end, _BREAK.sub("", below, count=1))
        below = below.lstrip("\r\n")  # blank lines would become part of the text
        return Change(start, end if below else next_line(text, end), below)
    if end == len(text) and start > 0:
        return Change(before_break(text, start), end, "")
    after = next_line(text, end)
    blank_above = start == 0 or not text[line_before(text, start) : start].strip()
    if blank_above and after < len(text) and not text[after : line_end(text, after)].strip():
        after = next_line(text, after)
    return Change(start, after, "")


def _comments_above(text: str, holder: Spot, index: int) -> int:
    """Return where the comment lines begin that stand directly above an entry at its indent.

    Those above the document's first entry are the file's, not the entry's.
    """
    begin = entry_begin(text, holder.node, index)
    start = line_start(text, begin)
    if index > 0:
        floor = next_line(text, entry_stop(text, holder.node, index - 1))
    elif holder.parent is not None:
        floor = next_line(text, header_end(text, holder.parent.node, holder.index))
    else:
        return start
    pad = text[start:begin]
    while start > floor:
        above = line_before(text, start)
        if not text.startswith(pad + "#", above):
            break
        start = above
    return start
