"""Examples of FU201 and FU202: bare requests for status, and mails that are too long.

How an example is written: `core.rules.content_examples`.
"""

from __future__ import annotations

FU201_BAD: tuple[str, ...] = (
    "Hi Alice,\n\nAny updates?\n\nBest,\nJordan",
    "Hi Alice,\n\nJust checking in!\n\nBest,\nJordan",
    "Hi Alice,\n\nI wanted to follow up on my application.\n\nThanks,\nJordan",
    "Hi Alice,\n\nHave you made a decision yet?\n\nBest,\nJordan",
    "Hi Alice,\n\nAny news on the Data Engineer role?\n\nBest,\nJordan",
    (
        "Hi Alice,\n\n"
        "I hope you are well. I wanted to touch base about the Senior Product Manager position. I remain "
        "very excited about the opportunity and believe my skills would be a great fit. Please let me know "
        "if there is any update.\n\nBest,\nJordan"
    ),
    (
        "Dear Ms. Smith,\n\n"
        "I interviewed with Bob Jones on 3 November and have not heard back. When can I expect to hear "
        "from you?\n\nKind regards,\nJordan"
    ),
    "Hi Alice,\n\nBumping this to the top of your inbox.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\n"
        "Thank you again for your time last week. I enjoyed our conversation very much. Do you have a "
        "timeline for the decision?\n\nBest,\nJordan"
    ),
    "Hi Alice,\n\nI was wondering where things stand with the hiring process.\n\nBest,\nJordan",
    "Hi Alice,\n\nDid you get my last email? Just following up.\n\nBest,\nJordan",
    "Hi Alice,\n\nIs the position still open, and am I still being considered?\n\nBest,\nJordan",
    ("Bonjour Madame Roux,\n\nAvez-vous pris une décision concernant ma candidature ?\n\nCordialement,\nJordan"),
    (
        "Bonjour Madame Roux,\n\nJe me permets de vous relancer. Où en est le processus de recrutement ?\n\n"
        "Cordialement,\nJordan"
    ),
    ("Guten Tag Frau Weber,\n\nich wollte kurz nachfragen, ob es schon Neuigkeiten gibt.\n\nViele Grüße\nJordan"),
    ("Guten Tag Frau Weber,\n\nkönnten Sie mir sagen, wie der Stand meiner Bewerbung ist?\n\nViele Grüße\nJordan"),
)

FU201_GOOD: tuple[str, ...] = (
    "Hi Alice,\n\nWould you look at my application again?\n\nBest,\nJordan",
    "Hi Alice,\n\nWould you reconsider my application, or look at it once more?\n\nBest,\nJordan",
    "Hi Alice,\n\nCould you give me some feedback on why I was not chosen?\n\nBest,\nJordan",
    "Hi Alice,\n\nHave you had a chance to review the positions yet?\n\nBest,\nJordan",
    "Hi Alice,\n\nDid you get round to checking the positions in the sheet?\n\nBest,\nJordan",
    "Hi Alice,\n\nThe viewer will not open for me. Any ideas?\n\nJordan",
    "Hi Alice,\n\nAny interest in dumplings after work?\n\nJordan",
    "Hi Alice,\n\nWill you ask Bob to call me? I have not had a chance to talk to him yet.\n\nJordan",
    (
        "Hi Alice,\n\n"
        "I kept thinking about the sharding question we discussed, and I would now split by tenant first. "
        "Any news on your side?\n\nBest,\nJordan"
    ),
    (
        "Hi Alice,\n\n"
        "I finished the prototype you mentioned; the retries now survive a restart. Any update on next "
        "steps?\n\nBest,\nJordan"
    ),
    (
        "Hi Alice,\n\n"
        "I have an offer that expires on Friday and wanted to ask whether you have made a decision.\n\nBest,\n"
        "Jordan"
    ),
    "Hi Alice,\n\nIs the call on Tuesday on Zoom or on Teams?\n\nBest,\nJordan",
    "Hi Alice,\n\nThank you for the interview today. I look forward to hearing from you.\n\nBest,\nJordan",
    "Hi Alice,\n\nTuesday works for me. I will follow up with my references tomorrow.\n\nBest,\nJordan",
    "Hi Alice,\n\nDo you need any further information from me?\n\nBest,\nJordan",
    ("Hi Alice,\n\nAny updates? Meanwhile I wrote up the caching idea: https://jordan.example/cache\n\nBest,\nJordan"),
    "Hi Alice,\n\nThank you for the update. I am happy to wait.\n\nBest,\nJordan",
    "Hi Alice,\n\nThanks for following up! Yes, I am free on Monday.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\n"
        "You said that onboarding new warehouses is what hurts most; I sketched how we halved it at my "
        "last job. Have you decided yet?\n\nBest,\nJordan"
    ),
    (
        "Bonjour Madame Roux,\n\n"
        "J'ai repensé à la question du partitionnement dont nous avons parlé. Avez-vous des nouvelles ?\n\n"
        "Cordialement,\nJordan"
    ),
    (
        "Guten Tag Frau Weber,\n\n"
        "ich habe über Ihre Frage zum Caching nachgedacht und einen kleinen Versuch gebaut. Gibt es schon "
        "Neuigkeiten?\n\nViele Grüße\nJordan"
    ),
    "Hola Alicia:\n\n¿Hay alguna novedad sobre mi candidatura?\n\nSaludos,\nJordan",
    "Buongiorno,\n\nCi sono novità sulla mia candidatura?\n\nCordiali saluti,\nJordan",
)

