"""The hall's displays, live updates, and the agent with the hub's receipts."""

from center import actions_displays, actions_machines, receipts
from center.domain import errors
from center.store import queries
from center.web import answers as a
from center.web import messages as m
from center.web import views
from center.web.callers import AGENT, DISPLAY, ENROLLED
from center.web.endpoint import Asked, Endpoint
from center.web.events import EVENTS, events


async def show_display(asked: Asked) -> a.Display:
    view = views.display(asked.context)
    asked.context.live.showings.read(asked.caller.device.device, view["seq"])
    return view


async def shown(asked: Asked) -> a.Done:
    body, device, context = asked.body, asked.caller.device.device, asked.context
    window = queries.window_of_call(context.reader, body.call) or 0
    showings = context.live.showings
    was_sent = showings.was_sent(device, body.call, window)
    await context.write(
        lambda tx: actions_displays.shown(
            tx, body.command, device, body.call, was_sent=was_sent
        )
    )
    showings.say(device, body.call, window, context.clock())
    return {}


async def tell_sound(asked: Asked) -> a.Done:
    body, by = asked.body, f"display:{asked.caller.device.device}"
    await asked.context.write(
        lambda tx: actions_machines.report(tx, body.command, by, "sound", body.state)
    )
    return {}


async def take_receipt(asked: Asked) -> a.ReceiptTaken:
    note, context = asked.body.note, asked.context
    hub_vkey = context.hub_vkey()
    log_vkey = context.secrets.log_key.vkey
    size = await context.write(lambda tx: receipts.take(tx, note, log_vkey, hub_vkey))
    return {"size": size}


ENDPOINTS = (
    Endpoint(
        "GET",
        "/v1/display",
        show_display,
        "Snapshot of the hall",
        by=DISPLAY,
    ),
    Endpoint(
        "POST",
        "/v1/display/shown",
        shown,
        "A call is on the screen",
        m.Shown,
        by=DISPLAY,
        refuses=(
            errors.NotFound,
            errors.NotSent,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/display/sound",
        tell_sound,
        "Whether the browser lets it sound",
        m.SoundTold,
        by=DISPLAY,
    ),
    Endpoint(
        "POST",
        "/v1/receipts",
        take_receipt,
        "A head countersigned by the hub",
        m.Receipt,
        by=AGENT,
        refuses=(
            errors.BadSignature,
            errors.ConfigError,
            errors.Fork,
        ),
    ),
    Endpoint(
        "GET",
        "/v1/events",
        events,
        "Server-sent events",
        query=m.Listened,
        streams=EVENTS,
        by=ENROLLED,
        refuses=(
            errors.NotAllowed,
            errors.NotSignedIn,
        ),
    ),
)
