"""What no person typed: bounces, receipts, automatic replies, acknowledgements, bulk mail.

1. Headers first (RFC 3464, RFC 3834, RFC 8098, RFC 2919, RFC 2369), then subjects, then words.
2. A delay is no bounce; "Re: Out of office" is a person's answer; a person who is away and asks
   something is a person.
3. An acknowledgement is a machine's: the same words from somebody who signs are a reply.
"""

from __future__ import annotations

import re

from followupd.core.domains import is_machine_address, is_relay
from followupd.core.folding import fold
from followupd.core.pattern import first, lazy
from followupd.model import Header, Message

_POSTMASTER = lazy(
    r"^(?:mailer-?daemon|postmaster|mail-?delivery|mdaemon|maildaemon|mailmaster|bounces?|microsoftexchange[0-9a-f]*|"
    r".*-bounces?)(?:[+@=-]|$)"
)
_POSTMASTER_NAME = lazy(
    r"\b(?:mail delivery (?:system|subsystem|service)|mailer-?daemon|postmaster|delivery subsystem|"
    r"system administrator|mail administrator)\b"
)
_BOUNCE_SUBJECT = lazy(
    r"\b(?:undeliver(?:ed|able)|non ?remis|failure notice|delivery (?:status )?(?:notification \(?)?(?:has )?fail\w*|"
    r"mail delivery fail\w*|returned mail|delivery failure|mail (?:system )?error|"
    r"message (?:could )?not (?:be )?deliver\w*|delivery (?:report|notification).{0,12}fail|mail could not be|"
    r"unzustellbar|nicht zustellbar|nicht zugestellt|echec de (?:la )?(?:remise|livraison|distribution)|"
    r"no se (?:puede|pudo|ha podido) entregar|"
    r"undelivered|address not found|rejected:|could not send message|returned to sender|permanent fail\w*|"
    r"warning: could not)\b|^(?:undeliverable|unzustellbar|non remis|no entregado):"
)
_BOUNCE_WORDS = lazy(
    r"\b(?:(?:could|was|can|is|has|were)(?: ?not|n't) (?:be |been )?(?:deliver\w*|reach\w*|sent)|cannot be delivered|"
    r"undeliverable|permanent(?:ly)? (?:error|fatal|fail\w*)|permanent fatal errors|address (?:rejected|not found|"
    r"does not exist)|user unknown|unknown user|"
    r"no such (?:user|mailbox|recipient|person)|mailbox (?:unavailable|not found|full|is full|does not exist)|"
    r"does not (?:exist|have an account)|delivery (?:has )?failed|failed (?:permanently|to deliver)|"
    r"recipient (?:rejected|unknown|address rejected)|550[ -]|554[ -]|5\.[1-7]\.\d+|giving up|"
    r"konnte nicht zugestellt|n'a pas (?:pu etre|ete) (?:remis|delivre|distribue|livre)|no se (?:ha )?(?:podido|"
    r"pudo) entregar|could not be found|was not delivered|wasn't found)\b"
)
_DELAY = lazy(
    r"\b(?:delayed|delivery (?:is )?(?:temporarily )?delay\w*|has not yet been|not yet been delivered|"
    r"still (?:trying|being tried|queued)|will (?:continue|keep|be retried|retry|try again)|(?:continue|"
    r"keep)s? (?:to try|trying)|temporar\w+ (?:fail\w*|problem|error|delay)|"
    r"this is a warning message only|you do not need to resend|no action is required|verzoger\w*|retard\w*)\b"
)
_GIVEN_UP = lazy(
    r"\b(?:giving up|gave up|has failed|failed permanently|permanent(?:ly)? (?:error|fail\w*)|delivery failed|"
    r"retry time(?:out)? exceeded|returned to sender|too long in queue|for (?:too long|more than \d+ days))\b"
)
_AUTOMATIC_SUBJECT = lazy(
    r"^(?:\[?auto(?:matic|mated)?[- ]?(?:reply|response|answer|respond\w*)\]?\b|autoreply|auto-?antwort|auto:|auto\b|"
    r"automatische (?:antwort|ruckmeldung)|abwesenheits\w+|reponse automatique|reponse d'absence|"
    r"message (?:d'absence|automatique)|avis d'absence|"
    r"respuesta automatica|risposta automatica|automatisch antwoord|resposta automatica|automatiskt? svar|"
    r"out of (?:the )?office (?:auto\w*|reply|re:|notification|message|assistant)|ooo(?: (?:auto\w*|reply))?: ?re\b|"
    r"i am (?:currently )?out of)"
    r"|\b(?:automatic reply|automatische antwort|reponse automatique|respuesta automatica|autoreply|auto-reply|"
    r"out of office autoreply|auto response)\b|\(out of (?:the )?office\)"
)
_AWAY_SUBJECT = lazy(
    r"^(?:out of (?:the )?office|out-of-office|ooo\b|abwesen\w*|nicht im (?:buro|haus)|ausser haus|absence|absent\w*|"
    r"en conges?|fuera de (?:la )?oficina|ausencia|ausente|vacaciones|on (?:vacation|holiday|leave|annual leave|pto)|"
    r"vacation|annual leave|holiday|urlaub|away|i am away|conges)"
)
_AWAY_WORDS = lazy(
    r"\b(?:out of (?:the )?(?:office|country|town)|out-of-office|on (?:\w+ )?(?:annual|parental|maternity|paternity|"
    r"sick|medical|family|extended|personal|bereavement)? ?(?:leave|vacation|holidays?|pto|sabbatical)|"
    r"away from (?:my (?:desk|e-?mail|computer|inbox)|the office|(?:work|e-?mail))|"
    r"(?:i am|currently|will be) (?:away|out|unavailable|offline|travell?ing)|not (?:currently )?in the office|"
    r"limited (?:or no )?access to (?:my )?(?:e-?mail|messages|internet)|no longer (?:with|work\w*|employed|at)|"
    r"automat\w+ (?:reply|response|generated|message|antwort)|auto-?(?:reply|response|matically generated)|"
    r"absente? (?:du|de|jusqu|depuis|pour)|(?:je suis|actuellement|serai) (?:\w+ )?(?:absente?|en (?:conges?|"
    r"vacances|deplacement)|indisponible|hors du bureau)|en conges?|hors du bureau|reponse automatique|acces limite|"
    r"nicht im (?:buro|haus|dienst)|ausser haus|im urlaub|in (?:urlaub|elternzeit)|abwesend|abwesenheit|"
    r"nicht erreichbar|auf dienstreise|automatische (?:antwort|nachricht)|nur (?:eingeschrankt|sporadisch)|"
    r"fuera de (?:la |mi )?oficina|de vacaciones|ausente|no estare (?:disponible|en la oficina)|respuesta automatica|"
    r"acceso limitado)\b",
    needs="out of|out-of|leave|vacation|holiday|pto|sabbatical|away| out|unavailable|offline|travel|in the office|"
    "acces|no longer|auto|absent|conge|vacances|deplacement|indisponible|hors du bureau|nicht |ausser haus|urlaub|"
    "elternzeit|abwesen|dienstreise|nur |fuera de|vacaciones|ausente|no estare",
)
_AWAY_ROUTINE = lazy(
    r"\b(?:(?:will|shall|i will) (?:\w+ )?(?:respond|reply|answer|get back|return|read|be (?:back|checking|reading))|"
    r"respond(?:ing)? to (?:your|e-?mails?)|upon my return|when i (?:return|am back|get back)|on my return|"
    r"as soon as|in my absence|during (?:my|this) (?:absence|time|period)|urgent\w*|immediate|emergency|"
    r"limited access|delay\w*|sporadic\w*|please (?:contact|e-?mail|reach|call|direct)|for (?:any )?(?:urgent|"
    r"assistance|help)|thank(?:s| you) for your (?:e-?mail|message|mail|note)|your (?:e-?mail|message|mail) (?:will|"
    r"has|is)|not be (?:forwarded|read|monitored)|"
    r"en cas d'urgence|mon retour|des mon retour|je (?:vous )?repondrai|merci de (?:contacter|vous adresser)|"
    r"vous pouvez contacter|pour toute (?:urgence|demande)|merci (?:pour|de) votre (?:message|courriel|mail)|"
    r"dringend\w*|in dringenden|wenden sie sich|nach meiner ruckkehr|vielen dank fur ihre (?:nachricht|e-?mail|mail)|"
    r"ihre (?:e-?mail|nachricht) wird|vertretung|weitergeleitet|"
    r"a mi (?:regreso|vuelta)|urgente|responder[ae]|gracias por su|contact[ea]\w*)\b"
)
_RECEIPT_SUBJECT = lazy(
    r"^(?:read|not read|gelesen|nicht gelesen|ungelesen geloscht|lu|non lu|leido|no leido|read receipt|"
    r"return receipt(?: \(displayed\))?|lesebestatigung|empfangsbestatigung|confirmation de lecture|"
    r"accuse de lecture|delivered|relayed|zugestellt|zugestellt|remis)\s?:"
)
_RECEIPT_WORDS = lazy(
    (
        r"\b(?:your message.{0,200}was read|was (?:read|displayed|opened|deleted without being read) (?:on|at)|"
        r"this is a (?:return receipt|receipt for)|this receipt|return receipt|your message has been delivered|"
        r"wurde gelesen|wurde am .{0,40} gelesen|a ete lu|fue leido|has been (?:read|opened|displayed)|"
        r"delivery to these recipients)\b"
    ),
    re.DOTALL,
)
_RECEIVED = lazy(
    r"\b(?:(?:have |has |we |successfully |hereby |confirm\w* (?:receipt of|"
    r"that we (?:have )?received) )(?:\w+ )?(?:received?|got|gotten|receipt of)? ?your (?:\w+ ){0,3}(?:application|"
    r"resume|cv|submission|interest)|received your (?:[\w-]+ ){0,6}(?:application|resume|cv|submission|e-?mail)|"
    r"your (?:[\w-]+ ){0,8}?(?:application|resume|cv|submission|e-?mail)\b.{0,60}(?:(?:has|have|"
    r"was) (?:been )?(?:successfully )?(?:received|submitted|sent|forwarded)|is (?:now )?(?:being )?(?:under review|"
    r"in review|reviewed|complete))|"
    r"(?:thank you|thanks)(?: so much| very much)? for (?:applying|your (?:recent )?(?:application|interest)|"
    r"submitting (?:your|an) (?:application|resume)|your submission)|confirm\w* (?:receipt|your application)|"
    r"application (?:received|confirmation|submitted|complete)|successfully (?:applied|submitted)|"
    r"(?:recu|reception de|accuse reception de|accusons reception de|"
    r"enregistre) (?:\w+ ){0,3}(?:votre )?(?:candidature|cv|dossier)|merci (?:de|pour) votre (?:candidature|interet)|"
    r"votre candidature (?:a (?:bien )?ete (?:recue|enregistree|transmise|envoyee)|nous est (?:bien )?parvenue)|"
    r"(?:ihre|deine) (?:bewerbung|unterlagen|bewerbungsunterlagen)\b.{0,60}(?:erhalten|eingegangen|bekommen)|"
    r"(?:eingang|erhalt) ihrer (?:bewerbung|unterlagen|bewerbungsunterlagen)|vielen dank fur (?:ihre|"
    r"deine) (?:bewerbung|interesse)|eingangsbestatigung|hemos recibido (?:tu|su) (?:candidatura|solicitud|cv))\b",
    needs="appl|resume|cv|submi|interes|mail|receipt|candidatur|dossier|interet|bewerbung|unterlagen|"
    "eingangsbestatigung|hemos recibido",
)
# Of an automatic message that somebody else has sent: "please ignore it".
_TAKES_BACK = lazy(
    r"\b(?:ignor\w+|disregard|ne tenez pas compte|ne pas tenir compte|vergessen sie|erreur|mistake|irrtum\w*)\b"
)
_ARRIVED = lazy(
    r"\b(?:(?:confirm\w*|acknowledg\w*) (?:the )?(?:(?:safe )?receipt of (?:your |the )?(?:\w+ )?(?:application|cv|"
    r"resume|documents|details)|that (?:we|your)|(?:your )?application)|"
    r"(?:have|has|got) (?:safely |now |successfully |just )?(?:received|got|been received|been submitted|arrived)"
    r"(?: and \w+)? (?:your|the) (?:\w+ ){0,3}?(?:application|cv|resume|details|credentials|inquiry)|"
    r"(?:application|cv|resume|details|responses)\b[^.]{0,60} (?:has|have|was|were|is|are) (?:now |safely |"
    r"successfully |been |being |presently |currently )*(?:received|submitted(?! to)|arrived|complete\b|under review|"
    r"assigned|placed under|being considered|forwarded)|"
    r"recruiter (?:will|is going to) (?:be in touch|contact you|reach out)|"
    r"(?:we|our \w+|team|recruiters?|someone|somebody|i) (?:will|are|is|shall|am)(?: now| currently| carefully| be| "
    r"going to)* (?:review|read|consider|go through|look|assess|evaluat)\w*(?: through| at)? "
    r"(?:your|you for the|it\b|each|every|all)|"
    r"wird (?:\w+ (?<!nicht ))?gepruft|(?:prufen|sichten|lesen) (?:wir )?(?:ihre|deine|sie)|"
    r"(?:ihre|deine) (?:bewerbung|unterlagen)\b[^.]{0,60}(?:eingegangen|eingetroffen|gelandet|angekommen)|"
    r"(?:bestatig\w+|danke\w*|dank) [^.]{0,30}(?:eingang|erhalt) (?:ihrer|deiner)|"
    r"(?:ihre|deine) bewerbung (?:\w+ ){0,3}(?:dankend |gerne? )?erhalten\b|accus\w+ (?:\w+ )?reception|"
    r"(?:candidature|dossier)\b[^.]{0,60}(?:a (?:bien )?ete (?:\w+ )?(?:recu|enregistr|transmis|communiqu)\w*|"
    r"nous est parvenu\w*|est bien arriv\w*|(?<!ne )sera (?:\w+ (?<!pas ))?(?:examin|etudi|trait)\w*)|"
    r"(?:nous|je) (?:allons|vais) (?:\w+ )?(?:etudier|examiner|lire))\b"
)
_SAYS_AUTOMATIC = lazy(
    r"\b(?:this is an automat\w+|automat(?:ed|ic|ically)[ -](?:e-?mail|message|response|reply|generated|notification|"
    r"sent)|do not (?:reply|respond)|please do not reply|unmonitored|not (?:actively )?monitored|"
    r"automatisch (?:generiert|erstellt|versandt)\w*|nicht auf diese (?:e-?mail|nachricht)|"
    r"ne pas repondre|message automatique|courriel automatique|no responda|generated automatically|"
    r"sent automatically)\b",
    needs="automat|reply|respond|monitored|nicht auf|repondre",
)
_ROLE_BOX = lazy(
    r"^(?:careers?|jobs?|recruit\w*|talent\w*|hr|hiring|applications?|apply|people|peopleteam|humanresources|"
    r"human-resources|staffing|bewerbung\w*|karriere|personal\w*|recrutement|rh|emploi\w*|candidatures?|empleo|rrhh|"
    r"workday|taleo|icims|smartrecruiters|greenhouse|lever|ashby|notifications?|info|hello|team|support|service|"
    r"system|admin|account\w*|news\w*|updates?|alerts?|marketing)(?:[.+_@-]|$)"
)
_TEAM_NAME = lazy(
    r"\b(?:team|careers?|recruiting|recruitment|talent|hr|human resources|people|hiring|jobs?|notifications?|"
    r"no-?reply|system|inc|ltd|llc|gmbh|karriere|recrutement|personalabteilung|workday|greenhouse|lever|ashby|"
    r"support|via)\b"
)
_FIRST_PERSON = lazy(r"\b(?:i|i am|i have|my|me|je|j'ai|mon|ich|mein\w*)\b")


