"""What the kiosk gives while the center's server is away, and how it hands it in."""
