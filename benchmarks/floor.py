"""The floor: the statements that cleave runs, by the same driver, behind a bare Starlette route.

The first line on standard input holds the database's address and account, and by name each statement with
several sets of parameters, days as {"date": …}; the body of a request is the number of one of them.
"ready PORT" on standard output says that it answers; it ends when standard input does.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import orjson
import uvicorn
from neo4j import AsyncGraphDatabase, Query, RoutingControl
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def _application(given: dict[str, Any]) -> Starlette:
    statements = {
        name: (
            Query(text, timeout=20),
            [{key: _value(value) for key, value in parameters.items()} for parameters in several],
        )
        for name, (text, several) in given["statements"].items()
    }
    driver = AsyncGraphDatabase.driver(
        given["uri"], auth=(given["username"], given["password"]), notifications_min_severity="OFF"
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with driver:
            yield

    async def answer(request: Request) -> Response:
        query, several = statements[request.path_params["name"]]
        parameters = several[int(await request.body())]
        result = await driver.execute_query(
            query, parameters, routing_=RoutingControl.READ, database_=given["database"]
        )
        rows = [record.values() for record in result.records]
        return Response(orjson.dumps(rows), media_type="application/json")

    return Starlette(routes=[Route("/{name}", answer, methods=["POST"])], lifespan=lifespan)


def _value(value: Any) -> Any:
    return date.fromisoformat(value["date"]) if isinstance(value, dict) and "date" in value else value


def main() -> None:
    given = json.loads(sys.stdin.readline())
    # Made for TCP by name: asyncio sends small writes at once (TCP_NODELAY) on no other, and an answer's body
    # would wait 40 ms for the acknowledgement of its head.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        _application(given), log_level="warning", access_log=False, server_header=False, lifespan="on"
    )
    server = uvicorn.Server(config)

    async def serve() -> None:
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started and not serving.done():  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
        print(f"ready {listener.getsockname()[1]}", flush=True)
        await asyncio.to_thread(sys.stdin.read)
        server.should_exit = True
        await serving

    asyncio.run(serve())


if __name__ == "__main__":
    main()
