"""The rule for the wall: what orders the hall now, and what was announced to follow."""

from center.domain.catalogue import Catalogue, Service
from center.domain.due import TOLD_MS
from center.domain.hall import Order
from center.domain.rule import Rule
from center.web import answers as a
from center.web import views
from center.web.context import Context, of_one_moment


@of_one_moment
def rule(context: Context) -> a.PublishedRule:
    """The numbers in force, those that are announced, and what will not come."""
    order, now, offered = context.hall().order, context.clock(), context.catalogue
    coming_at = order.rules.awaited(now)
    coming = order.rules.coming if coming_at else None
    return {
        "rule": numbers(order.rule(now)),
        "coming": numbers(coming) if coming else None,
        "coming_at": coming_at or None,
        "lines": views.timed_lines(offered),
        "call_reasons": views.words(offered.call_reasons.values()),
        "coming_lines": coming_lines(context, order, now),
        "replaced": sorted(
            at
            for at in {*order.rules.replaced, *order.plans.replaced}
            if at > now - TOLD_MS
        ),
    }


def numbers(told: Rule) -> a.RuleNumbers:
    return {
        "version": told.version,
        "ratio": told.ratio,
        "exponent_halves": told.exponent_halves,
        "wrap_up_seconds": told.wrap_up_seconds,
        "recall_seconds": told.recall_seconds,
        "most_calls": told.most_calls,
        "miss_seconds": told.miss_seconds,
        "unseen_seconds": told.unseen_seconds,
        "lost_seconds": told.lost_seconds,
        "return_seconds": told.return_seconds,
    }


def coming_lines(context: Context, order: Order, now: int) -> a.ComingLines | None:
    """What an announced catalogue changes in the order of the hall."""
    before, after = context.catalogue, context.coming_catalogue
    coming, at = order.plans.coming, order.plans.awaited(now)
    if not at or coming is None or after is None or after.hash != coming.hash:
        return None
    minutes = {key: line.minutes for key, line in before.lines.items()}
    reasons = after.call_reasons
    others = reasons.keys() != before.call_reasons.keys()
    told: a.ComingLines = {
        "at": at,
        "lines": [
            line
            for line in views.timed_lines(after)
            if minutes.get(line["id"]) != line["minutes"]
        ],
        "moved": [moved(one, after) for one in elsewhere(before, after)],
        "call_reasons": views.words(reasons.values()) if others else None,
    }
    return told if told["lines"] or told["moved"] or others else None


def elsewhere(before: Catalogue, after: Catalogue) -> list[Service]:
    """Services that stand in another line than before."""
    known = before.services
    return [
        one
        for one in after.services.values()
        if one.id in known and one.line != known[one.id].line
    ]


def moved(one: Service, after: Catalogue) -> a.MovedService:
    line = after.lines[one.line]
    return {
        "ar": one.name_ar,
        "en": one.name_en,
        "letter": line.letter,
        "letter_ar": line.letter_ar,
    }
