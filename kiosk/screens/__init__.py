"""The screens: each is made once, and shows a visit by changing its texts."""
