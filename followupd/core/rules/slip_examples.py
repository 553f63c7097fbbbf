"""Examples of FU207 to FU209: unfilled placeholders, wrong names, forgotten attachments.

How an example is written: `core.rules.content_examples`.
"""

from __future__ import annotations

FU207_BAD: tuple[str, ...] = (
    "Dear Mrs. TODO-NAME,\n\nI came home with more questions than I had brought.\n\nBest,\nJordan",
    "Hi Alice,\n\nI would gladly keep the books of $COMPANY too.\n\nBest,\nJordan",
    "Hi Alice,\n\nMy train arrives at XX:XX on the day.\n\nBest,\nJordan",
    "Hi Alice,\n\nI think a lot about what you told me of XXX.\n\nBest,\nJordan",
    "Guten Tag Frau Weber,\n\nmich reizt vor allem <Projekt einfügen>.\n\nViele Grüße\nJordan",
    "Hi Alice,\n\nI measured soil moisture at TODO: number of sites last spring.\n\nBest,\nJordan",
    "Hi Alice,\n\nOur talk stayed with me. (Add one thing that she said here.)\n\nBest,\nJordan",
    "Hi Alice,\n\nI am excited to join [Company].\n\nBest,\nJordan",
    "Hi Alice,\n\nI enjoyed learning about {{project}}.\n\nBest,\nJordan",
    "Dear <interviewer>,\n\nThank you for your time.\n\nBest,\nJordan",
    "Hi Alice,\n\nI am applying for the [INSERT ROLE] position.\n\nBest,\nJordan",
    "Dear ___,\n\nThank you for your time.\n\nBest,\nJordan",
    "Hi %FIRSTNAME%,\n\nThank you for your time.\n\nBest,\nJordan",
    "Hi Alice,\n\nIt was great to learn more about XXX and the team.\n\nBest,\nJordan",
    "Hi Alice,\n\nI loved our talk about [specific topic we discussed].\n\nBest,\nJordan",
    "Hi Alice,\n\nThank you for your time.\n\nBest,\n[Your Name]",
    "Hi Alice,\n\nWe met on [date] at your office.\n\nBest,\nJordan",
    "Dear [Name],\n\nThank you for your time.\n\nBest,\nJordan",
    "Bonjour Madame Roux,\n\nJe souhaite rejoindre [nom de l'entreprise].\n\nCordialement,\nJordan",
    "Guten Tag Frau Weber,\n\nich freue mich auf die Arbeit bei [Firma].\n\nViele Grüße\nJordan",
    "Hi *|FNAME|*,\n\nThank you for your time.\n\nBest,\nJordan",
    "Hi Alice,\n\nThank you, {first_name}, for your time.\n\nBest,\nJordan",
)

FU207_GOOD: tuple[str, ...] = (
    "Hi Alice,\n\nThere is one TODO in the lexer, and I left it there on purpose.\n\nBest,\nJordan",
    "Hi Alice,\n\nIt starts once ${PATH_TO_JDK} is set, as the notes say.\n\nBest,\nJordan",
    "Hi Alice,\n\nThe script wants $PATH and $HOME, no more.\n\nBest,\nJordan",
    "Hi Alice,\n\nTODO for me: send the slides. (The new ones are here already.)\n\nBest,\nJordan",
    "Hi Alice,\n\nAs shown in [1] and [2], it works.\n\nBest,\nJordan",
    "Hi Alice,\n\nThe numbers are below [see below].\n\nBest,\nJordan",
    "Hi Alice,\n\nThe docs are at <https://docs.example/start>.\n\nBest,\nJordan",
    "Hi Alice,\n\nPlease write to <alice@acme.example>.\n\nBest,\nJordan",
    'Hi Alice,\n\nThe ad says "teh role" [sic].\n\nBest,\nJordan',
    "Hi Alice,\n\nRun `deploy [name]` to try it.\n\nBest,\nJordan",
    "Hi Alice,\n\nI wrote List<String> where a set would do.\n\nBest,\nJordan",
    "Hi Alice,\n\nIt grew by 20% in May and by 30% in June.\n\nBest,\nJordan",
    "Hi Alice,\n\nMy phone is +33 6 XX XX XX XX; I will send the rest.\n\nBest,\nJordan",
    "Hi Alice,\n\n[x] tests\n[ ] docs\n\nBest,\nJordan",
    "Hi Alice,\n\nThe class has an __init__ method.\n\nBest,\nJordan",
    "Hi Alice,\n\nOur mailer fills the {{name}} variable from the template.\n\nBest,\nJordan",
    "Hi Alice,\n\nYes, that works.\n\nOn Tue, 10 Nov 2026, Alice Smith wrote:\n> Dear [Name],\n\nBest,\nJordan",
    "Hi Alice,\n\nSee you then!\n\nxxx\nJordan",
    "Hi Alice,\n\nSee ticket [OPS-12] for the story.\n\nBest,\nJordan",
)