FU202_BAD: tuple[str, ...] = (
    (
        "Hi Alice,\n\nThank you for the time today.\n\nThe part about sharding stayed with me.\n\n"
        "I would bring my experience with queues.\n\nBest,\nJordan"
    ),
    (
        "Hi Alice,\n\nThank you for the time today.\n\nThe part about sharding stayed with me.\n\n"
        "I would bring my experience with queues.\n\nMy references are ready.\n\nBest,\nJordan"
    ),
    (
        "Hi Alice,\n\nThank you for the time today.\n\nThe part about sharding stayed with me.\n\n"
        "I would bring my experience with queues.\n\nMy references are ready.\n\nI am free all week.\n\nBest,\n"
        "Jordan"
    ),
    (
        "Hi Alice,\n\n"
        "I wanted to write down, while it is still fresh, how I would go about the migration that we "
        "talked about on Tuesday, because I think that my answer in the interview was too short. First I "
        "would count which tenants write most, since the skew decides everything else. Then I would put "
        "the tenant into the key, write to both stores for a month, and compare them every night with a "
        "job that reads a sample of the rows and reports each difference by name. Only when that job has "
        "been silent for two weeks would I move the readers, one service at a time, with the quietest "
        "first and billing last of all. In my last job we did it the other way round, moved billing first "
        "because it mattered most, and paid for it with a weekend of reconciling invoices by hand; I would "
        "not do that again. The second thing that I would change is the way in which the schema is "
        "released. Today, as Bob said, every team ships its own changes on the day on which it likes, and "
        "the nightly export breaks about twice a month. A contract that is checked in the build would have "
        "caught all the cases that he told me about, and it is a week of work at most, which I would "
        "gladly do as my first task.\n\nBest,\nJordan"
    ),
    (
        "Hi Alice,\n\nFirst, about the roadmap: I would start with search.\n\n"
        "Second, about the team: I enjoyed meeting Bob.\n\nThird, about me: I can start in March.\n\nBest,\n"
        "Jordan"
    ),
    (
        "Hi Alice,\n\nIt was good to meet you.\n\nHere is what I would do first:\n\nI would measure.\n\n"
        "Then I would cut.\n\nBest,\nJordan"
    ),
    (
        "Hi Alice,\n\nI enjoyed the talk.\n\nYour plan for search is bold.\n\nMine would be smaller.\n\n"
        "I hope you are well.\n\nBest,\nJordan"
    ),
    "Hi Alice,\n\nA.\n\nB.\n\nC.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\nThe demo was fun.\n\nI liked the plan.\n\nI liked the people.\n\nP.S. Bob left his pen.\n\n"
        "Best,\nJordan"
    ),
    (
        "Bonjour Madame Roux,\n\nMerci pour votre accueil.\n\nLe projet m'a beaucoup plu.\n\n"
        "Je pourrais commencer par la carte des arrêts.\n\nCordialement,\nJordan"
    ),
    (
        "Guten Tag Frau Weber,\n\nvielen Dank für das Gespräch.\n\nIhr Projekt hat mir gefallen.\n\n"
        "Gern erzähle ich mehr von meiner Arbeit.\n\nViele Grüße\nJordan"
    ),
    (
        "Hi Alice,\n\nOne more thought on caching.\n\nWe could warm it at night.\n\nOr we could drop it.\n\n"
        "> What about the cache?\n\nBest,\nJordan"
    ),
    (
        "Hi Alice,\n\nI measured it:\n- it is slow\n- it is big\n\nThe index is missing.\n\nI would add it first.\n\n"
        "Best,\nJordan"
    ),
)

FU202_GOOD: tuple[str, ...] = (
    "Hi Alice,\n\nThank you for the time today.\n\nBest,\nJordan",
    "Hi Alice,\n\nThank you for the time today.\n\nThe part about sharding stayed with me.\n\nBest,\nJordan",
    ("Hi Alice,\n\nThank you for today.\n\nWhat I would do first:\n- measure\n- cut\n- measure again\n\nBest,\nJordan"),
    "Hi Alice,\n\nI hope you are well.\n\nThank you for today.\n\nI liked the demo.\n\nBest,\nJordan",
    ("Hi Alice,\n\nThank you for today.\n\nI liked the demo.\n\nLooking forward to hearing from you.\n\nBest,\nJordan"),
    "Hi Alice,\n\nThank you for today.\n\nI liked the demo.\n\nP.S. Bob left his pen.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\nThank you for today.\n\nI liked the demo.\n\nOn Tue, 10 Nov 2026, Alice Smith wrote:\n"
        "> One.\n>\n> Two.\n>\n> Three.\n\nBest,\nJordan"
    ),
    "Hi Alice,\n\nThank you for\ntoday.\nI liked\nthe demo.\n\nBest,\nJordan",
    "Hi Alice,\n\nAny updates?\n\nBest,\nJordan",
    "Bonjour Madame Roux,\n\nMerci pour votre accueil.\n\nLe projet m'a beaucoup plu.\n\nCordialement,\nJordan",
    ("Guten Tag Frau Weber,\n\nvielen Dank für das Gespräch.\n\nIhr Projekt hat mir gefallen.\n\nViele Grüße\nJordan"),
    (
        "Hi Alice,\n\nThank you for today.\n\nI liked the demo.\n\nBest regards,\n\nJordan\n\n-- \nJordan Lee\n\n"
        "Engineer\n\nToronto"
    ),
    "Hi Alice,\n\nYes.\n\nTuesday at ten.\n\nBest,\nJordan",
)