_FIRST_PERSON_AWAY = lazy(
    r"\b(?:i|i am|je|j'ai|ich|estoy|estare|me|our office|we)\b|^(?:\w+ ){0,3}(?:out|currently|away|absent|automat\w+|"
    r"nicht|derzeit|actuellement)\b"
)


def subject_of(header: Header) -> str:
    """The folded subject."""
    return fold(header.subject.strip())


def bounce(message: Message, folded: list[str], subject: str) -> int | None:
    """Whether the mail says that one of the user's came back; the index of the sentence that says so, -1 for none.

    None for no bounce. A delay, a success and a relayed note are none.
    """
    if message.report is not None:
        if not message.report.failed:
            return None
        return next((i for i, text in enumerate(folded) if _BOUNCE_WORDS.search(text)), -1)
    header = message.header
    from_postmaster = _POSTMASTER.match(header.sender.address) or _POSTMASTER_NAME.search(fold(header.sender.name))
    failed = header.marks.get("x-failed-recipients")
    plain = _BOUNCE_SUBJECT.match(subject) and any(_BOUNCE_WORDS.search(text) for text in folded)
    if not from_postmaster and not failed and not plain:
        return None
    said = next((i for i, text in enumerate(folded) if _BOUNCE_WORDS.search(text)), None)
    whole = " ".join(folded)
    delayed = _DELAY.search(whole) or _DELAY.search(subject)
    if delayed and not _GIVEN_UP.search(whole):
        return None
    if said is not None:
        return said
    return -1 if failed or _BOUNCE_SUBJECT.search(subject) else None


