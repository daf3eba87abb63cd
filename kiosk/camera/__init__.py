"""The kiosk's camera: its drivers, and what is made of a picture before it is kept."""
