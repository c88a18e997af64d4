"""The words that people read for the ids of the format, the same on every face."""

from collections.abc import Mapping

from tracker.analysis.gaps import Basis
from tracker.analysis.statements import Verdict
from tracker.analysis.view import Missing
from tracker.i18n import N_, _
from tracker.method.change import Direction
from tracker.method.facts import Standing
from tracker.method.rating import CellState, Rater
from tracker.model.framework import Framework, Level
from tracker.model.record import Effect, Explicitness, Method, QuoteChecked, Scope, State, Strength
from tracker.i18n import text_of
from tracker.tables.table import Word

_WORDS: Mapping[str, str] = {
    # states of a cell
    CellState.RATED: N_("rated"),
    CellState.NO_INFORMATION: N_("no information"),
    CellState.NOT_DISCLOSED: N_("not disclosed"),
    CellState.NOT_APPLICABLE: N_("not applicable"),
    CellState.NOT_ASSESSED: N_("not assessed"),
    CellState.NO_INSTRUMENT: N_("no instrument of the kind"),
}
