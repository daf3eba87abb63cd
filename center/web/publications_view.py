"""The hours and the catalogue in force, and what was announced to follow them."""

from collections.abc import Collection
from typing import Any

from center.domain.day import Hours
from center.domain.due import Due
from center.domain.hall import Order
from center.web.context import Context
from center.web.desk_answers import Publications, TicketHours


def publications(context: Context, order: Order, now: int) -> Publications:
    """Of the hall at one moment, for the manager."""
    coming_at = announced_for(order.timetable, now)
    services = order.plan(now).services
    return {
        "hours": hours(order.hours(now), services),
        "coming_hours": hours(order.hours(coming_at), services) if coming_at else None,
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


def hours(told: Hours, services: Collection[str]) -> TicketHours:
    """Without quotas of services that the catalogue has no more.

    They would be refused when the hours are announced again.
    """
    return {
        "days": list(told.days),
        "opens": told.opens,
        "closes": told.closes,
        "holidays": sorted(told.holidays),
        "quotas": {key: n for key, n in told.quotas.items() if key in services},
    }
