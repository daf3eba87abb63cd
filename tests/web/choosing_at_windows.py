"""What a hostile clerk might send, from the own window and from others."""

from typing import Any

from tests.catalogue import QUICK, SERVICES
from tests.processes import Client, command
from tests.web.attempt import (
    MINE,
    NOTHING,
    STATE,
    asks,
    counted,
    refused,
    sends,
    stands,
)
from tests.web.stage import PIN, Stage, Try, post

W1, W5 = "/v1/windows/1", "/v1/windows/5"
SHORT = SERVICES["short"]


def second(stage: Stage) -> Any:
    """The paper of the second of two who wait."""
    stage.waiting()
    return stage.waiting()


def names_a_ticket(stage: Stage) -> Try:
    return post(stage.clerk, f"{W1}/call", ticket=second(stage)["ticket"])


def calls_by_an_address(stage: Stage) -> Try:
    return post(stage.clerk, f"{W1}/call/{second(stage)['ticket']}")


def calls_as_the_manager(stage: Stage) -> Try:
    told = {"ticket": second(stage)["ticket"], "window": 1, "reason": "medical"}
    return post(stage.clerk, "/v1/manager/exceptional_call", **told)


def calls_as_someone_else(stage: Stage) -> Try:
    stage.waiting()
    return post(stage.clerk, f"{W1}/call", staff="205")


def calls_while(*, serving: bool) -> Any:
    def prepare(stage: Stage) -> Try:
        _ = stage.serving() if serving else stage.called()
        stage.waiting()
        return post(stage.clerk, f"{W1}/call")

    return prepare


def pauses_at_a_call(stage: Stage) -> Try:
    stage.called()
    return post(stage.clerk, f"{W1}/pause", reason="break")


def leaves_at_a_call(stage: Stage) -> Try:
    stage.called()
    return post(stage.clerk, f"{W1}/close")


def waits_by_pausing(stage: Stage) -> Try:
    """A pause lets others call the head; the next call is the rule's all the same."""
    stage.waiting()
    stage.clerk.do(f"{W1}/pause", reason="break")
    stage.other.do(f"{W5}/call")
    stage.waiting()
    stage.clerk.do(f"{W1}/resume")
    return post(stage.clerk, f"{W1}/call")


def waits_by_ending_the_shift(stage: Stage) -> Try:
    """The same without a pause: away, until the head is called elsewhere."""
    stage.waiting()
    stage.clerk.do(f"{W1}/close")
    stage.other.do(f"{W5}/call")
    stage.waiting()
    stage.clerk.do(f"{W1}/sign_in", staff="201", pin=PIN)
    return post(stage.clerk, f"{W1}/call")


def pauses_without_reason(stage: Stage) -> Try:
    return post(stage.clerk, f"{W1}/pause", reason="friend_is_coming")


def at_called(act: str, side: str = "ordinary", **body: Any) -> Any:
    def prepare(stage: Stage) -> Try:
        stage.called(side)
        return post(stage.clerk, f"{W1}/{act}", **body)

    return prepare


def at_served(act: str, **body: Any) -> Any:
    def prepare(stage: Stage) -> Try:
        stage.serving()
        return post(stage.clerk, f"{W1}/{act}", **body)

    return prepare


def starts_with_a_friends_paper(stage: Stage) -> Try:
    stage.called()
    friend = stage.waiting()
    return post(stage.clerk, f"{W1}/start", presence=friend["url"])


def starts_with_an_altered_paper(stage: Stage) -> Try:
    paper = stage.called()
    older = paper["url"][:-4] + ("AAAA" if paper["url"][-4:] != "AAAA" else "BBBB")
    return post(stage.clerk, f"{W1}/start", presence=older)


def starts_priority_without_card(stage: Stage) -> Try:
    paper = stage.called("priority")
    return post(stage.clerk, f"{W1}/start", presence=paper["url"])


def takes_back_who_was_sent_on(stage: Stage) -> Try:
    stage.serving()
    told = {"service": SHORT, "reason": "wrong_service"}
    stage.clerk.do(f"{W1}/transfer", **told)
    return post(stage.clerk, f"{W1}/call")


