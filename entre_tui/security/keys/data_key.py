"""The key that opens the case file, kept out of every repr, log and comparison."""

from __future__ import annotations

import os
from collections.abc import Callable

from entre_tui.security import KEY_BYTES

# The room of derivations is loaded when something is derived: the first screen comes without it.


class DataKey:
    """32 random bytes, whose slot opened them, and the other generation while the key is being changed.

    ``drop()`` overwrites our copy. Python may have made others (``hex()`` gives one), so this shortens the time a
    secret lies in memory and is no promise; the process is shut against dumps by ``hardening.harden``.
    """

    __slots__ = ("_value", "generation", "kind", "other", "owner", "slot_id")

    def __init__(
        self, value: bytes, generation: int, *, owner: str = "", slot_id: str = "", kind: str = ""
    ) -> None:
        if len(value) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._value = bytearray(value)
        self.generation = generation
        self.owner = owner
        self.slot_id = slot_id
        self.kind = kind
        self.other: DataKey | None = None

    @classmethod
    def new(cls, generation: int, *, owner: str = "", random: Callable[[int], bytes] = os.urandom) -> DataKey:
        """A fresh key."""
        return cls(random(KEY_BYTES), generation, owner=owner)

    @classmethod
    def of(cls, parts: tuple[bytes, int, str, str, str]) -> DataKey:
        """The key that gave these parts."""
        value, generation, owner, slot_id, kind = parts
        return cls(value, generation, owner=owner, slot_id=slot_id, kind=kind)

    def parts(self) -> tuple[bytes, int, str, str, str]:
        """All that a process split off from this one has to be told; never to be kept or sent anywhere else."""
        return self.raw(), self.generation, self.owner, self.slot_id, self.kind

    @property
    def is_dropped(self) -> bool:
        """Whether the value is gone."""
        return not self._value

    def raw(self) -> bytes:
        """The bytes; ValueError once dropped."""
        if not self._value:
            raise ValueError("the data key was dropped")
        return bytes(self._value)

    def hex(self) -> str:
        """64 hex digits, as SQLCipher's raw key wants them."""
        return self.raw().hex()

    def derive(self, purpose: bytes) -> bytes:
        """32 bytes for another purpose (audit chain, seal of the key file) that do not give this key away."""
        from entre_tui.security.keys.kdf import from_random

        return from_random(self.raw(), b"entre data key", purpose)

    def candidates(self) -> tuple[DataKey, ...]:
        """The keys the case file may have: one, or both generations after an interrupted change."""
        return (self,) if self.other is None else (self, self.other)

    def drop(self) -> None:
        """Overwrite and forget the value, and the other generation's."""
        for index in range(len(self._value)):
            self._value[index] = 0
        self._value.clear()
        if self.other is not None:
            self.other.drop()
            self.other = None

    def __repr__(self) -> str:
        return f"DataKey(generation={self.generation}, {'dropped' if self.is_dropped else 'hidden'})"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a data key is not to be copied or stored")
