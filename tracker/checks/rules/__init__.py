"""One module a rule: its page, then the rule, then one generator that finds where it is broken.

In the pages, the lines indented under ``Bad:`` are a piece of a record that breaks the rule, those
under ``Good:`` the same piece mended. Keys of the record stand as in a file; keys of an assessment
(``answers``, ``searches`` …) stand without the assessment around them.

Codes by theme: C1 instruments and measures, C2 answers and evidence, C3 searches, states and
frameworks, C4 cycles, C5 text, C6 the workspace's frameworks, C9 comments that silence. The gaps
are room for more; a code is never used again.
"""
