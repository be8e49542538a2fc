"""Reads of a sort that are asked for while others of it run: they wait, and one run answers all of them.

A recorded claim has every open page ask the same again in the same instant, and a small read costs this
process more than it costs the database.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

from app.errors import TimedOut, Unavailable

T = TypeVar("T")
Run = Callable[[Sequence[Any]], Awaitable[Any]]

_AT_ONCE: Final = 2
_MOST_TOGETHER: Final = 50


@dataclass(slots=True, eq=False)
class _Waiting:
    """What waits to be run together, and for how many."""

    run: Run
    wanted: dict[Hashable, None] = field(default_factory=dict)
    askers: int = 0
    answer: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    task: asyncio.Task[None] | None = None

    async def answered(self) -> Any:
        """The answer; where nobody waits for it any more, the run is cancelled."""
        self.askers += 1
        try:
            return await asyncio.shield(self.answer)
        except asyncio.CancelledError:
            if self.askers == 1 and self.task is not None:
                self.task.cancel()
            raise
        finally:
            self.askers -= 1


@dataclass(slots=True)
class _Sort:
    running: int = 0
    waiting: deque[_Waiting] = field(default_factory=deque)


class Gathering:
    """Reads that are gathered by their sort.

    A run begins after all that it answers were asked for: each of them sees what was written before it.
    """

    def __init__(self) -> None:
        self._sorts: dict[Hashable, _Sort] = {}

    async def ask(self, sort: Hashable, wanted: Hashable, run: Callable[[Sequence[Any]], Awaitable[T]]) -> T:
        """What ``run`` gives for a list with what is wanted in it, each once, maybe with what others want.

        Whatever one sort is asked with must do the same. A run for several that is refused is made anew for
        each alone, as what another wants may be why; where time is up or no database answers, it is not.
        """
        state = self._sorts.setdefault(sort, _Sort())
        if state.running < _AT_ONCE:
            state.running += 1
            try:
                return await run([wanted])
            finally:
                self._ended(sort, state)
        waiting = next((w for w in state.waiting if wanted in w.wanted), None)
        if waiting is None:
            if not state.waiting or len(state.waiting[-1].wanted) == _MOST_TOGETHER:
                state.waiting.append(_Waiting(run))
            waiting = state.waiting[-1]
            waiting.wanted[wanted] = None
        try:
            return cast(T, await waiting.answered())
        except (TimedOut, Unavailable):
            raise
        except Exception:
            if len(waiting.wanted) == 1:
                raise
        return await run([wanted])

    def _ended(self, sort: Hashable, state: _Sort) -> None:
        """Begin what waited for the end of a run."""
        state.running -= 1
        while state.waiting:
            waiting = state.waiting.popleft()
            if waiting.askers:
                state.running += 1
                waiting.task = asyncio.create_task(_answer(waiting))
                # Told so also where it is cancelled before it has begun.
                waiting.task.add_done_callback(lambda _: self._ended(sort, state))
                return
        if not state.running:
            del self._sorts[sort]


async def _answer(waiting: _Waiting) -> None:
    try:
        answer = await waiting.run(list(waiting.wanted))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is theirs who asked
        if waiting.askers:
            waiting.answer.set_exception(error)
    else:
        waiting.answer.set_result(answer)
