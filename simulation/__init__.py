"""Seeded days of a center, honest and dishonest, against the real acts and rule.

Everything here happens in memory and accelerated; what comes out is a journal that the
audit accepts line by line.  The same seed gives the same lines.
"""
