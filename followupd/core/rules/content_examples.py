"""The examples of the content rules: whole short mails that must, and that must not, make a rule fire.

An example may begin with one line in braces that gives the context, `{key: value; value; key: value}`:

- `strengths`, `specifics`, `questions`: what the user recorded with the interview;
- `other person`, `other company`: of another opportunity; the mail itself goes to Alice Smith of Acme;
- `attached`: a file that the mail carries; with `inline` after its name it is shown in the text;
- `after rejection: later`: the rejection was answered before; FU206 else judges the answer to the rejection.

Only text, so that `followupd explain` can show it. What was reported as wrong becomes a line here.
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

FU203_BAD: tuple[str, ...] = (
    "Hi Alice,\n\nI'm begging you, please give me an answer.\n\nBest,\nJordan",
    "Hi Alice,\n\nI really need this job.\n\nBest,\nJordan",
    "Hi Alice,\n\nPlease, please let me know today.\n\nBest,\nJordan",
    "Hi Alice,\n\nI'll take anything you have, even the night shift.\n\nBest,\nJordan",
    "Hi Alice,\n\nAfter all the time I invested you owe me an answer.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\nI know I'm not good enough for a company like yours, but I hope you will think of me.\n\n"
        "Best,\nJordan"
    ),
    "Hi Alice,\n\nIf I don't hear from you by Friday, I will withdraw my application.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\nEither you answer by Monday or I will post a review about how you treat candidates.\n\n"
        "Best,\nJordan"
    ),
    "Hi Alice,\n\nWhy is this taking so long? I check my inbox every hour and cannot sleep.\n\nBest,\nJordan",
    "Hi Alice,\n\nThis job is my last hope, and my family is counting on me.\n\nBest,\nJordan",
    ("Hi Alice,\n\nI thought I would have heard from you by now, so I guess you are not interested.\n\nBest,\nJordan"),
    "Hi Alice,\n\nI cannot pay my rent next month, so please decide soon.\n\nBest,\nJordan",
    "Hi Alice,\n\nYou keep ignoring my emails.\n\nBest,\nJordan",
    "Hi Alice,\n\nI would even work for free for the first three months.\n\nBest,\nJordan",
    "Bonjour Madame Roux,\n\nJe vous en supplie, donnez-moi une chance.\n\nCordialement,\nJordan",
    (
        "Guten Tag Frau Weber,\n\nich brauche diese Stelle wirklich und nehme jede Stelle, die Sie haben.\n\n"
        "Viele Grüße\nJordan"
    ),
)

FU203_GOOD: tuple[str, ...] = (
    "Hi Alice,\n\nI remain very interested in the role.\n\nBest,\nJordan",
    "Hi Alice,\n\nI would love to join the team.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\nI need to respond to another offer by Friday; may I ask when you expect to decide?\n\n"
        "Best,\nJordan"
    ),
    "Hi Alice,\n\nI'm sorry for the late reply.\n\nBest,\nJordan",
    "Hi Alice,\n\nI hate to bother you, but is the call still on?\n\nBest,\nJordan",
    "Hi Alice,\n\nSorry for the delay, and please let me know which day suits you.\n\nBest,\nJordan",
    "Hi Alice,\n\nOur team was desperate for good tooling, so I built some.\n\nBest,\nJordan",
    "Hi Alice,\n\nIf I don't hear from you by Friday, I will check in again next week.\n\nBest,\nJordan",
    (
        "Hi Alice,\n\n"
        'One customer wrote: "please please fix the search, I\'m begging you". That is how the project '
        "began.\n\nBest,\nJordan"
    ),
    "Hi Alice,\n\nI need to be home by five, so an earlier slot would be better.\n\nBest,\nJordan",
    "Hi Alice,\n\nPlease do not hesitate to call.\n\nBest,\nJordan",
    ("Hi Alice,\n\nI was laid off in March, when the office closed, and have been consulting since.\n\nBest,\nJordan"),
    "Hi Alice,\n\nOf course I am disappointed, but thank you for telling me so quickly.\n\nBest,\nJordan",
    "Hi Alice,\n\nIf you don't have any questions, I will post the code tonight.\n\nBest,\nJordan",
    "Bonjour Madame Roux,\n\nJe vous prie d'agréer mes salutations distinguées.\n\nCordialement,\nJordan",
    "Guten Tag Frau Weber,\n\nich würde mich sehr freuen, bei Ihnen anzufangen.\n\nViele Grüße\nJordan",
)

FU204_BAD: tuple[str, ...] = (
    "{specifics: the sharding question}\nHi Alice,\n\nThank you for your time.\n\nBest,\nJordan",
    "{strengths: Kafka in production}\nHi Alice,\n\nI remain very interested in the role.\n\nBest,\nJordan",
    (
        "{specifics: move to event sourcing; strengths: mentoring juniors}\nHi Alice,\n\n"
        "It was great to meet the team.\n\nBest,\nJordan"
    ),
    (
        "{specifics: the on-call rotation}\nHi Alice,\n\n"
        "I enjoyed our conversation and hope to hear from you.\n\nBest,\nJordan"
    ),
    "{strengths: ten years of nursing}\nHi Alice,\n\nThank you for the interview yesterday.\n\nBest,\nJordan",
    "{specifics: the pricing experiment}\nHi Alice,\n\nI liked the office and the people.\n\nBest,\nJordan",
    "{specifics: Rust rewrite}\nHi Alice,\n\nI trust that everything went well.\n\nBest,\nJordan",
    ("{strengths: accessibility audits}\nHi Alice,\n\nMy interest in the position has only grown.\n\nBest,\nJordan"),
    "{specifics: warehouse robots}\nHi Alice,\n\nThanks for telling me about your plans.\n\nBest,\nJordan",
    "{strengths: German and French}\nHi Alice,\n\nI look forward to the next round.\n\nBest,\nJordan",
    (
        "{specifics: le projet de tramway}\nBonjour Madame Roux,\n\nMerci pour votre temps hier.\n\n"
        "Cordialement,\nJordan"
    ),
    ("{specifics: Umzug nach Graz}\nGuten Tag Frau Weber,\n\nvielen Dank für das Gespräch.\n\nViele Grüße\nJordan"),
    (
        "{specifics: shard rebalancing; the churn dashboard}\nHi Alice,\n\nThank you, it was a pleasure.\n\n"
        "Best,\nJordan"
    ),
)

FU204_GOOD: tuple[str, ...] = (
    (
        "{specifics: the sharding question}\nHi Alice,\n\nI thought again about how you shard the database.\n\n"
        "Best,\nJordan"
    ),
    ("{strengths: Kafka in production}\nHi Alice,\n\nI would bring what I learned running Kafka.\n\nBest,\nJordan"),
    (
        "{specifics: move to event sourcing; strengths: mentoring juniors}\nHi Alice,\n\n"
        "I enjoy mentoring, as I said.\n\nBest,\nJordan"
    ),
    "{specifics: the on-call rotation}\nHi Alice,\n\nYour on-call rotations sound humane.\n\nBest,\nJordan",
    "{strengths: ten years of nursing}\nHi Alice,\n\nAs a nurse I learned to listen.\n\nBest,\nJordan",
    "{specifics: the pricing experiment}\nHi Alice,\n\nHow did the pricing experiments end?\n\nBest,\nJordan",
    "{specifics: Rust rewrite}\nHi Alice,\n\nI read up on rewriting services in Rust.\n\nBest,\nJordan",
    "{strengths: accessibility audits}\nHi Alice,\n\nI audited two shops for accessibility.\n\nBest,\nJordan",
    "{specifics: warehouse robots}\nHi Alice,\n\nThe robot in your warehouse made my day.\n\nBest,\nJordan",
    "{strengths: German and French}\nHi Alice,\n\nMy French would help with Lyon.\n\nBest,\nJordan",
    (
        "{specifics: le projet de tramway}\nBonjour Madame Roux,\n\nLe tramway m'a fait réfléchir.\n\n"
        "Cordialement,\nJordan"
    ),
    ("{specifics: Umzug nach Graz}\nGuten Tag Frau Weber,\n\nder Umzug nach Graz reizt mich.\n\nViele Grüße\nJordan"),
    "Hi Alice,\n\nThank you for your time.\n\nBest,\nJordan",
)

FU205_BAD: tuple[str, ...] = (
    ("{questions: how I would test payment retries}\nHi Alice,\n\nThank you for your time today.\n\nBest,\nJordan"),
    "{questions: my notice period}\nHi Alice,\n\nIt was great to meet you yesterday.\n\nBest,\nJordan",
    (
        "{questions: salary expectations}\nHi Alice,\n\nThank you for the interview today. I liked the demo.\n\n"
        "Best,\nJordan"
    ),
    (
        "{questions: experience with Terraform}\nHi Alice,\n\nI really enjoyed our conversation this morning.\n"
        "\nBest,\nJordan"
    ),
    ("{questions: why I left Initech}\nHi Alice,\n\nThanks for taking the time to speak with me.\n\nBest,\nJordan"),
    (
        "{questions: the name of the paper on caching}\nHi Alice,\n\n"
        "It was a pleasure speaking with you today.\n\nBest,\nJordan"
    ),
    (
        "{questions: availability in December; work permit}\nHi Alice,\n\n"
        "Thank you for meeting with me. December is open for me.\n\nBest,\nJordan"
    ),
    "{questions: GraphQL versus REST}\nHi Alice,\n\nGreat talking to you yesterday.\n\nBest,\nJordan",
    "{questions: references}\nHi Alice,\n\nThank you for having me on Tuesday.\n\nBest,\nJordan",
    "{questions: latency budget}\nHi Alice,\n\nThank you so much for the tour today.\n\nBest,\nJordan",
    (
        "{questions: date de disponibilité}\nBonjour Madame Roux,\n\nJe vous remercie de m'avoir reçu hier.\n\n"
        "Cordialement,\nJordan"
    ),
    (
        "{questions: Gehaltsvorstellung}\nGuten Tag Frau Weber,\n\nvielen Dank für das Gespräch gestern.\n\n"
        "Viele Grüße\nJordan"
    ),
    "{questions: relocation to Oslo}\nHi Alice,\n\nI enjoyed meeting you and Bob.\n\nBest,\nJordan",
)

FU205_GOOD: tuple[str, ...] = (
    (
        "{questions: how I would test payment retries}\nHi Alice,\n\n"
        "Thank you for your time today. On testing retries of payments: I would fake the bank.\n\nBest,\n"
        "Jordan"
    ),
    (
        "{questions: my notice period}\nHi Alice,\n\n"
        "It was great to meet you yesterday. My notice period is a month.\n\nBest,\nJordan"
    ),
    (
        "{questions: salary expectations}\nHi Alice,\n\n"
        "Thank you for the interview today. As for salary, I expect 70,000.\n\nBest,\nJordan"
    ),
    (
        "{questions: experience with Terraform}\nHi Alice,\n\n"
        "I really enjoyed our conversation this morning. I used Terraform for two years.\n\nBest,\nJordan"
    ),
    (
        "{questions: why I left Initech}\nHi Alice,\n\n"
        "Thanks for taking the time to speak with me. I left Initech when it was sold.\n\nBest,\nJordan"
    ),
    (
        "{questions: the name of the paper on caching}\nHi Alice,\n\n"
        "It was a pleasure speaking with you today. The paper on caching is by Doe.\n\nBest,\nJordan"
    ),
    (
        "{questions: availability in December; work permit}\nHi Alice,\n\n"
        "Thank you for meeting with me. December is open for me, and my work permit is valid until 2030.\n\n"
        "Best,\nJordan"
    ),
    (
        "{questions: GraphQL versus REST}\nHi Alice,\n\n"
        "Great talking to you yesterday. I would keep REST and leave GraphQL.\n\nBest,\nJordan"
    ),
    (
        "{questions: references}\nHi Alice,\n\n"
        "Thank you for having me on Tuesday. My reference is Carol Diaz.\n\nBest,\nJordan"
    ),
    "{questions: latency budget}\nHi Alice,\n\nI look forward to the next round.\n\nBest,\nJordan",
    (
        "{questions: date de disponibilité}\nBonjour Madame Roux,\n\n"
        "Je vous remercie de m'avoir reçu hier. Je suis disponible dès le 1er mars.\n\nCordialement,\nJordan"
    ),
    (
        "{questions: Gehaltsvorstellung}\nGuten Tag Frau Weber,\n\n"
        "vielen Dank für das Gespräch gestern. Meine Gehaltsvorstellung ist 60.000 Euro.\n\nViele Grüße\n"
        "Jordan"
    ),
    "Hi Alice,\n\nThank you for your time today.\n\nBest,\nJordan",
)

FU206_BAD: tuple[str, ...] = (
    "Hi Alice,\n\nI expect an explanation by Friday.\n\nBest,\nJordan",
    "Hi Alice,\n\nYou are legally required under GDPR to tell me the reasons.\n\nBest,\nJordan",
    "Hi Alice,\n\nI deserve to know why I was rejected.\n\nBest,\nJordan",
    "Hi Alice,\n\nPlease send me your feedback within 48 hours.\n\nBest,\nJordan",
    "Hi Alice,\n\nHow can you reject me after four rounds without giving any feedback?\n\nBest,\nJordan",
    "Hi Alice,\n\nThe least you can do is tell me why I was not selected.\n\nBest,\nJordan",
    "Hi Alice,\n\nYou owe me an explanation.\n\nBest,\nJordan",
    "Hi Alice,\n\nAfter five interviews I got nothing but a form letter.\n\nBest,\nJordan",
    "{after rejection: later}\nHi Alice,\n\nCould you share any feedback?\n\nBest,\nJordan",
    "{after rejection: later}\nHi Alice,\n\nI am still curious why I was not selected.\n\nBest,\nJordan",
    (
        "{after rejection: later}\nHi Alice,\n\nWould you mind telling me what I could have done better?\n\n"
        "Best,\nJordan"
    ),
    "Bonjour Madame Roux,\n\nJ'exige une explication d'ici vendredi.\n\nCordialement,\nJordan",
    "Guten Tag Frau Weber,\n\nich erwarte bis Freitag eine Begründung.\n\nViele Grüße\nJordan",
    "Hi Alice,\n\nUnder Article 15 GDPR I request a copy of my interview notes.\n\nBest,\nJordan",
    (
        "{after rejection: later}\nBonjour Madame Roux,\n\n"
        "Pourriez-vous me donner un retour sur mon entretien ?\n\nCordialement,\nJordan"
    ),
)

FU206_GOOD: tuple[str, ...] = (
    (
        "Hi Alice,\n\n"
        "Thank you for letting me know. If you have any feedback on my interview, I would be grateful.\n\n"
        "Best,\nJordan"
    ),
    "Hi Alice,\n\nCould you share any feedback, if that is possible?\n\nBest,\nJordan",
    "Hi Alice,\n\nMay I ask what I could improve for next time?\n\nBest,\nJordan",
    "Hi Alice,\n\nThank you for telling me so soon. I wish you and the team all the best.\n\nBest,\nJordan",
    "Hi Alice,\n\nI understand, and I would be glad to hear of other openings.\n\nBest,\nJordan",
    "Hi Alice,\n\nThank you for explaining the decision.\n\nBest,\nJordan",
    "{after rejection: later}\nHi Alice,\n\nThank you for the feedback, it helps me a lot.\n\nBest,\nJordan",
    "{after rejection: later}\nHi Alice,\n\nCongratulations on the launch!\n\nBest,\nJordan",
    (
        "{after rejection: later}\nHi Alice,\n\n"
        "Could you give me feedback on the document I sent to the team?\n\nBest,\nJordan"
    ),
    (
        "{after rejection: later}\nHi Alice,\n\nI am not asking for feedback; I only wanted to thank you.\n\n"
        "Best,\nJordan"
    ),
    ("{after rejection: later}\nHi Alice,\n\nOur users' feedback loop took two weeks to build.\n\nBest,\nJordan"),
    ("{after rejection: later}\nHi Alice,\n\nI would be happy to explain why I left my last job.\n\nBest,\nJordan"),
    (
        "Bonjour Madame Roux,\n\nPourriez-vous me donner un retour sur mon entretien, si possible ?\n\n"
        "Cordialement,\nJordan"
    ),
    "Guten Tag Frau Weber,\n\nkönnten Sie mir kurz Feedback zu meinem Gespräch geben?\n\nViele Grüße\nJordan",
)

FU207_BAD: tuple[str, ...] = (
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