FU208_BAD: tuple[str, ...] = (
    "{other person: Bob Jones; other company: Globex}\nHi Bob,\n\nThank you for your time.\n\nBest,\nJordan",
    ("{other person: Bob Jones; other company: Globex}\nDear Mr. Jones,\n\nThank you for your time.\n\nBest,\nJordan"),
    ("{other person: Bob Jones; other company: Globex}\nDear Bob Jones,\n\nThank you for your time.\n\nBest,\nJordan"),
    ("{other person: Bob Jones; other company: Globex}\nHi Alice,\n\nI would love to join Globex.\n\nBest,\nJordan"),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "I would fit in well with your team at Globex.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "I am still excited about the role at Globex.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "I look forward to working at Globex with you.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "Globex's mission is what drew me to you.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "I enjoyed my interview at Globex yesterday.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice and Bob,\n\nThank you for your time.\n\n"
        "Best,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "Thank you for considering me for the analyst position with Globex.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nBonjour Madame Roux,\n\n"
        "Je serais ravi de rejoindre Globex.\n\nCordialement,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nGuten Tag Frau Weber,\n\n"
        "ich würde gerne bei Globex arbeiten.\n\nViele Grüße\nJordan"
    ),
)

FU208_GOOD: tuple[str, ...] = (
    "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\nThank you for your time.\n\nBest,\nJordan",
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "I have an offer from Globex that expires on Friday.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "During my time at Globex I built the billing.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "When I worked at Globex we did it by hand.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "I have decided to join Globex, so I withdraw my application.\n\nBest,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "I am also interviewing for a role at Globex.\n\nBest,\nJordan"
    ),
    "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\nBob Jones says hello.\n\nBest,\nJordan",
    "{other person: Bob Jones; other company: Globex}\nHi team,\n\nThank you for your time.\n\nBest,\nJordan",
    (
        "{other person: Bob Jones; other company: Globex}\nDear hiring manager,\n\nThank you for your time.\n\n"
        "Best,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\nI worked for Globex for three years.\n\n"
        "Best,\nJordan"
    ),
    (
        "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\n"
        "My role at Globex taught me to listen.\n\nBest,\nJordan"
    ),
    "{other person: Bob Jones; other company: Globex}\nHi Alice,\n\nGlobex made me an offer.\n\nBest,\nJordan",
    (
        "{other person: Bob Jones; other company: Globex}\nGuten Tag Frau Weber,\n\n"
        "Meine Zeit bei Globex hat mich geprägt.\n\nViele Grüße\nJordan"
    ),
)

