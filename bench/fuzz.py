"""Feed everything that reads other people's bytes with bytes that nobody should have written.

    python -m bench.fuzz [--minutes 10] [--engine hypothesis|atheris] [--target NAME …] [--seed N]
    python -m bench.fuzz --again FILE …      look at kept inputs once more

1. A finding is an exception that the target does not say it raises, an input of at most 100 KB that takes more than
   100 ms of processor time, or memory that grows with the number of inputs (`bench/fuzz_targets.py`: what is fed).
2. An engine runs in a child, one target after the other: what kills it ends one target. What it finds is believed when
   it happens again here, where nothing is instrumented; a time is the least of several.
3. Both engines make inputs from the corpus. Hypothesis draws edits; atheris (`pip install atheris`; it has wheels for
   few systems, and is no dependency) follows the branches, and is given the same edits now and then.
4. Each finding is made small and kept in .venv/cache/fuzz. Mend it, and write its bytes by hand into a test.

Exit 1 when there are findings.
"""

from __future__ import annotations

import argparse
import collections
import cProfile
import ctypes
import gc
import hashlib
import importlib.util
import itertools
import json
import os
import pstats
import random
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".venv" / "cache" / "fuzz"
LARGEST = 100_000
"""Bytes of an input."""
SLOW = 0.1
"""Seconds of processor time."""
HANGS = 2.0
"""Seconds of processor time after which an input is given up."""
LEAK = 200
"""Bytes that memory may grow with each input."""
ENGINES = ("hypothesis", "atheris")


# ------------------------------------------------------------------ inputs

Edit = tuple[int, float, int, bytes]
"""What is done, where (a share of the input), how far, and with what."""
KINDS = (0, 0, 1, 1, 1, 1, 1, 1, 3, 3, 4, 2)
"""How often each is drawn: an input that is filled to the limit takes as long as many others."""


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """`data` after each edit: cut, put in, repeated to the limit, repeated a little, ended there."""
    for kind, where, size, piece in edits:
        at = int(where * len(data))
        if kind == 0:
            data = data[:at] + data[at + size :]
        elif kind == 1:
            data = data[:at] + piece + data[at:]
        elif kind == 2:
            unit = piece or data[at : at + size]
            data = data[:at] + unit * ((LARGEST - len(data)) // max(len(unit), 1)) + data[at:]
        elif kind == 3:
            data = data[:at] + data[at : at + size] * 9 + data[at:]
        else:
            data = data[:at]
    return data[:LARGEST]


PIECES = (
    " ", "\t", "\n", "\r\n", "\n\n", "\x00", "\x05", '"', "(", "<", ">", ";", ",", ":", "@", "&", "%", "|", "0",
    "99999999999", "\xff", "\u2028", "\U0001f600", "=?utf-8?b?", "=?x?q?", "?=", "=?utf-7?q?+2AA-?=", "{9}\r\n",
    "{99999999999}\r\n", "--b\n", "Content-Type: multipart/mixed; boundary=b\n\n", "Content-Type: message/rfc822\n\n",
    "Content-Type: text/html\n\n", "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n", "; charset=utf-16",
    "; charset=idna", "Date: Fri, 31 Dec 9999 23:59:59 -2359\n", "Date: Mon, 1 Jan 0001 00:00:00 +2359\n", "Date: 1\n",
    "To: a@b.example,\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "RRULE:FREQ=SECONDLY;UNTIL=\n", "DTSTART;TZID=", ';TZID="',
    "DTEND:99991231T235959Z\n", "-9999", "+2359", "<div>", "<blockquote>", "<p ", "</p>", "<table><tr><td>", "<style>",
    "<!--", "style='display:none'",
    "On 3 Nov 2026 a@b.example wrote:\n", "> ", "-- \n", "by Friday ", "next week ", "we will ",
    "within 99999999999 days ", "until 31 December 9999 ", "Thank you ", "unfortunately ", "Dear ", "I ", "Best,\n",
    "P.S. ", "[Company] ", "From a Mon Nov  2 10:00:00 2026\n", "* 1 FETCH (UID 1 ", ") ", "BODY[] ",
)  # fmt: skip


def _random_edits(chance: random.Random) -> list[Edit]:
    def one() -> Edit:
        piece = b"" if chance.random() < 0.3 else chance.choice(PIECES).encode()
        return chance.choice(KINDS), chance.random(), int(chance.expovariate(0.02)) + 1, piece

    return [one() for _ in range(chance.randint(1, 6))]


# ------------------------------------------------------------------ what is a finding


class HangError(BaseException):
    """An input that does not end; no `except Exception` holds it up."""


def _hang(_number: int, _frame: FrameType | None) -> None:
    raise HangError


def fault(target: Callable[[bytes], None], data: bytes) -> tuple[str, float]:
    """What goes wrong with `data` ("" for nothing), by error and place; and the seconds of processor time it took."""
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        target(data)
    except (Exception, HangError) as error:  # noqa: BLE001 - this is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "followupd" in Path(frame.filename).parts[-4:]] or frames
        return f"{type(error).__name__} in {Path(ours[-1].filename).stem}.{ours[-1].name}", 0.0
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return "", time.process_time() - begin


def finding(target: Callable[[bytes], None], data: bytes) -> str:
    """As `fault`, too slow included: when it is too slow each of five times."""
    for _ in range(5):
        what, seconds = fault(target, data)
        if what or seconds <= SLOW:
            return what
    return slow(target, data)


def slow(target: Callable[[bytes], None], data: bytes) -> str:
    """Where the time goes: the function of ours that takes the most, with what it calls of Python's own."""
    profile = cProfile.Profile()
    profile.runcall(fault, target, data)
    spent: dict[str, float] = collections.Counter()
    for (file, _, name), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if file != "~":
            spent[f"{Path(file).stem}.{name}"] += own
        else:
            for (caller, _, by), (_, _, there, _) in callers.items():
                spent[f"{Path(caller).stem}.{by}"] += there
    return "slow in " + max(spent, key=lambda place: spent[place])


def smaller(target: Callable[[bytes], None], data: bytes, what: str) -> bytes:
    """`data` with all pieces left out that `what` does not need, as far as twenty seconds goes."""
    until = time.monotonic() + 20
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data) and time.monotonic() < until:
            less = data[:at] + data[at + size :]
            if finding(target, less) == what:
                data = less
            else:
                at += size
        size //= 2
    return data


