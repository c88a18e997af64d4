"""The workbook: one module a sheet, all of them from the same tables as every other face."""

import gc
from datetime import datetime

from tracker.export.plan import Plan
from tracker.export.xlsx.about import write_about, write_replaced
from tracker.export.xlsx.book import Book
from tracker.export.xlsx.coverage import write_coverage
from tracker.export.xlsx.data import write_data
from tracker.export.xlsx.listing import write_listing
from tracker.i18n import _

__all__ = ["workbook"]


def workbook(plan: Plan, *, created: datetime | None = None) -> bytes:
    """Return the workbook; the same plan and date give the same bytes.

    ``created`` is the date that the file's properties carry: the first day of the view's cycle
    where it is not given, as there is no clock here.
    """
    collecting = gc.isenabled()
    gc.disable()  # half a million cells in the making would be looked through again and again
    try:
        return _made(plan, created)
    finally:
        if collecting:
            gc.enable()


def _made(plan: Plan, created: datetime | None) -> bytes:
    year = plan.view.cycle or 2000
    book = Book(plan.about.head, created or datetime(year, 1, 1))  # noqa: DTZ001 - a date, no time
    about = book.sheet(_("About"), plan.about.head)
    next_row = write_about(about, plan.about)
    coverage = book.sheet(_("Coverage"), plan.coverage.head)
    write_coverage(coverage, plan.coverage, plan.view.framework)
    evidence = book.sheet(_("Evidence"), plan.evidence.head)
    write_listing(evidence, plan.evidence, links="url")
    write_data(book.sheet(_("Data"), plan.data.head), plan.tidy)
    write_replaced(about, next_row, book)
    return book.finished()
