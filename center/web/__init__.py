"""The HTTP edge of a center: API, live updates, sign-in. Knows no rules."""
