"""A center and a hub to try out on one machine, and one visit driven through them."""
