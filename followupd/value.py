"""What all values share, below every noun."""

from __future__ import annotations

from typing import ClassVar


class Value:
    """What all values share: equal when their fields are, written with their fields.

    Said once here, because dataclasses would write and compile it for each of them at every start:
    a third of what `followupd status` takes.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__match_args__))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{self.__class__.__name__}({fields})"
