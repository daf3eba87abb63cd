"""A simulated day through the real server: its process, its HTTP, its record.

People and clerks are those of the days in memory; what they do goes over the network to
a ``shubbak center`` of its own, whose clock the simulation moves.
"""
