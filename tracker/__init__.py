"""Which soil biodiversity gaps do countries' policy instruments address?

The layers, from the faces down (docs/architecture.md; a test holds them):
cli > workspace > editing | export | demo > tables > checks | analysis > method > load
> cache | config > model > schema > yamlio | files > finding | edit | errors > i18n.
"""

__version__ = "0.1.0"
