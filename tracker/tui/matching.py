"""How well a name answers what was typed into the palette: by words, so that nonsense is not offered.

Letters scattered over a long title match nearly everything ("undo" would find "soUNd management
of …"), so every word that was typed must be found in one word of the name.
"""

from tracker.tui.widgets.filter_bar import folded

BEGINS, WITHIN, ALIKE = 1.0, 0.6, 0.35
LEAST_WITHIN = 3
"""Letters from which a word may stand inside another."""
LEAST_ALIKE = 4
"""Letters from which some may be missing."""
MOST_MISSING = 0.34
"""Part of a word's letters that may be missing."""


def score(typed: str, name: str) -> float:
    """Return how well a name matches, 0 to 1; 0 where a word that was typed is not in it."""
    parts, words = folded(typed).split(), _words(name)
    if not parts or not words:
        return 0.0
    found = [max(_one(part, word) for word in words) for part in parts]
    if min(found) <= 0:
        return 0.0
    first = 0.1 if words[0].startswith(parts[0]) else 0.0
    whole = 0.1 if words == parts else 0.0
    return 0.8 * sum(found) / len(found) + first + whole


def places(typed: str, name: str) -> tuple[int, ...]:
    """Return which letters of a name were typed, to be marked."""
    plain = name.casefold()
    if len(plain) != len(name):
        return ()
    marked: set[int] = set()
    for part in typed.casefold().split():
        at = plain.find(part)
        if at >= 0:
            marked.update(range(at, at + len(part)))
    return tuple(sorted(marked))


def _words(name: str) -> list[str]:
    kept = "".join(one if one.isalnum() else " " for one in folded(name))
    return kept.split()


def _one(part: str, word: str) -> float:
    part = "".join(one for one in part if one.isalnum())
    if not part:
        return 0.0
    if word.startswith(part):
        return BEGINS
    if len(part) >= LEAST_WITHIN and part in word:
        return WITHIN
    return ALIKE if _is_alike(part, word) else 0.0


def _is_alike(part: str, word: str) -> bool:
    """Say whether a word has all the letters in their order, and few more."""
    if len(part) < LEAST_ALIKE or part[0] != word[0]:
        return False
    if len(part) < len(word) * (1 - MOST_MISSING):
        return False
    letters = iter(word)
    return all(letter in letters for letter in part)
