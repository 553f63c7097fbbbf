"""Examples of FU204 and FU205: notes that pass over what was recorded with the interview.

How an example is written: `core.rules.content_examples`.
"""

from __future__ import annotations

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
