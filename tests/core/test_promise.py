"""Promises: the day they said they would decide, and all that is none. Written on Tuesday 24 November 2026."""

from datetime import date

import pytest

from followupd.core.folding import fold
from followupd.core.linear.inbound import of_sentences
from followupd.core.promise import promised_in
from followupd.core.sentences import sentences
from followupd.model import Promise
from tests.core.linear import grows_linearly
from tests.core.promises import promise

ON = date(2026, 11, 24)

PROMISES = [
    ("We expect to decide by the end of next week.", date(2026, 12, 4)),
    ("You'll hear from us within ten business days.", date(2026, 12, 8)),
    ("We still have a week of interviews.", date(2026, 12, 1)),
    ("We'll be in touch by Friday.", date(2026, 11, 27)),
    ("We hope to get back to you by next Friday.", date(2026, 12, 4)),
    ("A decision will be made by the 30th.", date(2026, 11, 30)),
    ("We will let you know by November 30.", date(2026, 11, 30)),
    ("I'll get back to you in two weeks.", date(2026, 12, 8)),
    ("Within 48 hours you'll have an answer.", date(2026, 11, 26)),
    ("We aim to make a decision by month-end.", date(2026, 11, 30)),
    ("I'll let you know tomorrow.", date(2026, 11, 25)),
    ("You should hear back in the next 2-3 days.", date(2026, 11, 27)),
    ("Nous reviendrons vers vous d'ici la fin de la semaine prochaine.", date(2026, 12, 4)),
    ("Vous aurez une réponse sous dix jours ouvrables.", date(2026, 12, 8)),
    ("Nous prendrons notre décision avant le 15 décembre.", date(2026, 12, 15)),
    ("Wir melden uns bis Ende nächster Woche bei Ihnen.", date(2026, 12, 4)),
    ("Sie hören innerhalb von zwei Wochen von uns.", date(2026, 12, 8)),
    ("Wir werden bis zum 15. Dezember entscheiden.", date(2026, 12, 15)),
    ("If you don't hear from us within two weeks, feel free to nudge me.", date(2026, 12, 8)),
    ("We finish interviews on Wednesday and will decide by Friday.", date(2026, 11, 27)),
    ("The hiring committee meets Thursday, and we will reach out by Monday or Tuesday.", date(2026, 12, 1)),
    ("By the end of this week we will have made our choice.", date(2026, 11, 27)),
    ("We're interviewing a few more people through next week and will follow up after that.", date(2026, 12, 4)),
    ("We won't have a decision until next Friday.", date(2026, 12, 4)),
    ("After your interview on Tuesday we will decide within a week.", date(2026, 12, 1)),
    ("Carol will get back to you by 12/15 with an answer.", date(2026, 12, 15)),
    ("We will be interviewing for another two weeks.", date(2026, 12, 8)),
    ("The team will make its final selection the week of December 14.", date(2026, 12, 18)),
    ("It will take us about ten days to get back to everyone.", date(2026, 12, 4)),
    ("Please bear with us; we will get back to you by Friday.", date(2026, 11, 27)),
    ("Ich gebe Ihnen bis Freitag Bescheid.", date(2026, 11, 27)),
    ("Expect an answer from us by Dec 4.", date(2026, 12, 4)),
    ("Expect to hear from me by the end of the week.", date(2026, 11, 27)),
    ("We're aiming for a decision by December 4th.", date(2026, 12, 4)),
    ("I should have an answer for you by Monday.", date(2026, 11, 30)),
    ("We'll have made up our minds by next Wednesday.", date(2026, 12, 2)),
    ("Please allow us two weeks to get back to you.", date(2026, 12, 8)),
    ("It may take up to ten business days before you hear from us.", date(2026, 12, 8)),
    ("We are meeting on Thursday to decide.", date(2026, 11, 26)),
    ("We'll make the call on Thursday.", date(2026, 11, 26)),
    ("You can expect an update next week.", date(2026, 12, 4)),
    ("We have three more interviews this week, then we'll decide.", date(2026, 11, 27)),
    ("I'll circle back with you on Monday.", date(2026, 11, 30)),
    ("We'll let all candidates know by December 11.", date(2026, 12, 11)),
    ("Our interviews run through December 9.", date(2026, 12, 9)),
    ("We plan to extend an offer to the successful candidate by the end of the month.", date(2026, 11, 30)),
    ("Decisions go out on December 1.", date(2026, 12, 1)),
    ("The team decides next week.", date(2026, 12, 4)),
    ("Nous vous tiendrons au courant d'ici vendredi.", date(2026, 11, 27)),
    ("Je reviens vers vous lundi.", date(2026, 11, 30)),
    ("Wir entscheiden nächste Woche.", date(2026, 12, 4)),
    ("Ich melde mich am Montag bei Ihnen.", date(2026, 11, 30)),
    ("Eine Entscheidung fällt bis Monatsende.", date(2026, 11, 30)),
    ("Sie bekommen bis Freitag eine Rückmeldung.", date(2026, 11, 27)),
    ("Nous prendrons une décision dans deux semaines.", date(2026, 12, 8)),
    ("Une réponse vous sera donnée avant la fin du mois.", date(2026, 11, 30)),
    ("We will follow up within a week.", date(2026, 12, 1)),
    ("Once we have met everyone, we will be in touch, likely by Dec 10.", date(2026, 12, 10)),
    ("I will update you by EOD Friday.", date(2026, 11, 27)),
]

