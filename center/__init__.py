"""One center: its rules, its record, its server.

Imported by every other package; imports none of them.
"""
