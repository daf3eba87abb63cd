"""Attempts to choose, at the acts themselves: what a hand-made command could ask for.

Each is a few lines on a small stage.  It is refused, with a code, or it is lawful, and
the report lists it or counts it; there is no fourth.  ``simulation/transparency.py``
runs them.
"""

from simulation.attempts.clerks import OF_CLERKS
from simulation.attempts.desks import OF_DESKS
from simulation.attempts.managers import OF_MANAGERS

ATTEMPTS = (*OF_CLERKS, *OF_MANAGERS, *OF_DESKS)
