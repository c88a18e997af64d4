"""What the difference says of its two sides: how much differs, and who changed what."""

from tracker.editing.difference import changes, data_of, touches
from tracker.i18n import _, ngettext
from tracker.tui.against import Other
from tracker.tui.sides import Sides


def summary(code: str, sides: Sides, differing: int) -> str:
    """Say how a record differs from its file on disk."""
    if sides.source.finding is not None:
        return _("{code}: the file can't be read: {why}").format(
            code=code, why=sides.source.finding.message
        )
    if sides.mine == sides.theirs:
        return _("{code}: nothing differs from the file on disk.").format(code=code)
    if sides.changes is None:
        return _("{code}: one of the texts has an error, so they are compared by lines.").format(
            code=code
        )
    if not differing:
        return _("{code}: only comments or the layout differ.").format(code=code)
    return ngettext(
        "{code}: {n} field differs from the file on disk.",
        "{code}: {n} fields differ from the file on disk.",
        differing,
    ).format(code=code, n=differing)


def about(other: Other) -> str:
    """Say what is compared, and how much of it differs."""
    if other.changes is None:
        return f"{other.about}: " + _("no record; compared by lines.")
    count = len(other.changes)
    told = ngettext("{n} field differs.", "{n} fields differ.", count).format(n=count)
    return f"{other.about}: " + (told if count else _("nothing differs."))


def who_changed(sides: Sides) -> dict[tuple[str, ...], str]:
    """Say of every field that differs who changed it since the file was read."""
    found = data_of(sides.base), data_of(sides.mine), data_of(sides.theirs)
    base, mine, theirs = found
    if base is None or mine is None or theirs is None:
        return {}
    own = [one.key for one in changes(base, mine)]
    other = [one.key for one in changes(base, theirs)]
    told = {}
    for one in changes(mine, theirs):
        here, there = (touches(one.key, keys) for keys in (own, other))
        told[one.key] = _("both") if here and there else _("here") if here else _("on disk")
    return told