def from_mail_system(header: Header) -> bool:
    """Whether the sender is the mail system itself."""
    return bool(_POSTMASTER.match(header.sender.address))


def reads_as_receipt(subject: str) -> bool:
    """Whether the folded subject is one that mail programs give to receipts ("Read: …")."""
    return _RECEIPT_SUBJECT.match(subject) is not None


def receipt(message: Message, folded: list[str], subject: str) -> bool:
    """Whether the mail says only that a mail of the user's was delivered, shown or deleted (RFC 8098, Outlook)."""
    if message.is_receipt:
        return True
    if not _RECEIPT_SUBJECT.match(subject):
        return False
    return (
        any(_RECEIPT_WORDS.search(text) for text in folded[:6])
        or _RECEIPT_WORDS.search(" ".join(folded[:6])) is not None
    )


def marked_automatic(header: Header) -> bool:
    """Auto-Submitted other than "no" (RFC 3834 section 5), or what stood for it before."""
    return header.marks.get("auto-submitted", "no").split(";")[0].split("(")[0].strip().lower() not in ("no", "")


def marked_reply(header: Header) -> bool:
    """Whether the header says outright that this is an automatic reply."""
    marks = header.marks
    if marks.get("auto-submitted", "").strip().lower().startswith("auto-replied"):
        return True
    if marks.get("precedence", "").strip().lower() in ("auto_reply", "auto-reply"):
        return True
    return any(
        marks.get(name, "no").strip().lower() not in ("no", "", "false") for name in ("x-autoreply", "x-autorespond")
    )


