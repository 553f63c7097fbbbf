"""`followupd audit` of an mbox, beside what Python's `mailbox` with `email.policy.compat32` takes just to read it; and
what one typical mail costs.

The mails are made here: answers, follow-ups and chatter of a candidate, plain or with a quote, and mail that came in.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.row import Row
from followupd.core.classify import inbound
from followupd.core.history import History
from followupd.core.mime import parse
from followupd.core.outbound import outbound
from followupd.core.reading import read
from followupd.model import Policy, RawMail

MAILS = 10_000
WATCHED = 25  # companies
ROUNDS = 3
ME = "jordan@mail.example"
ZONE = ZoneInfo("America/Toronto")
WATCH = tuple(f"@watched{company}.example" for company in range(WATCHED))

_SENTENCES = (
    "I finished the exercise on the rate limiter and put the benchmarks into the notes.",
    "Could you tell me whether the meeting on Thursday still takes place?",
    "The migration of the billing service went well, and the last of the old queues are empty now.",
    "We agreed that the retries need jitter, so I have changed the worker accordingly.",
    "Please let me know if a call next week suits you better than one on Friday.",
    "As for the deal of 14 March, the figures in the second table are the ones that we should use.",
    "I will be out on Monday and back the day after.",
    "The question about idempotent consumers stayed with me, and I read up on the paper you mentioned.",
    "Our team decides on the budget at the end of the month.",
    "It would be great to hear how the workshop went.",
    "Nobody has touched that part of the code since the spring, as far as I know.",
)
_THANKS = "Thank you for taking the time to walk me through the roadmap of the platform team yesterday."
_SIGNATURES = (
    "Best,\nJordan",
    "Thanks,\nJordan Reed\n416 555 0100",
    "Jordan",
    "Kind regards,\n\nJordan Reed\nEngineer",
)

_BY_LIBRARY = """
import email, email.policy, mailbox, sys, time
begin = time.perf_counter()
box = mailbox.mbox(sys.argv[1], factory=lambda file: email.message_from_binary_file(file, policy=email.policy.compat32))
count = sum(1 for _ in box)
print(count, time.perf_counter() - begin)
"""


def mails(count: int, watched: float) -> list[bytes]:
    """`count` mails in order of time, the share `watched` of them to or from people of watched companies."""
    dice = random.Random(7)
    begin = datetime(2026, 1, 5, 9, tzinfo=UTC)
    return [_mail(number, dice, begin + timedelta(minutes=29 * number), watched) for number in range(count)]


def _mail(number: int, dice: random.Random, at: datetime, watched: float) -> bytes:
    if dice.random() < watched:
        other = f"{dice.choice(['alice', 'bob', 'carol'])}@watched{dice.randrange(WATCHED)}.example"
    else:
        other = f"person{dice.randrange(300)}@company{dice.randrange(60)}.example"
    comes = dice.random() < 0.3
    sender, to = (other, ME) if comes else (ME, other)
    paragraphs = [" ".join(dice.sample(_SENTENCES, dice.randint(1, 4))) for _ in range(dice.randint(1, 3))]
    if dice.random() < 0.02:
        paragraphs[0] = f"{_THANKS} {paragraphs[0]}"
    text = f"Hi {other.split('@')[0].title()},\n\n" + "\n\n".join(paragraphs) + f"\n\n{dice.choice(_SIGNATURES)}\n"
    if dice.random() < 0.4:
        quoted = "\n".join(f"> {line}" for line in dice.sample(_SENTENCES, 5))
        text += f"\nOn Mon, Jan 5, 2026 at 9:0{number % 10} AM Alice Adams <{other}> wrote:\n{quoted}\n"
    wrapped = "\n".join(_wrapped(line) for line in text.split("\n"))
    header = (
        f"Message-ID: <{number}.bench@mail.example>\nDate: {format_datetime(at)}\nFrom: {sender}\nTo: {to}\n"
        f"Subject: {'Re: ' if number % 3 else ''}The work of week {number // 70}\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        f"Received: from mx.mail.example by store.mail.example; {format_datetime(at)}\nX-Mailer: bench 1\n"
    )
    return f"{header}\n{wrapped}".encode()


def _wrapped(line: str, width: int = 72) -> str:
    words, lines = line.split(" "), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\n".join(lines)


def write_mbox(path: Path, letters: Sequence[bytes]) -> None:
    """The mails as mboxrd."""
    with path.open("wb") as box:
        for letter in letters:
            box.write(b"From bench@mail.example Mon Jan  5 09:00:00 2026\n" + letter + b"\n")


def audit_ratio(path: Path) -> tuple[float, float, float]:
    """(ratio, seconds of the audit, seconds of the library), each the least of `ROUNDS`, taken in turns."""
    ours, theirs = [], []
    command = [sys.executable, "-m", "followupd", "audit", str(path), "--me", ME, "--json"]
    for domain in WATCH:
        command += ["--watch", domain]
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        ours.append(time.perf_counter() - begin)
        said = subprocess.run([sys.executable, "-c", _BY_LIBRARY, str(path)], check=True, capture_output=True)
        theirs.append(float(said.stdout.split()[1]))
    return min(ours) / min(theirs), min(ours), min(theirs)


def milliseconds(work: Callable[[], object], count: int) -> float:
    """Of one mail, when `work` does `count` of them: the median of five runs."""
    taken = []
    for _ in range(5):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000 / count)
    return statistics.median(taken)


def typical_mail() -> list[Row]:
    """What a mail costs, step by step."""
    raws = [RawMail(data, received=datetime(2026, 12, 31, tzinfo=UTC)) for data in mails(2_000, 0.5)]
    messages = [parse(raw, zone=ZONE) for raw in raws]
    sent = [message for message in messages if message.header.sender.address == ME]
    came = [message for message in messages if message.header.sender.address != ME]
    readings = sorted((read(raw, zone=ZONE, me={ME}) for raw in raws), key=lambda reading: reading.header.date)
    policy = Policy(zone="America/Toronto", me=frozenset({ME}), watch=WATCH)

    def judge() -> None:
        history = History(policy)
        for reading in readings:
            history.apply(reading)

    steps = (
        ("parse", milliseconds(lambda: [parse(raw, zone=ZONE) for raw in raws], len(raws))),
        ("classify, sent", milliseconds(lambda: [outbound(message) for message in sent], len(sent))),
        ("classify, received", milliseconds(lambda: [inbound(message, zone=ZONE) for message in came], len(came))),
        ("judge", milliseconds(judge, len(readings))),
    )
    whole = steps[0][1] + max(steps[1][1], steps[2][1]) + steps[3][1]
    size = sum(len(raw.data) for raw in raws) // len(raws)
    return [
        Row("a typical mail: parsed, classified, judged", whole, 1, "ms", f"{size} bytes on average"),
        *(Row(f"… {name}", value, None, "ms") for name, value in steps),
    ]


def rows() -> list[Row]:
    """The rows of docs/performance.md."""
    cores = len(os.sched_getaffinity(0))
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for share in (0.1, 0.5):
            path = Path(folder) / "mail.mbox"
            write_mbox(path, mails(MAILS, share))
            ratio, ours, theirs = audit_ratio(path)
            note = f"{ours:.2f} s beside {theirs:.2f} s for `mailbox` with compat32; {cores} cores"
            found.append(Row(f"audit, {MAILS:,} mails, {share:.0%} of them watched", ratio, 3, "×", note))
    return found + typical_mail()
