"""What the benchmark of the page reads from a trace."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.page.trace import Trace, Unclear

MAIN, COMPOSITOR = 1, 2


def event(name: str, at: float, phase: str = "X", thread: int = MAIN, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "ts": at * 1000,
        "ph": phase,
        "pid": 7,
        "tid": thread,
        "cat": "",
        "args": {},
        **more,
    }


def mark(name: str, at: float) -> dict[str, Any]:
    return event(name, at, "I", cat="blink.user_timing")


def task(at: float, lasts: float, worked: float) -> dict[str, Any]:
    return event("RunTask", at, dur=lasts * 1000, tdur=worked * 1000)


def frame(number: int, state: str, begun: float, ended: float) -> list[dict[str, Any]]:
    key: dict[str, Any] = {"id2": {"local": f"{number}{state}"}, "thread": COMPOSITOR}
    told = {"frame_reporter": {"frame_sequence": number, "state": state}}
    return [
        event("PipelineReporter", begun, "b", args=told, **key),
        event("PipelineReporter", ended, "e", **key),
    ]


def trace(*events: dict[str, Any]) -> Trace:
    return Trace(json.dumps({"traceEvents": events}).encode())


def test_a_first_picture_is_there_when_its_own_frame_is_on_screen():
    found = trace(
        mark("begin", 0),
        task(1, 30, 20),
        mark("drawn", 30),
        event("Commit", 32, dur=1000, args={"frameSeqId": 5}),
        *frame(4, "STATE_PRESENTED_ALL", 10, 33),
        # The same frame without what the main thread had for it, then with it.
        *frame(5, "STATE_PRESENTED_PARTIAL", 20, 31),
        *frame(5, "STATE_PRESENTED_ALL", 21, 48),
    ).first_picture()
    assert (found.shown, found.work) == (48, 20)


def test_the_work_of_a_frame_is_of_all_its_tasks_and_idle_frames_do_not_count():
    moved = trace(
        mark("begin", 0),
        *(event("BeginMainThreadFrame", at, "I") for at in (1, 17, 33)),
        task(0.5, 6, 4),
        event("Paint", 2, dur=10),
        task(10, 3, 2),
        task(16.5, 1, 0.5),
        task(32.5, 9, 9),
        event("UpdateLayoutTree", 34, dur=10),
        *frame(1, "STATE_DROPPED", 1, 18),
        *frame(2, "STATE_PRESENTED_ALL", 17, 36),
        mark("end", 50),
    ).movement()
    assert (moved.work, moved.dropped) == ([6, 9], 1)
    assert moved.p95 == 9


def test_a_trace_without_the_marks_is_refused():
    with pytest.raises(Unclear, match="drawn"):
        trace(task(0, 1, 1))