def marked_bulk(header: Header) -> bool:
    """List-Id (RFC 2919) or List-Unsubscribe (RFC 2369). Precedence alone says nothing: people's mail bears it too."""
    return "list-id" in header.marks or "list-unsubscribe" in header.marks


def automatic_reply(header: Header, folded: list[str], subject: str) -> int | None:
    """Whether the mail is an automatic reply: the index of the sentence that says so, -1 where only its header does."""
    away = first(_AWAY_WORDS, folded)
    if marked_reply(header) or _AUTOMATIC_SUBJECT.search(subject):
        return -1 if away is None else away
    if away is None or any(text.endswith("?") for text in folded):
        return None
    if marked_automatic(header):
        return away
    if not _FIRST_PERSON_AWAY.search(folded[away]):
        return None
    if _AWAY_SUBJECT.match(subject):
        return away
    return away if _plainly_away(folded, away) else None


def _plainly_away(folded: list[str], away: int) -> bool:
    """A short mail of which nearly every sentence is what autoresponders say, the first ones above all."""
    if len(folded) > 9 or sum(map(len, folded)) > 900:
        return False
    routine = [bool(_AWAY_WORDS.search(text) or _AWAY_ROUTINE.search(text)) for text in folded]
    strong = sum(map(bool, (_AWAY_WORDS.search(text) for text in folded)))
    other = sum(not known and len(text) > 25 for known, text in zip(routine, folded, strict=True))
    beside = any(_AWAY_ROUTINE.search(text) for text in folded)
    if re.search(
        (
            r"\b(?:interview|decision|your application|candidate|role|position|reschedul\w*|instead|would (?:be|"
            r"work)|let us|let me know)\b"
        ),
        " ".join(folded),
    ):
        return False
    return away <= 1 and other == 0 and beside and strong >= 1


