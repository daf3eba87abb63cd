"""Equal boxes in rows, filled from the start of the line of writing."""

from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part


class Grid(Part):
    """Parts in ``columns`` columns, in ``rows`` or more that share the height."""

    def __init__(self, *parts: Part, gap: tuple[float, float]) -> None:
        super().__init__(grow=1)
        self.parts = list(parts)
        self.columns = 1
        self.rows = 0
        self.gap = gap
        self.add(*parts)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        across, along = look.px(self.gap[0]), look.px(self.gap[1])
        shown = [part for part in self.parts if part.shown]
        rows = max(self.rows, -(-len(shown) // self.columns))
        width = (box.width - across * (self.columns - 1)) / self.columns
        height = (box.height - along * (rows - 1)) / rows
        for part in self.parts:
            if not part.shown:
                part.put_away()
        for place, part in enumerate(shown):
            row, column = divmod(place, self.columns)
            if look.rtl:
                column = self.columns - 1 - column
            left = box.left + column * (width + across)
            part.place(look, Box(left, box.top + row * (height + along), width, height))
