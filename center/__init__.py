"""One center: its rules, its record, its server. Imported by all; imports none of them."""