def acknowledgement(message: Message, folded: list[str], subject: str) -> int | None:
    """Whether a machine says that it has the application: the index of its sentence, -1 where only the subject does."""
    said = first(_RECEIVED, folded)
    if said is None:
        if not (_RECEIVED.search(subject) and typed_by_machine(message, folded)):
            return None
        said = -1
    return said if typed_by_machine(message, folded) or _signed_by_nobody(message, folded) else None


def tells_of_receipt(whole: str) -> bool:
    """Whether a folded mail says that an application has come or will be looked at: who says so has not decided."""
    return _ARRIVED.search(whole) is not None


def typed_by_machine(message: Message, folded: list[str]) -> bool:
    """Whether no person typed the mail: marked so, said so, or sent from a box that nobody reads."""
    header = message.header
    if marked_automatic(header) or marked_bulk(header) or marked_reply(header):
        return True
    if is_machine_address(header.sender.address) and not is_relay(header.sender.domain):
        return True
    said = first(_SAYS_AUTOMATIC, folded)
    return said is not None and not _TAKES_BACK.search(folded[said])


def _signed_by_nobody(message: Message, folded: list[str]) -> bool:
    """A template: from a relay or a role's mailbox, out of no thread, in nobody's first person."""
    header = message.header
    if (
        header.reply_ids
        or any(_FIRST_PERSON.search(text) for text in folded)
        or any(text.endswith("?") for text in folded)
    ):
        return False
    local, _, domain = header.sender.address.partition("@")
    name = fold(header.sender.name)
    return is_relay(domain) or bool(_ROLE_BOX.match(local)) or bool(_TEAM_NAME.search(name))
