"""Waiting: back-off, and the gate before the login. Pure, with a clock of our own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from followupd.app.backoff import FIRST, LONGEST, delay
from followupd.app.gate import BURST, BUSY, EVERY, REFUSED_SECONDS, LoginGate
from followupd.errors import LoginRefused

REFUSED = LoginRefused("no")


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_a_delay_lies_between_two_seconds_and_a_quarter_of_an_hour(attempt: int, chance: float) -> None:
    assert FIRST <= delay(attempt, chance) <= LONGEST


@given(st.integers(1, 30), st.floats(0, 1, exclude_max=True))
def test_delays_do_not_shrink(attempt: int, chance: float) -> None:
    assert delay(attempt, chance) <= delay(attempt + 1, chance)


def test_the_first_delays_without_jitter() -> None:
    assert [delay(n, 0.0) for n in range(1, 10)] == [2, 4, 8, 16, 32, 64, 128, 256, 450]


class _Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_one_login_at_a_time() -> None:
    gate = LoginGate(_Clock())

    assert [gate.ask(), gate.ask()] == [0.0, BUSY]
    gate.leave(signed_in=True)
    assert gate.ask() == 0.0


def test_after_a_refusal_one_try_in_fifteen_minutes_and_told_once() -> None:
    clock = _Clock()
    gate = LoginGate(clock)
    gate.ask()

    assert gate.leave(refused=REFUSED) is True
    assert gate.ask() == REFUSED_SECONDS
    clock.now += REFUSED_SECONDS
    assert gate.ask() == 0.0
    assert gate.leave(refused=REFUSED) is False
    assert gate.ask() == REFUSED_SECONDS


def test_a_login_that_succeeds_makes_the_next_refusal_news_again() -> None:
    clock = _Clock()
    gate = LoginGate(clock)
    gate.ask()
    gate.leave(refused=REFUSED)
    gate.open()
    assert gate.ask() == 0.0
    gate.leave(signed_in=True)
    gate.ask()

    assert gate.leave(refused=REFUSED) is True


def test_logins_are_limited_however_often_connections_break() -> None:
    clock = _Clock()
    gate = LoginGate(clock)
    done = 0
    for _ in range(10_000):  # a tenth of a second each
        if gate.ask() == 0.0:
            gate.leave(signed_in=True)
            done += 1
        clock.now += 0.1

    assert BURST <= done <= BURST + 1000 / EVERY + 1
