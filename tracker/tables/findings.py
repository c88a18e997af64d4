"""What the checks say of the records, a row a finding."""

from collections.abc import Sequence

from tracker.analysis.view import Collection
from tracker.finding import Finding
from tracker.i18n import _
from tracker.tables import words
from tracker.tables.head import whole_head
from tracker.tables.table import Column, Kind, Row, Table


def findings_table(collection: Collection, findings: Sequence[Finding]) -> Table:
    """Make the table, in the order of reading: file, line, column, code."""
    return Table(
        id="findings",
        head=whole_head(collection, _("Findings")),
        columns=(
            Column("severity", _("Severity"), Kind.NAME),
            Column("code", _("Code"), Kind.CODE),
            Column("name", _("Rule"), Kind.CODE),
            Column("file", _("File"), Kind.NAME),
            Column("line", _("Line"), Kind.NUMBER),
            Column("column", _("Column"), Kind.NUMBER),
            Column("message", _("Message"), Kind.TEXT),
            Column("path", _("Path"), Kind.NAME, about=_("JSON Pointer")),
        ),
        rows=tuple(
            Row(
                (
                    words.severity(one.severity),
                    one.code,
                    one.name,
                    one.file,
                    one.place.line,
                    one.place.column,
                    one.message,
                    one.pointer or None,
                )
            )
            for one in sorted(findings, key=lambda one: one.sort_key)
        ),
    )
