"""FU204, FU205: which of the user's recorded prompts the mail mentions.

1. A prompt is its telling words: small words and words of any interview ("question", "team") tell nothing,
   unless there are no others.
2. Words are compared by a light stem, so that "sharding" meets "shard the database".
3. One telling word of one or two is enough, two of up to six, three of more: a mention is seldom a quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

from followupd.core.pattern import lazy
from followupd.core.word_list import words

_WORD = lazy(r"[^\W_]+(?:[+#]+)?")
_SMALL = words(
    """
    the a an and or of to in on at for with from by as is are was were be been i my me we our us you your it its
    this that these those how what which who whom why when where whether if will would could should can may might do
    does did have has had not no about into over than then so such very more most some any all each their they them
    he she his her up out down off only just also le la les un une des de du et ou en dans sur pour par avec au aux
    mon ma mes notre nos votre vos que qui ce cette der die das den dem ein eine einen einem einer und oder im mit
    von vom zu zum zur für auf bei mein meine wie ob
    """
)
_WEAK = words(
    """
    question questions topic discussion discuss discussed talk talked experience team teams project projects work
    working worked role job position company interview thing things way ways year years new good great strong skill
    skills strength mentioned asked ask answer told know knowledge able use used using make made led lead like love
    interest interested help need time people different lot building built build frage fragen erfahrung projekt
    projet expérience équipe
    """
)
_SUFFIXES = (
    "abilités", "ibilités", "abilité", "ibilité", "abilities", "ability", "ibility", "ibles", "ible",
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ingly", "ings", "ing",
    "ities", "ity", "ions", "ion", "ies", "ied", "ers", "er", "ors", "or",
    "edly", "ed", "ly", "ables", "able", "ives", "ive", "als", "al", "ances", "ance", "ences", "ence", "es", "s",
    "e", "y", "en",
)  # fmt: skip


def mentions(text: str, prompts: Sequence[str]) -> frozenset[str]:
    """Those of `prompts` that `text` (the own words) mentions."""
    if not prompts or not text:
        return frozenset()
    said = {stem(word) for word in _WORD.findall(text[:20_000].lower())}
    return frozenset(prompt for prompt in prompts if _mentioned(prompt, said))


def _mentioned(prompt: str, said: set[str]) -> bool:
    words = [word for word in _WORD.findall(prompt.lower()) if word not in _SMALL]
    telling = {stem(word) for word in words if word not in _WEAK} or {stem(word) for word in words}
    if not telling:
        return False
    needed = 1 if len(telling) <= 2 else 2 if len(telling) <= 6 else 3
    return len(telling & said) >= needed


def stem(word: str) -> str:
    """A word without its commonest endings; at least three letters are left."""
    for _ in range(2):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 3:
                word = word[: -len(suffix)]
                break
        else:
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word
