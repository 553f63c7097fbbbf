"""Train the linear models of `followupd/core/linear` anew, from the mails in this repository alone.

    python -m bench.train [inbound] [outbound] [promise] [--check] [--explain CLASS]

Logistic regression with an L2 penalty, one class against the rest, by stochastic dual coordinate ascent (Shalev-Shwartz
and Zhang, 2013): plain Python, in one order, so that the same mails give the same bytes on every machine. `--check`
says how well it reads mails by authors whom it has not seen, and writes nothing; `--explain` prints what weighs
most. The held-back mails are never read here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from bench.lines import (
    ZONE,
    inbound_files,
    inbound_mails,
    outbound_files,
    outbound_mails,
    promise_files,
    promise_mails,
)
from followupd.core.classify import day_written, sentences_of
from followupd.core.linear import inbound, outbound, promise
from followupd.core.linear.features import of_rules
from followupd.core.linear.model import DAMPING, SUFFIX, Model
from followupd.core.promise import named_in

OUT = Path(__file__).parents[1] / "followupd" / "core" / "linear"
C = 20.0
EPOCHS = 400
SMALLEST = 4  # mails that must have a feature


@dataclass(frozen=True, slots=True)
class Example:
    """One mail: its features (sentences and beside), and the classes it is of. `spare`: classes it is not judged by."""

    name: str
    sentences: tuple[frozenset[str], ...]
    beside: frozenset[str]
    classes: frozenset[str]
    spare: frozenset[str] = frozenset()

    @property
    def features(self) -> frozenset[str]:
        return self.beside.union(*self.sentences)


def fit(rows: Sequence[tuple[Sequence[int], float]], size: int) -> tuple[list[float], float]:
    """Weights and bias for rows of (feature numbers, +1 or -1), each damped as `core.linear.model` does."""
    weights = [0.0] * size
    bias = 0.0
    alphas = [0.0] * len(rows)
    order = list(range(len(rows)))
    shuffle = random.Random(0).shuffle
    values = [(len(row) or 1) ** -DAMPING for row, _ in rows]
    # By the length of the row, and of the constant beside it.
    steps = [1 / max(1.0, 0.25 + C * (len(row) * value**2 + 1)) for (row, _), value in zip(rows, values, strict=True)]
    for _ in range(EPOCHS):
        shuffle(order)
        for number in order:
            row, sign = rows[number]
            value = values[number]
            margin = sign * (value * sum([weights[at] for at in row]) + bias)
            change = (1 / (1 + math.exp(max(-30.0, min(30.0, margin)))) - alphas[number]) * steps[number]
            alphas[number] += change
            bias += change * sign * C
            change *= sign * C * value
            for at in row:
                weights[at] += change
    return weights, bias


def train(examples: Sequence[Example], classes: Sequence[str], trained_on: str) -> bytes:
    """The weights file of a model."""
    counted = Counter(feature for example in examples for feature in example.features)
    known = {feature: number for number, feature in enumerate(sorted(f for f, n in counted.items() if n >= SMALLEST))}
    fitted: list[tuple[list[float], float]] = []
    numbers = [sorted(known[f] for f in example.features if f in known) for example in examples]
    for name in classes:
        rows = [
            (row, 1.0 if name in example.classes else -1.0)
            for row, example in zip(numbers, examples, strict=True)
            if name not in example.spare
        ]
        fitted.append(fit(rows, len(known)))
    return packed(list(known), fitted, classes, trained_on)


def packed(
    features: Sequence[str], fitted: Sequence[tuple[list[float], float]], classes: Sequence[str], trained_on: str
) -> bytes:
    """The file, as `core.linear.model` reads it."""
    scales = [max(map(abs, weights), default=0.0) / 127 or 1.0 for weights, _ in fitted]
    rows: dict[int, list[int]] = {}
    for number, feature in enumerate(features):
        row = [round(weights[number] / scale) for (weights, _), scale in zip(fitted, scales, strict=True)]
        rows[crc32(feature.encode())] = row
    keys = sorted(rows)
    about = {
        "classes": list(classes),
        "bias": [round(bias, 4) for _, bias in fitted],
        "scale": [float(f"{scale:.6g}") for scale in scales],
        "features": len(keys),
        "trained_on": trained_on,
    }
    body = b"".join(key.to_bytes(4, "little") for key in keys)
    for number in range(len(classes)):
        body += array("b", [rows[key][number] for key in keys]).tobytes()
    return json.dumps(about).encode() + b"\n" + body


@dataclass(frozen=True, slots=True)
class Task:
    """What one model is trained for."""

    classes: tuple[str, ...]
    examples: Callable[[], Iterable[Example]]
    files: Callable[[], Iterable[Path]]


def _inbound() -> Iterable[Example]:
    for mail in inbound_mails():
        yield Example(
            mail.name,
            tuple(map(frozenset, inbound.of_sentences(mail.sentences))),
            frozenset(of_rules(mail.ruled)),
            mail.classes,
            mail.spare,
        )


def _outbound() -> Iterable[Example]:
    for mail in outbound_mails():
        yield Example(
            mail.name,
            tuple(map(frozenset, outbound.of_sentences(mail.sentences))),
            frozenset(outbound.beside(mail.ruled, mail.signs, len(mail.sentences))),
            mail.classes,
            mail.spare,
        )


def _promises() -> Iterable[Example]:
    """An example for each day that a mail names."""
    for name, mail, by, known in promise_mails():
        folded = sentences_of(mail)[1]
        seen = inbound.of_sentences(folded)
        for each in named_in(folded[: len(seen)], day_written(mail.header, ZONE)):
            around = promise.around(seen, folded[each.index], each.index, each.first, each.last)
            yield Example(
                name,
                (frozenset(seen[each.index] | around),),
                frozenset(of_rules(None if known else promise.CLASSES if each.ruled else ())),
                frozenset(promise.CLASSES if by is not None and each.last.last == by else ()),
            )


TASKS = {
    "inbound": Task(inbound.CLASSES, _inbound, inbound_files),
    "outbound": Task(outbound.CLASSES, _outbound, outbound_files),
    "promise": Task(promise.CLASSES, _promises, promise_files),
}


def fingerprint(files: Iterable[Path]) -> str:
    """Of the mails that a model is trained on, in their order."""
    digest = hashlib.sha256()
    for path in files:
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def check(name: str, task: Task, folds: int = 10) -> None:
    """How well mails are read whose authors were left out of the training, class by class, at several thresholds.

    A file is an author; the files are dealt out to the folds.
    """
    examples = list(task.examples())
    files = [example.name.rpartition(" ")[0] for example in examples]
    fold_of = {file: number % folds for number, file in enumerate(sorted(set(files)))}
    seen: dict[str, list[tuple[float, bool, bool]]] = {each: [] for each in task.classes}
    for fold in range(folds):
        left_out = {number for number, file in enumerate(files) if fold_of[file] == fold}
        trained = Model(train([e for n, e in enumerate(examples) if n not in left_out], task.classes, ""))
        for number in sorted(left_out):
            example = examples[number]
            if "!rules" not in example.beside:
                continue  # the rules were made for it: it shows nothing
            likely = trained.weigh(example.sentences, example.beside).likely
            for each in set(task.classes) - example.spare:
                seen[each].append((likely[each], each in example.classes, f"!{each}" in example.beside))
    for each, rows in seen.items():
        there = sum(true for _, true, _ in rows)
        ruled = [true for _, true, rule in rows if rule]
        print(f"{name} {each}: {there} of {len(rows)}; rules alone {_ratios(sum(ruled), len(ruled), there)}")
        for least in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5):
            line = []
            for alone in (0.5, 0.6, 0.7, 0.8, 0.9, 1.1):
                found = [true for likely, true, rule in rows if likely >= (least if rule else alone)]
                line.append(f"{alone}: {_ratios(sum(found), len(found), there)}")
            print(f"  with a rule {least}, alone {'; '.join(line)}")


def _ratios(right: int, found: int, there: int) -> str:
    return f"{right / max(1, found):.3f}/{right / max(1, there):.3f}"


def explain(name: str, task: Task, each: str, most: int = 60) -> None:
    """Print the features that weigh most for and against a class."""
    trained = Model((OUT / f"{name}{SUFFIX}").read_bytes())
    known = {feature for example in task.examples() for feature in example.features}
    weighed = sorted((trained.weight(each, feature), feature) for feature in known)
    for title, part in (("for", reversed(weighed[-most:])), ("against", weighed[:most])):
        print(f"{title} {each}: {', '.join(f'{feature} {weight:.1f}' for weight, feature in part)}")


def main() -> None:
    """Train, check or explain."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="*", metavar="inbound|outbound|promise")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--explain", metavar="CLASS")
    options = parser.parse_args()
    for name in options.name or TASKS:
        task = TASKS[name]
        if options.check:
            check(name, task)
        elif options.explain:
            if options.explain in task.classes:
                explain(name, task, options.explain)
        else:
            data = train(list(task.examples()), task.classes, fingerprint(task.files()))
            (OUT / f"{name}{SUFFIX}").write_bytes(data)
            print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
