"""What may happen at a window on a random day: every act, lawful or not.

Each step is tried; what is refused has to leave the hall as it was.
"""

from collections.abc import Callable

from center import actions
from center.domain.errors import NotInThisState
from center.domain.ticket import State, Ticket
from center.domain.window import WindowState
from tests.domain.days import MANAGER, ORDINARY, RECEPTION, SERVICES, Day

BACK = {State.PARKED: "ticket.resumed", State.NO_SHOW: "ticket.returned"}


def enter(day: Day, number: int) -> None:
    day.call_now(number)


def serve(day: Day, number: int) -> None:
    day.start(number)
    day.finish(number)
    actions.match(day.transaction)


def demote(day: Day, number: int) -> None:
    line = day.hall.ticket(day.hall.window(number).ticket).service_line
    day.on_ticket("ticket.demoted", number, line=line)
    actions.match(day.transaction)


def pause(day: Day, number: int) -> None:
    if day.hall.window(number).state is WindowState.PAUSED:
        day.at_window("window.resumed", number)
    else:
        day.at_window("window.paused", number, reason="break")


def miss(day: Day, number: int) -> None:
    """Called three times, and not seen."""
    ticket = day.hall.ticket(day.hall.window(number).ticket)
    if ticket.state is not State.CALLED:
        raise NotInThisState
    for count in (2, 3):
        day.now += 20_000
        day.on_ticket("ticket.recalled", number, count=count)
    day.now += 120_000
    day.on_ticket("ticket.missed", number)


def park(day: Day, number: int) -> None:
    day.on_ticket("ticket.parked", number, reason="photocopy")


def send(day: Day, number: int) -> None:
    """To another service than now, which the number chooses."""
    ticket = day.hall.ticket(day.hall.window(number).ticket)
    service = sorted(SERVICES)[(ticket.number + number) % len(SERVICES)]
    line = ticket.line if ticket.line == "priority" else SERVICES[service]
    told = {"service": service, "line": line, "reason": "other_service"}
    day.on_ticket("ticket.transferred", number, **told)


def again(day: Day, number: int) -> None:
    """Someone who was parked or missed is there again."""
    away = [t for t in day.hall.tickets.values() if t.state in BACK]
    ticket = chosen(away, number)
    day.act(BACK[ticket.state], RECEPTION, ticket=ticket.id)


def lose(day: Day, number: int) -> None:
    """The terminal falls silent, or speaks again."""
    window = day.hall.window(number)
    if window.state is WindowState.LOST:
        day.act("window.back", "server", window=number)
        return
    told = {"ticket": window.ticket, "why": "terminal_silent"}
    day.act("window.lost", "server", window=number, **told)


def swap(day: Day, number: int) -> None:
    """Two clerks change seats."""
    numbers = sorted(window.number for window in day.hall.windows())
    pair = [day.hall.window(n) for n in (number, numbers[number % len(numbers)])]
    if any(w.ticket or w.state is WindowState.CLOSED for w in pair):
        raise NotInThisState
    if pair[0] == pair[1]:
        raise NotInThisState
    for window in pair:
        day.at_window("window.closed", window.number)
    for window, other in zip(pair, reversed(pair), strict=True):
        told = {"window": window.number, "staff": other.staff}
        day.act("window.opened", f"clerk:{other.staff}", **told)


def favour(day: Day, number: int) -> None:
    """The manager calls someone out of turn."""
    waiting = [t for t in day.hall.tickets.values() if t.state is State.WAITING]
    ticket = chosen(waiting, number)
    told = {"rule": day.hall.order.rule(day.now).version, "heads": [], "early": 0}
    told |= {"history": day.hall.order.history, "window": number}
    why = {"reason": "exceptional", "why": "illness"}
    day.act("ticket.called", MANAGER, ticket=ticket.id, **told, **why)


def assign(day: Day, number: int) -> None:
    """Another line at once, for a reason."""
    before = day.hall.window(number).lines.at(day.now)
    lines = [line for line in ORDINARY if line not in before] or list(ORDINARY)
    told = {"lines": lines, "effective_at": day.now, "reason": "fault"}
    day.act("window.assigned", MANAGER, window=number, **told)


def chosen(tickets: list[Ticket], number: int) -> Ticket:
    if not tickets:
        raise NotInThisState
    return tickets[number % len(tickets)]


AT_WINDOW: dict[str, Callable[[Day, int], None]] = {
    step.__name__: step
    for step in (
        *(enter, serve, demote, pause, miss, park, send, again, lose, favour),
        *(assign, swap),
    )
}
