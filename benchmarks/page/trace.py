"""What a trace of Chromium tells: when a picture was on screen, the work of each frame, the frames dropped.

Pages set marks (`performance.mark`): `begin` and `drawn` around a first picture, `begin` and `end` around a
movement. Everything else is Chromium's own account of what it did between them.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

CATEGORIES: Final = [
    "blink.user_timing",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "disabled-by-default-devtools.timeline.frame",
]
# A frame in which none of these happened had nothing to do: it must not make the others look shorter.
_BUSY: Final = frozenset({"EventDispatch", "FireAnimationFrame", "UpdateLayoutTree", "Layout", "Paint"})
_PRESENTED: Final = ("STATE_PRESENTED_ALL", "STATE_PRESENTED_PARTIAL")
_LAST_MARKS: Final = ("drawn", "end")
Event = Mapping[str, Any]


class Unclear(Exception):
    """A trace lacks what is looked for; the message says what."""


@dataclass(frozen=True, slots=True)
class First:
    """Milliseconds from `begin` until a picture is on screen, and of the main thread's work until then."""

    shown: float
    work: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The main thread's work in each frame in milliseconds, the frames dropped, and how long it all took."""

    work: Sequence[float]
    dropped: int
    seconds: float

    @property
    def p95(self) -> float:
        """The work that 95 in 100 frames stayed below."""
        return sorted(self.work)[min(len(self.work) - 1, round(0.95 * len(self.work)))]


class Trace:
    """The events of one trace, as far as they are of the page that set the marks."""

    def __init__(self, raw: bytes) -> None:
        events: list[Event] = json.loads(raw)["traceEvents"]
        first = next(
            (e for e in events if e["name"] in _LAST_MARKS and "blink.user_timing" in e["cat"]), None
        )
        if first is None:
            raise Unclear(f"the trace has none of the marks {', '.join(_LAST_MARKS)}")
        self._pid, self._main = first["pid"], first["tid"]
        self._events = sorted(
            (e for e in events if e["pid"] == self._pid and "ts" in e), key=lambda e: e["ts"]
        )

    def first_picture(self, begin: str = "begin") -> First:
        """From the mark `begin` to the first frame on screen whose commit came after `drawn`."""
        start, drawn = self._mark(begin), self._mark("drawn")
        commits = [
            (e["args"]["frameSeqId"], e["ts"])
            for e in self._named("Commit")
            if e["tid"] == self._main and e["ts"] + e.get("dur", 0) >= drawn
        ]
        shown = [(number, at) for number, state, at in self._frames() if state in _PRESENTED]
        # A frame may be shown before without what the main thread had for it, under the same number.
        end = next(
            (at for number, since in commits for shown_as, at in shown if shown_as == number and at > since),
            None,
        )
        if end is None:
            raise Unclear("no frame with the picture came on screen while it was traced")
        work = sum(_work(task) for task in self._tasks(start, end))
        return First((end - start) / 1000, work)

    def movement(self) -> Moved:
        """The frames from the mark `begin` to the mark `end`."""
        start, end = self._mark("begin"), self._mark("end")
        tasks = list(self._tasks(start, end))
        begins = [e["ts"] for e in self._named("BeginMainThreadFrame") if start <= e["ts"] <= end]
        busy = [e["ts"] for e in self._events if e["tid"] == self._main and e["name"] in _BUSY]
        # A frame begins within the task that runs it.
        starts = [t["ts"] for t in tasks if any(t["ts"] <= at <= t["ts"] + t["dur"] for at in begins)]
        if not starts:
            raise Unclear("no frame was drawn while it was traced")
        frames = [0.0] * len(starts)
        for task in tasks:
            if task["ts"] >= starts[0]:
                frames[bisect_right(starts, task["ts"]) - 1] += _work(task)
        ends = [*starts[1:], end]
        work = [
            spent
            for spent, first, last in zip(frames, starts, ends, strict=True)
            if bisect_right(busy, last) > bisect_right(busy, first)
        ]
        dropped = {n for n, state, at in self._frames() if state == "STATE_DROPPED" and start <= at <= end}
        return Moved(work, len(dropped), (end - start) / 1e6)

    def _mark(self, name: str) -> float:
        found = [e["ts"] for e in self._named(name) if "blink.user_timing" in e["cat"]]
        if not found:
            raise Unclear(f"the trace has no mark {name!r}")
        return float(found[-1])

    def _named(self, name: str) -> Iterator[Event]:
        return (e for e in self._events if e["name"] == name)

    def _tasks(self, start: float, end: float) -> Iterator[Event]:
        return (
            e
            for e in self._named("RunTask")
            if e["tid"] == self._main and "dur" in e and start <= e["ts"] + e["dur"] and e["ts"] <= end
        )

    def _frames(self) -> Iterator[tuple[int, str, float]]:
        """Of every frame of the compositor its number, what became of it, and when that was."""
        begun: dict[str, Event] = {}
        for event in self._named("PipelineReporter"):
            key = event["id2"]["local"]
            if event["ph"] == "b":
                begun[key] = event["args"]["frame_reporter"]
            elif key in begun:
                frame = begun.pop(key)
                yield frame["frame_sequence"], frame["state"], event["ts"]


def _work(task: Event) -> float:
    """Milliseconds that a task ran, without those it waited or others had the processor."""
    return float(task.get("tdur", task["dur"])) / 1000