NONE = [
    "The role starts on Dec 1.",
    "Please send your references by Friday.",
    "I'm out until Monday.",
    "Your interview is next Tuesday.",
    "We met last week.",
    "The posting closes Friday.",
    "We may decide by Friday.",
    "We'll get back to you early next week.",
    "We'll decide in mid-April.",
    "We'll be in touch in the coming weeks.",
    "We will get back to you soon.",
    "Let us know by Friday.",
    "Could you get back to me by Friday?",
    "I'll be in touch after Dec 4.",
    "We look forward to hearing from you by Friday.",
    "We decided last week.",
    "You have until Friday to decide.",
    "I will send you the Zoom link tomorrow.",
    "It was great to meet you on Tuesday and we will be in touch.",
    "We can't promise a decision by Friday.",
    "We have decided to interview you on Friday.",
    "Please let us know your decision by December 4.",
    "I'll call you at 3pm tomorrow for the interview.",
    "Thanks for coming in today; we'll be in touch.",
    "We received your application on Monday and will be in touch.",
    "Bitte geben Sie uns bis Freitag Bescheid.",
    "Merci de nous donner une réponse d'ici vendredi.",
    "We hope to see you on Friday.",
    "I heard back from the vendor on Friday.",
    "We'll get back to you a few days before the interview.",
    "You can expect to hear from us by early next week, Tuesday at the latest.",
    "The process should be wrapped up by mid-December.",
    "I need an answer from you by Friday.",
    "We will interview you on Friday and decide the week after.",
    "Thanks for letting us know by Friday.",
    "We hope to have news for you before the holidays.",
    "Our CFO is back on Monday and then we can decide.",
]


@pytest.mark.parametrize(("sentence", "by"), PROMISES)
def test_a_promise_gives_its_last_day_and_its_sentence(sentence: str, by: date) -> None:
    assert promise(sentence, ON) == Promise(by, sentence)


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_promise_gives_none(sentence: str) -> None:
    assert promise(sentence, ON) is None


def test_the_latest_said_holds() -> None:
    text = "We will decide by Friday.\n\nOn second thought, you will hear from us by next Wednesday."
    assert promise(text, ON) == Promise(
        date(2026, 12, 2), "On second thought, you will hear from us by next Wednesday."
    )


@pytest.mark.parametrize("on", [date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)])
def test_this_week_said_at_its_end_never_lies_in_the_past(on: date) -> None:
    found = promise("We will decide by the end of the week.", on)
    assert found is not None
    assert found.by >= on
    assert found.by.weekday() == 4


def test_a_date_without_a_year_is_the_next_one() -> None:
    assert promise("We will decide by January 8.", ON) == Promise(date(2027, 1, 8), "We will decide by January 8.")