def growth(name: str, rounds: int = 8, inputs: int = 200) -> float:
    """Bytes that the process grows with each input, after a round in which caches fill: the least of the rounds."""
    from bench.fuzz_targets import TARGETS, seeds

    chance = random.Random(1)
    begun = seeds(name)
    libc = ctypes.CDLL(None)

    def resident() -> int:
        gc.collect()
        if hasattr(libc, "malloc_trim"):
            libc.malloc_trim(0)
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")

    sizes = []
    for _ in range(rounds + 1):
        for _ in range(inputs):
            fault(TARGETS[name], edited(chance.choice(begun), _random_edits(chance))[:20_000])
        sizes.append(resident())
    return min(after - before for before, after in itertools.pairwise(sizes)) / inputs


# ------------------------------------------------------------------ the engines, each in its child


class Hunt:
    """One target under one engine: counts, keeps what looks like a finding, and knows when to end."""

    def __init__(self, name: str, seconds: float) -> None:
        from bench.fuzz_targets import TARGETS, seeds

        self.name, self.target, self.seeds = name, TARGETS[name], seeds(name)
        self.until = time.monotonic() + seconds
        self.executions = 0
        self.seen: dict[str, bytes] = {}

    @property
    def over(self) -> bool:
        return time.monotonic() > self.until

    def look(self, data: bytes) -> None:
        self.executions += 1
        what, seconds = fault(self.target, data)
        if not what and seconds > SLOW:
            what = f"slow, {seconds:.1f} s"  # where, is asked outside: what is instrumented takes several times as long
        if what:
            self.seen.setdefault(what, data)

    def end(self) -> None:
        """Say what was seen, and leave: libFuzzer would not."""
        seen = {what: data.hex() for what, data in self.seen.items()}
        print(json.dumps({"executions": self.executions, "seen": seen}), flush=True)
        os._exit(0)


def _hypothesis(name: str, seconds: float, seed: int) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    hunt = Hunt(name, seconds)
    pieces = st.one_of(st.just(b""), st.sampled_from([piece.encode() for piece in PIECES]), st.binary(max_size=12))
    edits = st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 10_000).map(lambda share: share / 10_000),
        st.integers(1, 400),
        pieces,
    )
    inputs = st.one_of(
        st.builds(edited, st.sampled_from(hunt.seeds), st.lists(edits, min_size=1, max_size=6)),
        st.builds(edited, st.just(b""), st.lists(edits, min_size=1, max_size=20)),
    )
    turn = seed
    while not hunt.over:
        turn += 1

        @seeded(turn)
        @settings(
            max_examples=400,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs)
        def run(data: bytes) -> None:
            if not hunt.over:
                hunt.look(data)

        run()
    hunt.end()