FU209_BAD: tuple[str, ...] = (
    "Hi Alice,\n\nIn attachment you find the copies of both diplomas.\n\nBest,\nJordan",
    "Hi Alice,\n\nSigned on every page, see attachment!\n\nBest,\nJordan",
    "Bonjour Madame Roux,\n\nLe devis signé est en PJ.\n\nCordialement,\nJordan",
    "Guten Tag Frau Weber,\n\nden Plan hab ich angehängt.\n\nViele Grüße\nJordan",
    "Guten Tag Frau Weber,\n\nbeigefügt erhalten Sie den Bogen.\n\nViele Grüße\nJordan",
    "Guten Tag Frau Weber,\n\nmeine Skizzen hängen an dieser Mail.\n\nViele Grüße\nJordan",
    "Hi Alice,\n\nI've attached my portfolio.\n\nBest,\nJordan",
    "Hi Alice,\n\nPlease find attached my CV.\n\nBest,\nJordan",
    "Hi Alice,\n\nEnclosed you will find my references.\n\nBest,\nJordan",
    "Hi Alice,\n\nSee the attached.\n\nBest,\nJordan",
    "Hi Alice,\n\nMy resume is attached.\n\nBest,\nJordan",
    "Hi Alice,\n\nAttached is my updated resume.\n\nBest,\nJordan",
    "Hi Alice,\n\nI am attaching the slides.\n\nBest,\nJordan",
    "Hi Alice,\n\nHere is the deck, attached as a PDF.\n\nBest,\nJordan",
    "Hi Alice,\n\nI have taken the liberty of attaching my resume.\n\nBest,\nJordan",
    "Bonjour Madame Roux,\n\nVous trouverez ci-joint mon CV.\n\nCordialement,\nJordan",
    "Bonjour Madame Roux,\n\nMon portfolio est en pièce jointe.\n\nCordialement,\nJordan",
    "Guten Tag Frau Weber,\n\nanbei mein Lebenslauf.\n\nViele Grüße\nJordan",
    "Guten Tag Frau Weber,\n\nim Anhang finden Sie meine Zeugnisse.\n\nViele Grüße\nJordan",
    "{attached: logo.png inline}\nHi Alice,\n\nI've attached my portfolio.\n\nBest,\nJordan",
)

FU209_GOOD: tuple[str, ...] = (
    "Hi Alice,\n\nI live in the house with the attached barn.\n\nBest,\nJordan",
    "Hi Alice,\n\nNothing attached, the notes in the repository say it all.\n\nBest,\nJordan",
    "Hi Alice,\n\nThe plan went to Dana on Monday as an attachment.\n\nBest,\nJordan",
    "{attached: cv.pdf}\nHi Alice,\n\nI've attached my portfolio.\n\nBest,\nJordan",
    "Hi Alice,\n\nAttached is the link: https://jordan.example/cv\n\nBest,\nJordan",
    "Hi Alice,\n\nThe CV that I attached last time is unchanged.\n\nBest,\nJordan",
    "Hi Alice,\n\nI'm quite attached to the idea.\n\nBest,\nJordan",
    "Hi Alice,\n\nThere is no attachment this time.\n\nBest,\nJordan",
    "Hi Alice,\n\nAs attached in your mail, the schedule works for me.\n\nBest,\nJordan",
    "Hi Alice,\n\nThanks for the document you attached.\n\nBest,\nJordan",
    "Hi Alice,\n\nShould I attach my CV?\n\nBest,\nJordan",
    "Hi Alice,\n\nThe agenda attached to your invitation is clear.\n\nBest,\nJordan",
    "Hi Alice,\n\nI could not open your attachment.\n\nBest,\nJordan",
    "Hi Alice,\n\nI can attach my CV if that is useful.\n\nBest,\nJordan",
    "Bonjour Madame Roux,\n\nJ'ai lu la pièce jointe de votre mail.\n\nCordialement,\nJordan",
    "Guten Tag Frau Weber,\n\nich habe den Anhang Ihrer Mail gelesen.\n\nViele Grüße\nJordan",
    "{attached: invite.ics}\nHi Alice,\n\nPlease see the attached invitation.\n\nBest,\nJordan",
)
