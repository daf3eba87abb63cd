"""What reception is shown: lines and kiosks, never who waits."""

from center.domain.machine_acts import REVOKED
from center.store import queries
from center.web import desk_answers as da
from center.web import views
from center.web.context import Context, of_one_moment
from center.web.manager_view import device, lines


@of_one_moment
def reception(context: Context) -> da.ReceptionView:
    """Lines with how many wait, kiosks with their printers, calls for help."""
    now, reader = context.clock(), context.reader
    waiting = queries.waiting_tickets(reader)
    kiosks = [
        (entry, kind)
        for entry, kind in queries.devices(reader)
        if kind == "kiosk" and entry.state != REVOKED
    ]
    return {
        **views.hall_figures(context),
        "center": views.center(context),
        "seq": queries.next_seq(reader),
        "now": now,
        "lines": lines(context, waiting, now),
        "kiosks": [
            {**device(context, entry, kind, now), "help_at": entry.help_at or None}
            for entry, kind in kiosks
        ],
    }
