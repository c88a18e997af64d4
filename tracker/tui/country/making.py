"""A new measure, with its instrument where that is new too, as one edit."""

from collections.abc import Mapping

from tracker.edit import EditGroup, Plain
from tracker.editing.holding import add, id_from
from tracker.finding import Finding
from tracker.i18n import _
from tracker.model.record import Record
from tracker.tui.widgets.form import Form


def making(
    record: Record,
    chosen: str,
    *,
    instrument: Mapping[str, Plain],
    measure: Mapping[str, Plain],
) -> tuple[EditGroup, str]:
    """Return the edit and how what it makes is cited.

    Args:
        record: as it stands.
        chosen: id of the instrument that the measure is in; empty for a new one.
        instrument: plain data of the new one, without an id.
        measure: plain data of the measure, without an id; empty for an instrument alone.
    """
    holder = record.instrument.get(chosen)
    words = str(measure.get("locator") or measure.get("summary") or "")
    made = id_from(words, holder.measure if holder else (), otherwise="m1")
    entry: dict[str, Plain] = {"id": made, **measure}
    if holder is not None:
        at = [one.id for one in record.instruments].index(chosen)
        group = add(record, ("instruments", at, "measures"), entry, label=made)
        cited = f"{chosen}/{made}"
    else:
        taken = [one.id for one in record.instruments]
        cited = id_from(str(instrument.get("title", "")), taken, otherwise="instrument")
        whole: dict[str, Plain] = {"id": cited, **instrument}
        if measure:
            whole["measures"] = [entry]
        group = add(record, ("instruments",), whole, label=cited)
        cited += f"/{made}" if measure else ""
    return EditGroup(_("new: {what}").format(what=group.label), group.edits), cited


def field_at_fault(finding: Finding, forms: Mapping[str, Form]) -> tuple[Form, str | None]:
    """Return the form and the id of the field that a finding on a new entry is about.

    ``forms`` are by what they make: ``instrument``, ``measure``. None where it is no field there.
    """
    steps = [one for one in finding.place.path if isinstance(one, str)]
    is_measure = "measures" in steps or "instrument" not in forms
    form = forms["measure" if is_measure else "instrument"]
    last = steps[:-3:-1]
    names = (".".join(steps[-2:]), *last, *(f"{one}.text" for one in last))
    known = {one.id for one in form.fields}
    return form, next((one for one in names if one in known), None)
