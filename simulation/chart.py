"""The picture of waits: each rule a row, each kind of ticket a column."""

from pathlib import Path

import altair
import vl_convert

from simulation.measure import quantile

BLUE, PALE, OURS = "#06323A", "#9CCFD8", "#FFC04D"
AXIS = altair.Axis(values=[0, 40, 80, 120, 160])
NAMES_WIDTH = 190
"""Room for the rules' names, in whatever font a reader has."""
Groups = dict[str, dict[str, list[float]]]
"""Rule → kind of ticket → minutes."""


def draw(groups: Groups, ours: str, path: Path) -> None:
    """From the 10th to the 90th percent of tickets as a bar, the middle as a mark."""
    rows = [
        {
            "rule": rule,
            "color": OURS if rule == ours else PALE,
            "kind": kind,
            "from": quantile(values, 0.1),
            "middle": quantile(values, 0.5),
            "to": quantile(values, 0.9),
        }
        for rule, kinds in groups.items()
        for kind, values in kinds.items()
    ]
    of_rule = altair.Y("rule:N", sort=list(groups), title=None)
    base = altair.Chart().encode(y=of_rule)
    bars = base.mark_bar(height=11, cornerRadius=2).encode(
        x=altair.X("from:Q", title="minutes of waiting", axis=AXIS),
        x2="to:Q",
        color=altair.Color("color:N", scale=None),
    )
    middles = base.mark_tick(thickness=3, height=15, color=BLUE).encode(x="middle:Q")
    kinds = list(next(iter(groups.values())))
    picture = (
        altair.layer(bars, middles, data=altair.InlineData(values=rows))
        .properties(width=210, height=130)
        .facet(facet=altair.Facet("kind:N", sort=kinds, title=None), columns=3)
        .configure(font="IBM Plex Sans, sans-serif", background="white")
        .configure_axis(labelLimit=220, grid=True, gridColor="#EEF2F3")
        .configure_axisY(minExtent=NAMES_WIDTH)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    svg = vl_convert.vegalite_to_svg(picture.to_json())
    path.write_text(svg, "utf-8")
