"""A refusal reaches the client that is still sending, over a real connection."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest

from tests.api.clients import VIEWER, served
from tests.engines import RunningEngine

AS_JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (AS_JSON, 413),
        ({"content-type": "text/plain"}, 415),
        (AS_JSON | {"authorization": "Bearer cleave_wrong"}, 401),
    ],
)
def test_a_client_that_still_sends_gets_the_refusal(
    embedded_engine: RunningEngine, headers: dict[str, str], status: int
) -> None:
    """urllib reads nothing before it has sent everything: a connection reset meanwhile has no answer."""
    body = json.dumps({"query": VIEWER, "variables": {"x": "x" * 10_000_000}}).encode()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with served(embedded_engine, request_timeout=30.0) as address:
        for _ in range(3):
            asked = urllib.request.Request(f"http://{address}/graphql", body, headers)
            with pytest.raises(urllib.error.HTTPError) as refused:
                opener.open(asked, timeout=20)
            assert refused.value.code == status
            assert "errors" in json.load(refused.value)
