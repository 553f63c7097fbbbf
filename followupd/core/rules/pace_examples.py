"""Stories that the rules of pace and recipients must, and must not, find fault with.

One line an event: `day hour who: what`. Day 0 is a Monday. `you` writes to Alice of the company;
`you (answer)` answers the last mail from them; `you (cc hr)` copies in hr@ of the company, `you (cc bob)`
a colleague. `them` is Alice; her words may be `promise N` (they decide by day N), `rejected`, `offer`,
`away until N`, `reply`. `interview` is an hour with Alice; `bounce` returns the last mail. The story
speaks of its last line.
"""

FU101_BAD = (
    "0 10 you: Hello\n3 10 you: Hello again",
    "0 10 you: Hello\n2 10 you: exactly two days later",
    "0 10 interview\n0 15 you: thanks\n2 10 them: away until 10\n3 9 you: an automatic reply is none",
    "0 10 you: Hello\n4 23 you: an hour less than five days and a bit",
)
FU101_GOOD = (
    "0 10 you: Hello\n5 10 you: exactly five days later",
    "0 10 you: Hello\n2 9 them: reply\n3 10 you: they wrote in between",
    "0 10 you: Hello\n0 10:30 you: the forgotten attachment",
    "0 10 you: Hello\n2 9 them: reply\n2 10 you: one\n3 9 them: reply\n3 10 you (answer): two",
    "0 10 interview\n0 15 you: thanks\n7 10 you: the follow-up that is due",
)
FU102_BAD = (
    "0 10 you: Hello\n1 10 you: any updates?",
    "0 10 you: Hello\n1 10 you: any updates?\n2 9 you: any updates?",
    "0 10 interview\n0 15 you: thanks\n1 9 you: did you get my note?",
)
FU102_GOOD = (
    "0 10 you: Hello\n2 10 you: exactly two days later is too soon, not daily",
    "0 10 you: Hello\n0 10:59 you: within the hour",
    "0 10 you: Hello\n0 12 them: reply\n0 13 you (answer): an answer is never too soon",
    "0 10 you: Hello\n0 11 bounce\n0 12 you: the first never arrived",
)
FU103_BAD = (
    "0 10 you: one\n6 10 you: two\n12 10 you: three\n18 10 you: four",
    "0 10 you: one\n6 10 you: two\n12 10 you: three\n18 10 you: four\n24 10 you: five",
)
FU103_GOOD = (
    "0 10 you: one\n6 10 you: two\n12 10 you: three",
    "0 10 you: one\n6 10 you: two\n12 10 you: three\n13 10 them: reply\n18 10 you: four",
)
FU104_BAD = (
    "0 10 them: promise 9\n5 10 you: any updates?",
    "0 10 interview\n0 15 you: thanks\n1 10 them: promise 18\n8 10 you: any updates?",
)
FU104_GOOD = (
    "0 10 them: promise 9\n9 10 you: on the day itself",
    "0 10 them: promise 9\n0 11 you (answer): thank you",
    "0 9 them: promise 9\n0 10 interview\n0 15 you: thanks for today",
    "0 10 them: promise 9\n3 10 them: rejected\n4 10 you: a rejection voids the promise",
)
FU105_BAD = (
    "0 10 them: rejected\n1 10 you (answer): thank you\n9 10 you: please reconsider",
    "0 10 them: rejected\n1 10 you: thank you\n20 10 you: any other role?",
)
FU105_GOOD = (
    "0 10 them: rejected\n1 10 you (answer): thank you",
    "0 10 them: rejected\n1 10 you: thank you, unthreaded",
    "0 10 them: rejected\n1 10 you (answer): thank you\n2 10 them: reply\n2 12 you (answer): with pleasure",
)
FU301_BAD = (
    "0 10 you: Hello\n6 10 you (cc hr): any news?",
    "0 10 them: rejected\n1 10 you (answer, cc hr): I want to know why",
)
FU301_GOOD = (
    "0 10 you (cc hr): Hello",
    "0 10 you: Hello\n1 10 them: reply\n1 11 you (answer, cc hr): as you asked",
    "0 10 you (cc hr): Hello\n6 10 you (cc hr): she was on it from the start",
)
FU302_BAD = ("0 10 you: Hello\n0 11 bounce",)
FU302_GOOD = ("0 10 you: Hello\n0 11 them: away until 5",)
