"""FU203: pleading, guilt, self-abasement, an ultimatum that threatens a consequence.

1. It is the writer who pleads: what a team, a customer or a market is desperate for does not count.
2. Interest, however warm ("I would love to join"), an honest date ("I must answer another offer by
   Friday") and a light apology ("sorry to bother you") are fine.
3. A condition alone is no ultimatum: it takes "if you do not answer" and what the writer will then do,
   without a softening "may", "might", "would have to".
4. Hardship counts when it is the writer's own and given as a reason to be hired or answered.
"""

from __future__ import annotations

from followupd.core.wording.cue import Family, found
from followupd.core.wording.desperate_abroad import FRENCH, GERMAN
from followupd.core.wording.desperate_pleas import PLEAS
from followupd.core.wording.desperate_reproaches import NOT_ME, OTHERWISE_OPENS, REPROACHES
from followupd.core.wording.prose import Prose

_CUES = {"en": Family((*PLEAS, *REPROACHES)), "fr": Family(FRENCH), "de": Family(GERMAN)}


def desperate(prose: Prose) -> str:
    """The sentence that sounds desperate; "" when none does, or the language is not judged."""
    cues = _CUES.get(prose.language)
    if cues is None:
        return ""
    if hit := found(prose, cues, unless=NOT_ME):
        return hit.text
    # "I need your answer by Friday. Otherwise I will …": the threat opens the next sentence.
    if prose.language == "en" and OTHERWISE_OPENS.opens(prose.low):
        return next((each.text for each in prose.sentences[1:] if OTHERWISE_OPENS.pattern.search(each.low)), "")
    return ""
