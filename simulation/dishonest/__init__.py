"""Dishonest behaviours, one a module, each the honest center with one thing changed.

They know all that there is to know in the hall, which is more than a clerk is shown.
They never leave the acts: what is refused they have to do without.
"""