def moves_after_whom_was_sent_on(stage: Stage) -> Try:
    """The clerk leaves for another window that has the line, where nobody sat."""
    stage.serving()
    stage.clerk.do(f"{W1}/transfer", service=SHORT, reason="wrong_service")
    stage.clerk.do(f"{W1}/close")
    stage.idle.do("/v1/windows/2/sign_in", staff="201", pin=PIN)
    return post(stage.idle, "/v1/windows/2/call")


def serves_in_seconds(stage: Stage) -> Try:
    stage.serving()
    return post(stage.clerk, f"{W1}/finish", outcome="done")


def sends_to_and_fro(stage: Stage) -> Try:
    """Each window sends the visit to the other; both lines stand."""
    stage.serving()
    stage.clerk.do(f"{W1}/transfer", service=SHORT, reason="wrong_service")
    view = stage.other.do(f"{W5}/call")
    seen = stage.center.code(view["ticket"]["ticket"])
    stage.other.do(f"{W5}/start", presence=seen)
    back = {"service": QUICK, "reason": "wrong_service"}
    return post(stage.other, f"{W5}/transfer", **back)


def parks_and_calls(stage: Stage) -> Try:
    """The one served waits aside; who comes next is not the clerk's to say."""
    stage.serving()
    stage.waiting()
    stage.clerk.do(f"{W1}/park", reason="copy")
    return post(stage.clerk, f"{W1}/call")


def replays_a_call(stage: Stage) -> Try:
    """The same bytes again: the first answer, and nothing is done."""
    stage.waiting()
    mine = command()
    stage.clerk.post(f"{W1}/call", command=mine)
    stage.waiting()
    return post(stage.clerk, f"{W1}/call", command=mine)


def bends_a_command(stage: Stage) -> Try:
    """The id of one command with the content of another."""
    stage.waiting()
    mine = command()
    stage.clerk.post(f"{W1}/call", command=mine)
    stage.waiting()
    return post(stage.other, f"{W5}/call", command=mine)


def opens_a_second_window(stage: Stage) -> Try:
    told = {"staff": "201", "pin": PIN}
    return post(stage.idle, "/v1/windows/2/sign_in", **told)


def takes_an_open_window(stage: Stage) -> Try:
    told = {"staff": "202", "pin": stage.center.first.pins["202"], "new_pin": PIN}
    return post(stage.clerk, f"{W1}/sign_in", **told)


def guesses_a_pin(stage: Stage) -> Try:
    told = {"staff": "203", "pin": "839201"}
    return post(stage.idle, "/v1/windows/2/sign_in", **told)


def uses_anothers_pin(stage: Stage) -> Try:
    """The right PIN of one who has another window open."""
    told = {"staff": "205", "pin": PIN}
    return post(stage.idle, "/v1/windows/2/sign_in", **told)


def borrowed(device: Client, staff: Client) -> Client:
    """A browser with the cookies of two."""
    client = Client(device.url)
    for name, of in (("shubbak_device", device), ("shubbak_staff", staff)):
        client.http.cookies.set(name, of.http.cookies[name])
    return client


def brings_the_sign_in_along(stage: Stage) -> Try:
    stage.waiting()
    elsewhere = borrowed(stage.other, stage.clerk)
    return post(elsewhere, f"{W5}/call")


def signs_in_as_manager(stage: Stage) -> Try:
    told = {"staff": "100", "pin": "580316"}
    return post(stage.idle, "/v1/windows/2/sign_in", **told)


def cancels(stage: Stage) -> Try:
    paper = stage.waiting()
    return post(stage.clerk, "/v1/reception/cancel", presence=paper["url"])


LINES = {"window": 1, "lines": ["quick"], "reason": "fault"}

