"""The hall's displays, live updates, and the agent with the hub's receipts."""

from typing import Any

from center import actions_displays, receipts
from center.store import queries
from center.web import messages as m
from center.web import views
from center.web.access import require_kind
from center.web.endpoint import Asked, Endpoint
from center.web.events import events


async def show_display(asked: Asked) -> views.View:
    require_kind(asked.caller, "display")
    view = views.display(asked.context)
    asked.context.live.showings.read(asked.caller.device.device, view["seq"])
    return view


async def shown(asked: Asked) -> dict[str, Any]:
    require_kind(asked.caller, "display")
    body, device, context = asked.body, asked.caller.device.device, asked.context
    window = queries.window_of_call(context.reader, body.call) or 0
    showings = context.live.showings
    was_sent = showings.was_sent(device, body.call, window)
    done = await context.write(
        lambda tx: actions_displays.shown(
            tx, body.command, device, body.call, was_sent=was_sent
        )
    )
    showings.say(device, body.call, window, context.clock())
    return done


async def tell_sound(asked: Asked) -> dict[str, Any]:
    require_kind(asked.caller, "display")
    body, device = asked.body, asked.caller.device.device
    return await asked.context.write(
        lambda tx: actions_displays.report_sound(tx, body.command, device, body.state)
    )


async def take_receipt(asked: Asked) -> dict[str, Any]:
    require_kind(asked.caller, "agent")
    note, context = asked.body.note, asked.context
    hub_vkey = context.hub_vkey()
    log_vkey = context.secrets.log_key.vkey
    return await context.write(lambda tx: receipts.take(tx, note, log_vkey, hub_vkey))


ENDPOINTS = (
    Endpoint("GET", "/v1/display", show_display, "Snapshot of the hall"),
    Endpoint("POST", "/v1/display/shown", shown, "A call is on the screen", m.Shown),
    Endpoint(
        "POST",
        "/v1/display/sound",
        tell_sound,
        "Whether the browser lets it sound",
        m.SoundTold,
    ),
    Endpoint(
        "POST",
        "/v1/receipts",
        take_receipt,
        "A head countersigned by the hub",
        m.Receipt,
    ),
    Endpoint("GET", "/v1/events", events, "Server-sent events"),
)
