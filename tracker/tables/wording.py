"""The tables that need whole records, made together: every record is loaded once."""

from functools import lru_cache

from tracker.analysis.view import Collection
from tracker.tables.cited import Records
from tracker.tables.columns import alphabetical
from tracker.tables.evidence import evidence_of, evidence_rows
from tracker.tables.instruments import citations, instrument_rows, instruments_of
from tracker.tables.table import Row, Table

KEPT = 8
"""Whole records kept at a time: the one in hand, and those that many others cite."""


def wording_tables(collection: Collection, records: Records) -> tuple[Table, Table]:
    """Make the tables of evidence and of instruments, as their own modules make them."""
    kept = lru_cache(maxsize=KEPT)(records)
    cited = citations(collection)
    evidence: list[Row] = []
    instruments: list[Row] = []
    for country in alphabetical(collection):
        evidence += evidence_rows(collection, country, kept)
        instruments += instrument_rows(collection, country, kept, cited)
    return evidence_of(collection, evidence), instruments_of(collection, instruments)
