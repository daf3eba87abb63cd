"""What a hostile clerk might do by waiting, where waiting is allowed.

Their center has a rule whose times are all but nought, so that what takes minutes
elsewhere is over at once.
"""

from time import monotonic, sleep

from center.domain.rule import Rule
from tests.web.attempt import counted, stands
from tests.web.stage import Stage, Try, post

W1 = "/v1/windows/1"
IMPATIENT = Rule(
    wrap_up_seconds=3600,
    recall_seconds=0,
    miss_seconds=0,
    unseen_seconds=0,
    lost_seconds=3,
)


def marks_as_missing(stage: Stage) -> Try:
    """Three calls, each at the first moment allowed."""
    stage.called()
    for _ in range(2):
        stage.clerk.do(f"{W1}/recall")
    return post(stage.clerk, f"{W1}/miss")


def marks_one_who_is_there(stage: Stage) -> Try:
    paper = stage.called()
    for act in ("recall", "recall", "miss"):
        stage.clerk.do(f"{W1}/{act}")
    return post(stage.reception, "/v1/reception/wait_again", presence=paper["url"])


def sits_out(stage: Stage) -> Try:
    """Until the server gives up on the window, and the ticket waits again."""
    stage.called()
    begun = monotonic()
    while stage.clerk.get(W1).json()["state"] != "lost":
        assert monotonic() - begun < 60
        sleep(0.1)
    return post(stage.clerk, f"{W1}/back")


ATTEMPTS = (
    *stands(
        "clerk",
        "ticket.missed",
        counted("quick_no_shows"),
        {"mark as missing at the first moment allowed": marks_as_missing},
    ),
    *stands(
        "clerk",
        "ticket.returned",
        counted("missed_but_there"),
        {"mark as missing one who stands there": marks_one_who_is_there},
    ),
    *stands(
        "clerk",
        "window.lost",
        counted("sat_out"),
        {"sit a call out until the ticket goes back": sits_out},
    ),
)