ATTEMPTS = (
    *refused(
        "clerk",
        "bad_input",
        {
            "call a given ticket, named in the command": names_a_ticket,
            "call in a colleague's name": calls_as_someone_else,
        },
    ),
    *refused(
        "clerk", "not_found", {"call a given ticket by an address": calls_by_an_address}
    ),
    *refused(
        "clerk",
        MINE,
        {
            "call a given ticket as the manager may": calls_as_the_manager,
            "sign in as the manager at a window": signs_in_as_manager,
            "act at another's window": sends("clerk", f"{W5}/call"),
            "act at a window that does not exist": sends(
                "clerk", "/v1/windows/77/call"
            ),
            "give oneself another line": sends("clerk", "/v1/manager/windows", **LINES),
            "issue a ticket": sends("clerk", "/v1/tickets", service=QUICK),
            "cancel a ticket": cancels,
            "say that the display showed a call": sends(
                "clerk", "/v1/display/shown", call=1
            ),
            "see who waits, by the manager's view": asks("clerk", "/v1/manager"),
            "see another's window": asks("clerk", "/v1/windows/5"),
            "listen to the manager's news": asks("clerk", "/v1/events", view="manager"),
        },
    ),
    *refused(
        "clerk",
        STATE,
        {
            "call another while one is called": calls_while(serving=False),
            "call another while one is served": calls_while(serving=True),
            "pause when one does not like who is called": pauses_at_a_call,
            "end the shift when one does not like who is called": leaves_at_a_call,
            "send an ordinary ticket back": at_called("demote"),
            "finish without having started": at_called("finish", outcome="done"),
            "send on, and take back": takes_back_who_was_sent_on,
            "send on, and call from another window": moves_after_whom_was_sent_on,
            "open a second window": opens_a_second_window,
            "take a window that is open": takes_an_open_window,
            "use a colleague's PIN at another window": uses_anothers_pin,
        },
    ),
    *stands(
        "clerk",
        "window.paused",
        counted("pauses"),
        {"wait for the right head by a pause": waits_by_pausing},
    ),
    *stands(
        "clerk",
        "window.closed",
        counted("pauses_until_gone"),
        {
            "wait for the right head by ending the shift, and signing in again": (
                waits_by_ending_the_shift
            )
        },
    ),
    *refused(
        "clerk",
        "unknown_reason",
        {
            "pause for a reason of one's own": pauses_without_reason,
            "finish with an outcome of one's own": at_served("finish", outcome="x"),
            "send on for a reason of one's own": at_served(
                "transfer", service=SHORT, reason="disliked"
            ),
            "park for a reason of one's own": at_served("park", reason="rude"),
        },
    ),
    *refused(
        "clerk",
        "too_early",
        {
            "mark as missing at once": at_called("miss"),
            "call again at once": at_called("recall"),
        },
    ),
    *stands(
        "clerk",
        "ticket.demoted",
        counted("demotions"),
        {"send a priority ticket back": at_called("demote", "priority")},
    ),
    *refused(
        "clerk",
        "wrong_presence",
        {
            "start without the ticket": at_called("start", presence="ZZ"),
            "start with the paper of a friend": starts_with_a_friends_paper,
            "start with a paper that was altered": starts_with_an_altered_paper,
        },
    ),
    *refused(
        "clerk",
        "card_not_seen",
        {"start priority without a card": starts_priority_without_card},
    ),
    *refused(
        "clerk",
        "same_service",
        {
            "send on to the same service": at_served(
                "transfer", service=QUICK, reason="wrong_service"
            )
        },
    ),
    *stands(
        "clerk",
        "ticket.transferred",
        counted("transfers"),
        {"send on to and fro with an accomplice": sends_to_and_fro},
    ),
    *stands(
        "clerk",
        "ticket.finished",
        counted("seconds_services"),
        {"end a service within seconds that nobody was given": serves_in_seconds},
    ),
    *stands(
        "clerk",
        "ticket.parked",
        counted("parks"),
        {"park one to call a friend": parks_and_calls},
    ),
    *stands("clerk", NOTHING, "", {"send a call again, byte by byte": replays_a_call}),
    *refused(
        "clerk", "command_reused", {"use a command's id for another": bends_a_command}
    ),
    *refused(
        "clerk",
        "wrong_pin",
        {"guess a colleague's PIN": guesses_a_pin},
        noted="staff.refused",
        reported=counted("wrong_pins"),
    ),
    *refused(
        "clerk",
        "not_signed_in",
        {
            "bring the sign-in to another's device": brings_the_sign_in_along,
            "act without signing in": sends("idle", "/v1/windows/2/call"),
        },
    ),
)
