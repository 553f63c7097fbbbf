"""Which language a mail is written in, as far as its small words tell: "en", "fr", "de" or "other".

1. Words that only one language uses are counted; the language with the most wins.
2. Nothing found, or a tie that "other" is part of, is "other", except for plain ASCII without any
   small word ("Ping?", "Update?"), which is taken for English.
3. Only the first 250 words are read: a mail does not change its language later.
"""

from __future__ import annotations

from collections import Counter

from followupd.core.pattern import lazy

_WORD = lazy(r"[^\W\d_]+")

_SMALL = {
    "en": "the and you your for to is are was were be been have has had i my me we our us it this that with of on at "
    "from any if would could will can just about not do did what when how there hi dear hello thanks thank please "
    "over again so but or as by if been great good very an all",
    "fr": "le la les une un et vous votre vos pour est sont suis été avez avoir je j ma mon mes nous notre ce cette "
    "c d l qu que qui avec sur au aux du des dans ai pas ne si bonjour merci madame monsieur cordialement où",
    "de": "der die das und sie ihr ihre ihnen ihrer für ist sind war bin haben habe hat ich mein meine mir mich wir "
    "unser uns es dies mit auf von vom zum zur den dem ein eine einen nicht ob wie wann noch schon gibt guten tag "
    "hallo danke vielen bitte herr frau über im am",
    "other": "el los las y usted su sus por es son soy está han haber he mi mis nosotros este esta con del al no ya "
    "se hola gracias estimado estimada buenos días alguna ha sobre muchas "
    "il gli lo di che per sono ho hai abbiamo mio mia noi questo questa della nel buongiorno grazie gentile salve "
    "qualche ci notizie novità sulla "
    "o os uma um você seu sua para foi estou tenho meu minha nós olá obrigado obrigada não mais "
    "de het een en van ik mijn je jij uw ons onze dat niet dank u wel beste heeft heb bent naar graag "
    "jag du och att det som på är har mig vi inte hej tack för om er "
    "i w na z że się jest nie do proszę dziękuję dzień dobry czy mam",
}
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _language, _words in _SMALL.items():
    for _word in set(_words.split()):
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _language)


def language(text: str, greeting: str = "") -> str:
    """ "en", "fr", "de" or "other" for anything else and for doubt. Reads at most 2,000 characters.

    The greeting counts where the text leaves it open: "Hi Alice" stands above mails of every language.
    """
    votes: Counter[str] = Counter()
    words = _count(text, votes, 2)
    if sum(votes.values()) < 8:
        words += _count(greeting, votes, 1)
    if not votes:
        return "en" if text.isascii() and words else "other"
    best = max(votes.values())
    leaders = [candidate for candidate in ("en", "fr", "de", "other") if votes[candidate] == best]
    if len(leaders) == 1:
        return leaders[0]
    return "other" if "other" in leaders and len(leaders) > 2 else next(c for c in leaders if c != "other")


def _count(text: str, votes: Counter[str], weight: int) -> int:
    found = Counter(map(_LANGUAGES.get, _WORD.findall(text[:2000].lower())))
    for candidates, count in found.items():
        for candidate in candidates or ():
            votes[candidate] += weight * count
    return found.total()
