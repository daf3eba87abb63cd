"""The peer of the hall's live updates: Starlette alone, a queue for each stream.

``python -m tests.bench.bare_events <port>`` sends whatever is posted to ``/send`` to
every stream of ``/events``: no record, no rule, no view.
"""

import asyncio
import sys
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

QUEUES: set["asyncio.Queue[str]"] = set()


async def events(_: Request) -> StreamingResponse:
    async def stream() -> AsyncIterator[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        QUEUES.add(queue)
        yield ": open\n\n"
        while True:
            yield await queue.get()

    return StreamingResponse(stream(), media_type="text/event-stream")


async def send(http: Request) -> Response:
    text = (await http.body()).decode()
    for queue in QUEUES:
        queue.put_nowait(text)
    return Response()


def main() -> None:
    app = Starlette(
        routes=[
            Route("/events", events),
            Route("/send", send, methods=["POST"]),
            Route("/healthz", lambda _: Response("ok")),
        ]
    )
    uvicorn.run(
        app,
        port=int(sys.argv[1]),
        access_log=False,
        log_level="error",
        timeout_graceful_shutdown=1,
    )


if __name__ == "__main__":
    main()
