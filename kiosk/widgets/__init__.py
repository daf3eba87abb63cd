"""What the screens are made of: boxes, text, icons and things to touch.

A widget is made once and kept; showing another screen changes texts and places only.
``Part.place`` puts a widget and everything in it where it belongs, at once and without
bindings, so a screen is final as soon as it is shown.
"""
