"""The report of irregularities: questions that the journal's lines alone raise.

It accuses nobody.  Each finding says what was seen, what is usual here, how likely
chance alone would bring it, and which lines stand behind it.
"""
