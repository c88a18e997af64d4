"""What a parser's error means to someone who wrote a record, and where the cause is."""

import re
from typing import Final

from tracker.finding import Finding, Rule
from tracker.yamlio import rules
from tracker.yamlio.events import MarkedYAMLError, YAMLError
from tracker.yamlio.source import place_of

_CLOSING: Final = {"[": "]", "{": "}"}
_LINE_BREAKS: Final = "\r\n"

_BY_CONTEXT: Final = (
    # what the parser was about, the rule; the finding is where that thing begins
    ("while scanning an alias", rules.RESERVED),
    ("while scanning an anchor", rules.RESERVED),
    ("while scanning a tag", rules.RESERVED),
    ("while parsing a tag", rules.RESERVED),
    ("while parsing a node", rules.RESERVED),
    ("while scanning a block scalar", rules.RESERVED),
    ("while scanning a directive", rules.DIRECTIVE),
    ("while scanning a %", rules.DIRECTIVE),
    ("while scanning a simple key", rules.MISSING_COLON),
)
_BY_PROBLEM: Final = (
    # what went wrong, the rule; the finding is there
    ("cannot start any token", rules.RESERVED),
    ("incompatible YAML document", rules.DIRECTIVE),
    ("incompatible version", rules.DIRECTIVE),
    ("%YAML directive", rules.DIRECTIVE),
    ("duplicate tag handle", rules.DIRECTIVE),
    ("mapping values are not allowed", rules.COLON),
    ("sequence entries are not allowed", rules.LIST_ITEM),
)
_TABBED: Final = re.compile("[ ]*\t")


def finding_of(error: YAMLError, text: str, offset: int, file: str) -> Finding:
    """Return the finding for an error of the parser.

    Args:
        error: what the parser raised.
        text: the whole text, byte order mark included.
        offset: 1 where the parser didn't see the byte order mark.
        file: the file's name for the finding.
    """
    if not isinstance(error, MarkedYAMLError):
        return rules.SYNTAX.at(file, place_of(text, 0), values={"problem": error})
    problem = error.problem or ""
    context = error.context or ""
    at = min(error.problem_mark.index + offset, len(text)) if error.problem_mark else len(text)
    begin = error.context_mark.index + offset if error.context_mark else at
    tab = _tab_in_indentation(text, at)
    if tab is not None and "quoted" not in context:
        return rules.TAB.at(file, place_of(text, tab))
    if "quoted scalar" in context:
        return _in_quotes(problem, text, at, begin, file)
    for opening, rule in _BY_CONTEXT:
        if context.startswith(opening):
            return _at(rule, text, begin, file)
    for part, rule in _BY_PROBLEM:
        if part in problem:
            return _at(rule, text, at, file)
    if "flow" in context and text[begin : begin + 1] in _CLOSING:
        return _in_brackets(text, at, begin, file)
    return _elsewhere(problem, text, at, file)


def _at(rule: Rule, text: str, index: int, file: str) -> Finding:
    return rule.at(file, place_of(text, index), values={"character": text[index : index + 1]})


def _in_quotes(problem: str, text: str, at: int, begin: int, file: str) -> Finding:
    if "escape" in problem:
        return rules.ESCAPE.at(file, place_of(text, at))
    return rules.UNCLOSED_QUOTE.at(
        file, place_of(text, begin), values={"quote": text[begin : begin + 1]}
    )


def _in_brackets(text: str, at: int, begin: int, file: str) -> Finding:
    opening = place_of(text, begin)
    place = place_of(text, at)
    bracket = text[begin]
    return rules.UNCLOSED_BRACKET.at(
        file,
        place if place.line == opening.line and at < len(text.rstrip()) else opening,
        values={"open": bracket, "close": _CLOSING[bracket], "line": opening.line},
    )


def _elsewhere(problem: str, text: str, at: int, file: str) -> Finding:
    before = text[_line_start(text, at) : at]
    place = place_of(text, at)
    if text[at : at + 1] in ("[", "{", "]", "}", ",") and before.rstrip().endswith(":"):
        return _at(rules.RESERVED, text, at, file)
    if before.strip(" -\ufeff"):
        return rules.AFTER_VALUE.at(file, place)
    if text[at:].strip():
        return rules.INDENTATION.at(file, place)
    return rules.SYNTAX.at(file, place, values={"problem": problem})


def _tab_in_indentation(text: str, index: int) -> int | None:
    """Return the index of the tab in front of the first character of the line, if there is one."""
    found = _TABBED.match(text, _line_start(text, index))
    if found is None and text[index : index + 1] == "\t":
        return index
    return found.end() - 1 if found else None


def _line_start(text: str, index: int) -> int:
    return max(text.rfind(end, 0, index) for end in _LINE_BREAKS) + 1
