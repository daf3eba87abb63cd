"""The manager's acts.  The only one that takes a ticket is the exceptional call."""

import asyncio
from dataclasses import replace

from center import actions_devices, actions_staff
from center import actions_manager as manager
from center.domain import errors
from center.store.transaction import Result, Transaction
from center.web import desk_answers as da
from center.web import messages as m
from center.web import publications_api
from center.web.callers import MANAGER
from center.web.endpoint import Asked, Endpoint
from center.web.manager_view import manager as view


async def show(asked: Asked) -> da.ManagerView:
    return view(asked.context)


async def set_day(asked: Asked) -> da.ManagerView:
    body, staff = asked.body, asked.caller.staff
    await asked.context.write(
        lambda tx: manager.set_day(tx, body.command, staff, body.act)
    )
    return view(asked.context)


async def call_exceptionally(asked: Asked) -> da.ManagerView:
    body, staff = asked.body, asked.caller.staff
    await asked.context.write(
        lambda tx: manager.call_exceptionally(
            tx, body.command, staff, body.ticket, body.window, body.reason
        )
    )
    return view(asked.context)


async def assign(asked: Asked) -> da.ManagerView:
    body, staff = asked.body, asked.caller.staff
    await asked.context.write(
        lambda tx: manager.assign(
            tx, body.command, staff, body.window, body.lines, body.reason
        )
    )
    return view(asked.context)


async def publish_rule(asked: Asked) -> da.ManagerView:
    body, staff = asked.body, asked.caller.staff

    def do(tx: Transaction) -> Result:
        rules = tx.hall.order.rules
        last = rules.coming or rules.value
        rule = replace(
            tx.hall.order.rule(tx.now),
            version=last.version + 1,
            ratio=body.ratio,
            exponent_halves=body.exponent_halves,
            wrap_up_seconds=body.wrap_up_seconds,
        )
        return manager.publish_rule(tx, body.command, staff, rule, body.effective_at)

    await asked.context.write(do)
    return view(asked.context)


async def enter_outage(asked: Asked) -> da.ManagerView:
    body, staff = asked.body, asked.caller.staff
    await asked.context.write(
        lambda tx: manager.enter_outage(
            tx, body.command, staff, body.begun_at, body.ended_at, body.count
        )
    )
    return view(asked.context)


async def change_staff(asked: Asked) -> da.StaffChanged:
    """Someone new, another PIN for one use, or someone who leaves."""
    body, by, context = asked.body, asked.caller.staff, asked.context
    if body.act == "remove":
        await context.write(
            lambda tx: actions_staff.remove(tx, body.command, by, body.staff)
        )
        return {**view(context), "pin": None}
    pin = context.secrets.first_pin(body.staff, body.command)
    hashed = await asyncio.to_thread(context.secrets.hash_pin, body.staff, pin)

    def do(tx: Transaction) -> Result:
        if body.act == "reset":
            return actions_staff.reset_pin(tx, body.command, by, body.staff, hashed)
        told = (body.staff, body.role, hashed)
        return actions_staff.employ(tx, body.command, by, *told)

    await context.write(do)
    return {**view(context), "pin": pin}


async def revoke_device(asked: Asked) -> da.ManagerView:
    """From its commit on, nothing that the machine asks is answered."""
    body, staff, context = asked.body, asked.caller.staff, asked.context
    await context.write(
        lambda tx: actions_devices.revoke(tx, body.command, staff, body.device)
    )
    context.forget_device(body.device)
    return view(context)


ENDPOINTS = (
    Endpoint(
        "GET",
        "/v1/manager",
        show,
        "The manager's view",
        by=MANAGER,
    ),
    Endpoint(
        "POST",
        "/v1/manager/day",
        set_day,
        "Open or close the day",
        m.SetDay,
        by=MANAGER,
        refuses=(errors.NotInThisState,),
    ),
    Endpoint(
        "POST",
        "/v1/manager/exceptional_call",
        call_exceptionally,
        "Call out of turn, with a published reason",
        m.CallExceptionally,
        by=MANAGER,
        refuses=(
            errors.NotFound,
            errors.NotInThisState,
            errors.UnknownReason,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/manager/windows",
        assign,
        "Other lines for a window",
        m.Assign,
        by=MANAGER,
        refuses=(
            errors.NotFound,
            errors.NotInThisState,
            errors.UnknownReason,
            errors.TooEarly,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/manager/rule",
        publish_rule,
        "Announce a rule",
        m.PublishRule,
        by=MANAGER,
        refuses=(errors.NotInThisState, errors.TooEarly),
    ),
    Endpoint(
        "POST",
        "/v1/manager/staff",
        change_staff,
        "Someone new, another first PIN, or someone who leaves",
        m.ChangeStaff,
        by=MANAGER,
        refuses=(
            errors.NotFound,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/manager/devices/revoke",
        revoke_device,
        "Take a machine out of service",
        m.RevokeDevice,
        by=MANAGER,
        refuses=(errors.NotFound, errors.NotInThisState),
    ),
    Endpoint(
        "POST",
        "/v1/manager/outage",
        enter_outage,
        "Enter the paper list of an outage",
        m.EnterOutage,
        by=MANAGER,
        refuses=(errors.NotInThisState,),
    ),
    *publications_api.ENDPOINTS,
)
