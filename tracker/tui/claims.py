"""A statement's claim in short, for a list: without what leads to it, long names abbreviated."""

import re
from collections import Counter
from collections.abc import Sequence

_LEAD_IN = re.compile(r"^(?:[^\W\d_][\w-]*\s?){1,3}, ")
"""A few words before the claim: "Overall, ", "At national level, "."""
_SHORT = re.compile(r" \(([A-Z]{3,})(s?)\)")
_LINKING = frozenset({"and", "of", "the", "for", "on", "in"})
_OR = " or "


def claims(texts: Sequence[str]) -> list[str]:
    """Return what each of some statements says; of a sentence that serves several, each its part.

    A sentence is taken apart at its "or" where it has as many parts as statements.
    """
    count = Counter(texts)
    met: Counter[str] = Counter()
    told = []
    for text in texts:
        short = claim(text)
        parts = short.split(_OR)
        if 1 < count[text] == len(parts):
            at = met[text]
            short = parts[0] if not at else f"… {parts[at]}"
        met[text] += 1
        told.append(short)
    return told


def claim(text: str) -> str:
    """Return what the document says without the words that lead to it."""
    told = _abbreviated(_LEAD_IN.sub("", text.strip()))
    return told[:1].upper() + told[1:]


def _abbreviated(text: str) -> str:
    """Put abbreviations that the text itself explains in the place of what they stand for."""
    for found in _SHORT.finditer(text):
        before = text[: found.start()].split(" ")
        letters = list(found[1].lower())
        at = len(before)
        while letters and at:
            at -= 1
            if before[at][:1].lower() == letters[-1]:
                letters.pop()
            elif before[at] not in _LINKING:
                break
        if not letters:
            kept = [*before[:at], found[1] + found[2]]
            return " ".join(kept) + text[found.end() :]
    return text
