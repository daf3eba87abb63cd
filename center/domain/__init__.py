"""Pure rules of a center: standard library only, no clock, no database, no network."""
