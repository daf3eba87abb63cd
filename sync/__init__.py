"""Both ends of the line to the governorate: wire, agent, hub."""