def _atheris(name: str, seconds: float, seed: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["followupd"]):
        hunt = Hunt(name, seconds)
    KEPT.mkdir(parents=True, exist_ok=True)
    begun = KEPT / f"seeds-{name}"
    begun.mkdir(exist_ok=True)
    for data in hunt.seeds:
        (begun / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data[:LARGEST])

    def one(data: bytes) -> None:
        if hunt.over:
            hunt.end()
        hunt.look(data)

    def mutated(data: bytes, most: int, number: int) -> bytes:
        chance = random.Random(number)
        if chance.random() < 0.7:
            return bytes(atheris.Mutate(data, len(data)))
        return edited(data, _random_edits(chance))[:most]

    options = [
        f"-max_len={LARGEST}",
        f"-seed={seed + 1}",
        "-len_control=0",
        "-verbosity=0",
        "-timeout=60",
        "-rss_limit_mb=2000",
        f"-artifact_prefix={KEPT}/",
    ]
    atheris.Setup(["fuzz", *options, str(begun)], one, custom_mutator=mutated)
    atheris.Fuzz()


# ------------------------------------------------------------------ from outside


def hunted(engine: str, name: str, seconds: float, seed: int) -> tuple[int, dict[str, bytes]]:
    """Run one engine over one target in a child: how many inputs, and those that looked wrong."""
    command = [sys.executable, "-m", "bench.fuzz", "--child", "--engine", engine, "--target", name, "--seed", str(seed)]
    command += ["--minutes", str(seconds / 60)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=seconds + 180)
    except subprocess.TimeoutExpired:
        return 0, {"the child does not end": b""}
    for line in done.stdout.splitlines():
        if line.startswith(b'{"executions"'):
            said = json.loads(line)
            return said["executions"], {what: bytes.fromhex(data) for what, data in said["seen"].items()}
    return 0, {"the child died: " + done.stderr.decode("utf-8", "replace")[-300:]: b""}


def findings(name: str, seen: dict[str, bytes]) -> Iterator[str]:
    """What happens again here, a line for each; its input made small and kept."""
    from bench.fuzz_targets import TARGETS

    told = set()
    for said, data in seen.items():
        what = finding(TARGETS[name], data) if data else said
        if not what or what in told:
            continue
        told.add(what)
        least = smaller(TARGETS[name], data, what)
        KEPT.mkdir(parents=True, exist_ok=True)
        file = KEPT / f"{name}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"
        file.write_bytes(least)
        yield f"{name}: {what}, {len(least)} bytes, {file}"


def again(file: Path) -> str:
    from bench.fuzz_targets import TARGETS

    target, data = TARGETS[file.name.split("-", 1)[0]], file.read_bytes()
    return f"{file}: {finding(target, data) or 'nothing any more'}, {fault(target, data)[1] * 1000:.0f} ms"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=10.0, help="of all targets together")
    options.add_argument("--engine", choices=ENGINES, default="hypothesis")
    options.add_argument("--target", nargs="*", default=[], help="only these")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--again", nargs="*", type=Path, default=[], help="kept inputs to look at once more")
    options.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGVTALRM, _hang)
    if chosen.engine == "atheris" and importlib.util.find_spec("atheris") is None:
        print(
            "atheris is not installed, and no dependency: pip install atheris (Linux, CPython to 3.13).",
            file=sys.stderr,
        )
        return 2
    if chosen.child:
        run = _atheris if chosen.engine == "atheris" else _hypothesis
        run(chosen.target[0], chosen.minutes * 60, chosen.seed)
    if chosen.again:
        print("\n".join(map(again, chosen.again)))
        return 0

    from bench.fuzz_targets import TARGETS

    names = chosen.target or list(TARGETS)
    total, found = 0, list[str]()
    for name in names:
        executions, seen = hunted(chosen.engine, name, chosen.minutes * 60 / len(names), chosen.seed)
        new = list(findings(name, seen))
        grows = growth(name)
        if grows > LEAK:
            new.append(f"{name}: memory grows by {grows:.0f} bytes an input")
        total, found = total + executions, found + new
        print("\n".join([f"{name}: {executions:,} inputs, {grows:.0f} bytes more an input", *new]), flush=True)
    print(f"{chosen.engine}: {chosen.minutes:g} minutes, {total:,} inputs, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
