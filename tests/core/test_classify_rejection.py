"""Rejections in many voices, and what only sounds like one."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from followupd.core.classify import inbound
from followupd.core.own_words import own_words
from followupd.model import Address, Header, Inbound, Kind, Message

ZONE = ZoneInfo("America/Toronto")

REJECTIONS = [
    (
        "After reviewing your interview feedback, the team feels that your skill set doesn't line "
        "up with what we need right now, so we'll be closing out your candidacy."
    ),
    "We have concluded our search and will not be extending an offer.",
    "I wanted to follow up personally: unfortunately the team decided to go with a more senior candidate.",
    (
        "Thank you for your application for the role of Designer. Regrettably, we have decided not "
        "to take it further on this occasion."
    ),
    "The feedback was positive, but ultimately another candidate edged ahead. We'd love to stay in touch.",
    "Your application has been carefully considered, however we will not be proceeding to interview.",
    (
        "We're sorry to let you know that we've chosen to proceed with candidates who have more "
        "direct experience in fintech."
    ),
    "I'm sorry, Jordan, it's a no from the hiring manager.",
    "This time around we've selected someone whose background is a closer match.",
    "We won't be able to offer you a place on our graduate scheme this year.",
    "We had to make a tough call and you weren't our final pick.",
    "Unfortunately you were unsuccessful at interview.",
    (
        "After careful consideration, we've decided to not move forward with your application for "
        "the Backend Engineer role."
    ),
    "The team has decided to move on with other applicants in the process.",
    "We are no longer moving forward with filling this position.",
    "The requisition you applied for has been closed without a hire.",
    "Sadly I don't have good news: the client has gone with another contractor for this role.",
    "We will not be continuing with your application.",
    "We are unable to move forward with your candidacy.",
    "While your experience is impressive, we've decided to focus on candidates with stronger backend skills.",
    "It is with regret that I must inform you that your application was not shortlisted.",
    "We do not have a role that matches your profile at this time.",
    "Thank you for your interest in the position, but we have decided to hire from within.",
    "You have not been chosen to continue to the next stage of our recruitment process.",
    "We won't be proceeding any further with your application at this point.",
    "We're not able to take your application forward.",
    "I regret that we cannot offer you the job.",
    "We decided that we will not be inviting you to the next round.",
    "The position you interviewed for was offered to another candidate.",
    (
        "We appreciate your effort on the take-home, but it did not meet the bar for this role, so "
        "we won't be moving ahead."
    ),
    "Nous ne pouvons donner une suite favorable à votre demande d'emploi.",
    "Après mûre réflexion, nous avons retenu un autre candidat pour le poste.",
    "Nous avons choisi de poursuivre le processus avec d'autres candidats.",
    "Nous sommes désolés de vous annoncer que vous n'avez pas été retenu pour le poste.",
    "Nous avons le regret de vous informer que nous n'avons pas retenu votre candidature.",
    "Leider müssen wir Ihnen mitteilen, dass wir Ihnen keine positive Rückmeldung geben können.",
    "Wir haben uns entschieden, den Bewerbungsprozess mit anderen Kandidaten fortzusetzen.",
    "Leider hat es diesmal nicht geklappt: Die Wahl ist auf eine andere Bewerberin gefallen.",
    "Bedauerlicherweise können wir Ihnen die ausgeschriebene Position nicht anbieten.",
    "Wir haben uns gegen eine Weiterführung Ihrer Bewerbung entschieden.",
]

OTHERS = [
    "We have not yet decided whether to move forward with other candidates.",
    "I am sorry that I could not make it to the interview yesterday, my train was cancelled.",
    "We have filled the analyst role, so your interview for the engineer role will now be with Priya.",
    "The meeting room was not available, so we moved to another location.",
    "We will not be able to interview you on Friday as planned. Monday instead?",
    (
        "The team has gone in a different direction with the architecture since we spoke, which "
        "makes your experience even more relevant."
    ),
    "Unfortunately we cannot reimburse travel for the interview.",
    "Unfortunately I don't have an update yet. The panel meets again on Thursday.",
    "We're considering other candidates too, as I'm sure you're considering other companies.",
    "You were not on the call, so here is the recording.",
    "We are not able to sponsor visas; does that matter to you?",
    "Please don't consider this a rejection; we're just running late.",
    "We can't offer you the salary you asked for, but let's talk about the package.",
    "Did you not get selected for the other job you mentioned?",
    "I was rejected by three companies before I landed here, so chin up!",
    "We don't have your references yet and are unable to proceed without them.",
    "Nothing has been decided. We're moving forward with the other candidates' interviews this week.",
    "You won't be considered late if you send it by Monday.",
    "Some candidates were not selected for the first round, but you were!",
    "I had hoped to let you know today, but the decision has not been made.",
    "If we decide not to move forward with your application, you will get feedback.",
    "We decided not to wait for the budget and will move ahead with your application.",
    "The job was not filled last year, which is why we reopened it.",
    "We're not going to make a decision until January.",
    "Thanks for declining the other offer! We have moved forward with your paperwork.",
    "Your application is not complete: the cover letter is missing.",
    "The role you applied for has been renamed; it's now Product Engineer II.",
    "Our CTO has decided to leave, and we will hire a replacement; this doesn't affect you.",
    "Nous n'avons pas encore pris de décision concernant votre candidature.",
    "Nous ne pouvons pas vous recevoir mardi; mercredi vous conviendrait-il ?",
    "Wir haben uns noch nicht entschieden.",
    "Leider kann ich am Freitag nicht. Ginge auch Montag?",
    "I passed your CV to the hiring manager, who will decide.",
    "It was not easy to find a time that suits everyone, sorry. How about Friday?",
    "Sorry for the delay. We had many strong candidates, and it has been difficult to schedule everyone.",
    "We've decided on the other office location, so come to 5 Main Street.",
    "The recruiter you met, Dan, is no longer with the company. I'm taking over from him.",
    "You may not be selected for the travel reimbursement lottery.",
    "Not a rejection! We just want another conversation with you and the CTO.",
    "We have offered Dan the lead role, so he would be your manager.",
    "We have decided to extend the deadline, so other candidates can still apply; you are all set.",
    "The position is fully remote and not open to contractors.",
    "I'm not the right person to ask about the salary; Carol is.",
    "We did not select a date yet for your onsite.",
    "There is no position on the agenda about this yet.",
    "The other candidates were all interviewed last week; you are the last one.",
    "We chose another room for your interview: 4B.",
    "I'd rather not move forward without talking to you first.",
    "We will not be offering relocation for this role. Is that a problem?",
    "We hired another recruiter, Eve, who will coordinate your interview.",
    "Your application was not forwarded to me until today, sorry! I'm reading it now.",
    "I didn't hear back from you, so we're considering whether to continue. Are you still interested?",
    "You are not the first to ask! The decision will come on Friday.",
    "The job is not as described in the ad any more; we have rewritten it.",
    "It's not a fit issue at all; the delay is on our side.",
    "We can't interview you at the Berlin office, but Hamburg works.",
    "The hiring manager has not made a decision about your application yet.",
    "We decided on a different direction for the interview: instead of slides, we will pair on code.",
    "You no longer need to send the transcript.",
    "I'm sorry, I wasn't able to open your portfolio. Could you resend it?",
    "Unfortunately, this position doesn't come with a visa.",
    "We are moving forward with your references now. The other candidate withdrew.",
    "We have selected you and another candidate for the final round.",
    "Please don't accept the other offer yet! We want to move fast.",
    "Unfortunately the interviewer is ill, so we are unable to proceed today.",
    "We are not hiring a junior for this; your seniority is exactly right.",
    "I had to turn down the conference invitation.",
    "Ich melde mich, sobald die Entscheidung gefallen ist.",
    "Die Stelle ist noch nicht besetzt.",
    "Le poste n'est pas encore pourvu.",
]


def read(words: str) -> Inbound:
    text = f"Hi Jordan,\n\n{words}\n\nBest regards,\nAlice Hale"
    header = Header(
        "<1@acme.example>",
        datetime.fromisoformat("2026-11-24T10:15:00-05:00"),
        Address("alice@acme.example", "Alice Hale"),
        subject="Re: Your application",
    )
    return inbound(Message(header, text, own_words(text)), zone=ZONE)


@pytest.mark.parametrize("words", REJECTIONS)
def test_a_rejection_is_told_in_any_voice(words: str) -> None:
    assert read(words).kind is Kind.REJECTION


@pytest.mark.parametrize("words", OTHERS)
def test_what_only_sounds_like_a_rejection_is_a_persons_mail(words: str) -> None:
    assert read(words).kind in (Kind.HUMAN, Kind.INVITATION)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We were impressed and want to bring you onsite.", "invitation"),
        ("Could you share a few times next week for a 45-minute chat with our CTO?", "invitation"),
        ("I'd like to set up a call between you and our hiring manager, Dan.", "invitation"),
        ("You're through to the final round!", "invitation"),
        ("Can you do Thursday at 3 pm for a video interview?", "invitation"),
        ("We would like to meet you in person: how about December 2 at 11 am?", "invitation"),
        ("Nous aimerions vous rencontrer en entrevue le 3 décembre à 10 h.", "invitation"),
        ("Gerne würden wir Sie persönlich kennenlernen und laden Sie zu einem Gespräch ein.", "invitation"),
        ("As discussed, your interview is on Thursday at 3 pm.", "human"),
        ("Thank you for interviewing with us on Thursday.", "human"),
        ("We will invite the best candidates to an interview.", "human"),
        ("Would you be open to a quick chat about a new role?", "human"),
        ("We'd like you to join us as our new data analyst. The contract is attached.", "offer"),
        ("I'm thrilled to share that we're extending you an offer for the Data Analyst role!", "offer"),
        ("We expect to make you an offer next week.", "human"),
        ("We're pleased to offer you 20% off.", "human"),
        ("We would be happy to offer you an interview.", "invitation"),
        ("It's official: you got the job!", "offer"),
        ("We cannot make you an offer yet.", "human"),
        ("Our offer to you stands at 80k; please see the offer letter attached.", "offer"),
        ("Ihnen möchten wir gerne die Position anbieten.", "offer"),
        ("Nous sommes heureux de vous offrir le poste.", "offer"),
        ("We made an offer to someone else last week, and she declined, so we are back to interviewing.", "human"),
    ],
)
def test_offers_and_invitations_are_told_from_their_likes(words: str, kind: str) -> None:
    assert str(read(words).kind) == kind


@pytest.mark.parametrize(
    ("words", "introduces"),
    [
        ("I've cc'd Carol from our people team.", True),
        ("Adding Dan to this thread.", True),
        ("Bringing in my colleague Eve, who handles travel.", True),
        ("+ Carol, who will schedule.", True),
        ("Let me introduce you to Dan, our CTO.", True),
        ("I'm connecting you with Eve, who leads recruiting.", True),
        ("My colleague Dan (in copy) will follow up.", True),
        ("Please cc Dan when you reply.", False),
        ("You will meet Dan and Eve on Tuesday.", False),
        ("I'd like to introduce myself: I'm the new recruiter.", False),
        ("J'ajoute Luc à la conversation.", True),
        ("In CC finden Sie meine Kollegin Frau Weber.", True),
        ("Adding to what I said, the role is remote.", False),
        ("I'm looping Dan in.", True),
        ("I'll loop back on Friday.", False),
    ],
)
def test_the_sentence_that_brings_somebody_in_is_kept(words: str, *, introduces: bool) -> None:
    assert read(words).introduces == (words if introduces else "")
