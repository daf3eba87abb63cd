"""The hours and the catalogue in force, and what was announced to follow them."""

from typing import Any

from center.domain.day import Hours
from center.domain.due import Due
from center.domain.hall import Order, Plan
from center.web.context import Context
from center.web.desk_answers import Publications, TicketHours


def publications(context: Context, order: Order, now: int) -> Publications:
    """Of the hall at one moment, for the manager."""
    coming_at = announced_for(order.timetable, now)
    plan = order.plan(now)
    return {
        "hours": hours(order.hours(now), plan),
        "coming_hours": hours(order.hours(coming_at), plan) if coming_at else None,
        "coming_hours_at": coming_at,
        "catalogue": {
            "hash": context.catalogue.hash,
            "services": len(context.catalogue.services),
            "coming_at": announced_for(order.plans, now),
        },
    }


def announced_for(due: Due[Any], now: int) -> int | None:
    """When the next value takes effect; None once its time has come."""
    return due.coming_at if due.coming is not None and due.coming_at > now else None


def hours(told: Hours, plan: Plan) -> TicketHours:
    """Without quotas of services that windows give no more.

    They would be refused when the hours are announced again.
    """
    return {
        "days": list(told.days),
        "opens": told.opens,
        "closes": told.closes,
        "holidays": sorted(told.holidays),
        "quotas": {k: n for k, n in told.quotas.items() if plan.needs_window(k)},
    }
