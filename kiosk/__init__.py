"""The touchscreen: takes a citizen to a printed ticket."""