@pytest.mark.parametrize(
    "piece",
    [
        "we will decide by ",
        "by friday ",
        "1 ",
        "we will let you know by 1/",
        "bis zum 1. ",
        "a ",
        "(",
        "we will decide by Friday. ",
    ],
)
def test_a_hundred_kilobytes_of_anything_take_linear_time(piece: str) -> None:
    assert grows_linearly(lambda text: promise(text, ON), piece)


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("I will ring you on Friday with our decision.", date(2026, 11, 27)),
        ("I'll have something for you by next Wednesday.", date(2026, 12, 2)),
        ("Nous vous écrirons avant la fin de la semaine prochaine, quelle que soit l'issue.", date(2026, 12, 4)),
        ("Bis Ende nächster Woche weißt du, woran du bist.", date(2026, 12, 4)),
        ("Dann meld ich mich nächste Woche mit einem klaren Ja oder Nein.", date(2026, 12, 4)),
        ("Bis Ende des Monats haben Sie Gewissheit.", date(2026, 11, 30)),
        ("In vierzehn Tagen teilen wir Ihnen mit, wie die Wahl ausgefallen ist.", date(2026, 12, 8)),
        ("Innert zwei Wochen bekommst du von mir eine Antwort.", date(2026, 12, 8)),
        ("Sie erhalten im Laufe der nächsten Woche unsere Entscheidung.", date(2026, 12, 4)),
        ("Sie hören spätestens am 8. Januar von uns.", date(2027, 1, 8)),
        ("Ich sag dir bis Mittwoch, ob es was wird.", date(2026, 11, 25)),
        ("On te dit quoi sous 48h.", date(2026, 11, 26)),
        ("Je te redis au plus tard le 10 décembre si on peut reprendre.", date(2026, 12, 10)),
        ("Il m'a assuré d'un retour pour le 27 novembre.", date(2026, 11, 27)),
        ("Je vous réponds avant la fin du mois.", date(2026, 11, 30)),
        ("Sie erhalten innerhalb von drei Wochen eine abschließende Mitteilung.", date(2026, 12, 15)),
        ("Du hörst am Dienstag von mir, so oder so.", date(2026, 12, 1)),
        ("Bis zum 15. Dezember weiß ich mehr und rufe dich an.", date(2026, 12, 15)),
        ("Ich antworte dir bis morgen Abend.", date(2026, 11, 25)),
        ("Gib uns zwei Wochen, dann hast du eine Antwort.", date(2026, 12, 8)),
        ("No news yet, we will get back to you next week.", date(2026, 12, 4)),
        ("I can't say more yet, but you'll hear from us by Friday.", date(2026, 11, 27)),
        ("They meet on the 15th and I'll call you that same day.", date(2026, 12, 15)),
        ("I will write again within ten working days.", date(2026, 12, 8)),
        ("You'll know from me by Friday 4 December, whichever way it falls.", date(2026, 12, 4)),
        ("We expect to let everybody know within two weeks.", date(2026, 12, 8)),
        ("We now expect to inform all finalists by the end of next week.", date(2026, 12, 4)),
        ("Everyone who was there will get an email within 10 days.", date(2026, 12, 4)),
        ("They told me they will give the result next week.", date(2026, 12, 4)),
        ("I'll drop you a line tomorrow with whatever I've got.", date(2026, 11, 25)),
        ("Please give us up to five working days.", date(2026, 12, 1)),
        ("He has promised me clarity by 10 December.", date(2026, 12, 10)),
        ("Will call you Monday either way.", date(2026, 11, 30)),
        ("I'll give you a yes or no within 48 hours.", date(2026, 11, 26)),
        ("Je vous donne ma réponse d'ici vendredi.", date(2026, 11, 27)),
        ("Le client se prononcera avant la fin de la semaine prochaine.", date(2026, 12, 4)),
        ("Bis Ende nächster Woche kann ich Ihnen sagen, wie es weitergeht.", date(2026, 12, 4)),
        ("Laissez-nous dix jours et vous aurez notre réponse.", date(2026, 12, 4)),
    ],
)
def test_further_ways_to_say_when_they_will_write(said: str, by: date) -> None:
    assert promise(said, date(2026, 11, 24)) == Promise(by, said)


@pytest.mark.parametrize(
    "said",
    [
        "I will call you on Friday.",
        "La commission a décidé de vous recevoir vendredi.",
        "Ich sage Ihnen hiermit für Freitag ab.",
    ],
)
def test_a_call_and_a_cancelled_day_promise_no_decision(said: str) -> None:
    assert promise(said, date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("Thanks for coming in. Expect my call first thing on Monday.", date(2026, 11, 30)),
        ("Two more to see on Thursday. Then I'll text you on Friday with a yes or no.", date(2026, 11, 27)),
        ("Am Donnerstag sitzen wir zusammen. Am Freitag schreiben wir Ihnen, wie es ausging.", date(2026, 11, 27)),
        ("Le comité siège jeudi. Vous aurez une réponse vendredi au plus tard.", date(2026, 11, 27)),
    ],
)
def test_a_promise_in_words_of_its_own_is_seen_by_the_model(said: str, by: date) -> None:
    folded = [fold(each) for each in sentences(said)]
    assert promised_in(folded, ON, of_sentences(folded)) == (len(folded) - 1, by)


@pytest.mark.parametrize(
    "said",
    [
        "Your interview is on Friday at ten. Please bring your passport.",
        "We met on Monday. The advert closes on 4 December.",
        "Could you send us your references by Friday?",
        "I am away until Monday. The office is closed on Friday.",
    ],
)
def test_days_on_which_nobody_decides_are_no_promise(said: str) -> None:
    folded = [fold(each) for each in sentences(said)]
    assert promised_in(folded, ON, of_sentences(folded)) is None
