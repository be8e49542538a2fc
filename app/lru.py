"""A bounded store of what was worked out before, least recently used first to go."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lru(Generic[K, V]):
    """At most ``most`` values of ``room`` in sum; whoever puts a value says how much it takes.

    A value that would take more than a quarter of the room is not kept at all: one caller with huge
    documents must not drive out everybody else's.
    """

    def __init__(self, most: int, room: int) -> None:
        self._most = most
        self._room = room
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self.taken = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: K) -> V | None:
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, takes: int) -> None:
        """Keep a value, in place of the one that the key has."""
        _, freed = self._kept.pop(key, (None, 0))
        self.taken -= freed
        if takes > self._room // 4:
            return
        self._kept[key] = (value, takes)
        self.taken += takes
        while len(self._kept) > self._most or self.taken > self._room:
            _, (_, freed) = self._kept.popitem(last=False)
            self.taken -= freed
