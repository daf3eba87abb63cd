"""Arabic and English text on the screen."""
