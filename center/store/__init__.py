"""The record on disk: the only SQL of the center."""
