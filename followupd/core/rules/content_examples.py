"""The examples of the content rules: whole short mails that must, and that must not, make a rule fire.

An example may begin with one line in braces that gives the context, `{key: value; value; key: value}`:

- `strengths`, `specifics`, `questions`: what the user recorded with the interview;
- `other person`, `other company`: of another opportunity; the mail itself goes to Alice Smith of Acme;
- `attached`: a file that the mail carries; with `inline` after its name it is shown in the text;
- `after rejection: later`: the rejection was answered before; FU206 else judges the answer to the rejection.

Only text, so that `followupd explain` can show it. What was reported as wrong becomes a line here.
"""

from __future__ import annotations

from followupd.core.rules.note_examples import FU204_BAD, FU204_GOOD, FU205_BAD, FU205_GOOD
from followupd.core.rules.request_examples import FU201_BAD, FU201_GOOD, FU202_BAD, FU202_GOOD
from followupd.core.rules.slip_examples import FU207_BAD, FU207_GOOD, FU208_BAD, FU208_GOOD, FU209_BAD, FU209_GOOD
from followupd.core.rules.tone_examples import FU203_BAD, FU203_GOOD, FU206_BAD, FU206_GOOD

__all__ = [
    "FU201_BAD",
    "FU201_GOOD",
    "FU202_BAD",
    "FU202_GOOD",
    "FU203_BAD",
    "FU203_GOOD",
    "FU204_BAD",
    "FU204_GOOD",
    "FU205_BAD",
    "FU205_GOOD",
    "FU206_BAD",
    "FU206_GOOD",
    "FU207_BAD",
    "FU207_GOOD",
    "FU208_BAD",
    "FU208_GOOD",
    "FU209_BAD",
    "FU209_GOOD",
]
