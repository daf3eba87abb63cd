"""Measured figures beside their limits: ``make bench``."""
