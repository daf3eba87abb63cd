"""The personal part of a request: encrypted under a key of its own, never in a line."""
