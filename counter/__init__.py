"""Pages in a browser: the clerk's terminal, the hall display, the manager's view."""
