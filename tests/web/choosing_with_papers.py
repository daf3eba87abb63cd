"""What a hostile clerk might send about papers, and about whose they are."""

from tests.web.applicants import AT_WINDOW, Visit
from tests.web.attempt import STATE, counted, refused, stands
from tests.web.stage import Stage, Try, post

W1, W5 = "/v1/windows/1", "/v1/windows/5"


def listed(stage: Stage) -> dict[str, str]:
    """All documents of the ticket at window 1, each present."""
    ticket = stage.clerk.get(W1).json()["ticket"]
    return {d["id"]: "present" for d in ticket["service"]["documents"]}


def asks_for_more(stage: Stage) -> Try:
    stage.serving()
    told = listed(stage) | {"favour": "missing"}
    return post(stage.clerk, f"{W1}/check", documents=told)


def forgets_a_document(stage: Stage) -> Try:
    stage.serving(service=documented(stage))
    told = dict(list(listed(stage).items())[1:])
    return post(stage.clerk, f"{W1}/check", documents=told)


def documented(stage: Stage) -> str:
    """A service of window 1 with a mandatory document."""
    services = stage.kiosk.get("/v1/catalogue").json()["services"]
    found = (
        s["id"]
        for s in services
        if s["line"] in ("quick", "short")
        and s["window"] != "none"
        and any(document["mandatory"] for document in s["documents"])
    )
    return str(next(found))


def waives_a_document(stage: Stage) -> Try:
    stage.serving(service=documented(stage))
    view = stage.clerk.get(W1).json()["ticket"]["service"]
    must = next(d["id"] for d in view["documents"] if d["mandatory"])
    told = listed(stage) | {must: "not_applicable"}
    return post(stage.clerk, f"{W1}/check", documents=told)


def accepts_with_one_missing(stage: Stage) -> Try:
    stage.serving(service=documented(stage))
    told = dict.fromkeys(listed(stage), "missing")
    stage.clerk.do(f"{W1}/check", documents=told)
    return post(stage.clerk, f"{W1}/accept")


def looks_at_the_person(stage: Stage) -> Try:
    """Of a request that somebody came with; the look itself is a line first."""
    visit = Visit(stage.kiosk, AT_WINDOW)
    ticket = visit.receipt()["ticket"]["ticket"]
    stage.other.do(f"{W5}/call")
    stage.other.do(f"{W5}/start", presence=stage.center.code(ticket))
    return post(stage.other, f"{W5}/reveal", what="identity")


def accepts_unchecked(stage: Stage) -> Try:
    stage.serving()
    return post(stage.clerk, f"{W1}/accept")


ATTEMPTS = (
    *refused("clerk", "bad_input", {"let a mandatory document go": waives_a_document}),
    *refused(
        "clerk",
        STATE,
        {
            "accept without the checklist": accepts_unchecked,
            "accept with one missing": accepts_with_one_missing,
        },
    ),
    *refused(
        "clerk",
        "unlisted_document",
        {
            "ask for a document that is not listed": asks_for_more,
            "leave a document out": forgets_a_document,
        },
    ),
    *stands(
        "clerk",
        "identity.revealed",
        counted("reveals"),
        {"look at who it is": looks_at_the_person},
    ),
)
