"""Examples of FU203 and FU206: pleading and threats, and feedback demanded after a rejection.

How an example is written: `core.rules.content_examples`.
"""

from __future__ import annotations

FU203_BAD: tuple[str, ...] = (
    "Hi Alice,\n\nDo you treat everyone like this?\n\nBest,\nJordan",
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
    "Hi Alice,\n\nThe tour was a treat. And please, please thank Carol for finding my scarf.\n\nBest,\nJordan",
    "Hi Alice,\n\nIs there a place to leave a van on Thursday? I'm desperate not to use the multi-storey.\n\nJordan",
    "Hi Alice,\n\nPaid it. You owe me 41.50, no rush.\n\nJordan",
    "Hi Alice,\n\nI'm losing my mind over this spreadsheet: who merged the cells?\n\nJordan",
    "Hi Alice,\n\nThe alarm at five was no joke: it's a cruel, cruel world for night owls. See you at nine.\n\nJordan",
    "Hi Alice,\n\nThe novel did not get the fair chance I deserved to give it; I will start over.\n\nJordan",
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
