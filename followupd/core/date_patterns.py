"""How days are named, in English, French, German and Spanish: the words, and the patterns for folded text."""

from __future__ import annotations

_MONTH_WORDS = (
    "january jan janvier janv januar janner enero",
    "february feb fevrier fevr fev februar febrero",
    "march mar mars marz marzo",
    "april apr avril avr abril",
    "may mai mayo",
    "june jun juin juni junio",
    "july jul juillet juil juli julio",
    "august aug aout agosto",
    "september sept sep septembre septiembre",
    "october oct octobre oktober okt octubre",
    "november nov novembre noviembre",
    "december dec decembre dezember dez diciembre dic",
)
MONTHS = {word: number for number, row in enumerate(_MONTH_WORDS, 1) for word in row.split()}
_DAY_WORDS = (
    "monday mon lundi montag lunes",
    "tuesday tues tue mardi dienstag martes",
    "wednesday weds wed mercredi mittwoch miercoles",
    "thursday thurs thur thu jeudi donnerstag jueves",
    "friday fri vendredi freitag viernes",
    "saturday sat samedi samstag sonnabend sabado",
    "sunday sun dimanche sonntag domingo",
)
WEEKDAYS = {word: number for number, row in enumerate(_DAY_WORDS) for word in row.split()}
_NUMBER_WORDS = (
    "one a an un une ein eine einer einem una uno",
    "two deux zwei dos couple",
    "three trois drei tres",
    "four quatre vier cuatro",
    "five cinq funf cinco",
    "six sechs seis",
    "seven sept sieben siete",
    "eight huit acht ocho",
    "nine neuf neun nueve",
    "ten dix zehn diez",
    "eleven onze elf",
    "twelve douze zwolf doce",
)
NUMBERS = {word: number for number, row in enumerate(_NUMBER_WORDS, 1) for word in row.split()} | {
    "fourteen": 14, "quatorze": 14, "vierzehn": 14, "fifteen": 15, "quinze": 15, "twenty": 20,
    "thirty": 30, "trente": 30, "another": 1,
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_MON, _DAY, _NUM = _any(MONTHS), _any(WEEKDAYS), _any(NUMBERS)
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th|er|\.)?"
_TO = r"\s?(?:-|/|to|until|till|through|thru|and|or|au|a|et|ou|bis zum|bis|und|oder|al|y|&)\s?(?:the |le |el |zum )?"
_YEAR = r"(?:,? ?(?:de )?(?P<year>20\d\d)\b)?"
_COUNT = rf"(?:\d{{1,3}}|{_NUM})"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
    ("week_of", (
        rf"\b(?:(?:week|semaine|woche) (?:of|du|vom|beginning|commencing|starting)|w/[cb]) (?:the |"
        rf"monday,? )*(?:(?P<d>{_D}){_TH}(?: (?:of )?(?P<mon>{_MON}))?|(?P<mon2>{_MON})\.? (?P<d2>{_D})(?:st|nd|rd|"
        rf"th)?)\b"
    )),
    (
        "day_month",
        (
            rf"\b(?:(?P<d0>{_D}){_TH}{_TO})?(?:(?:{_DAY})\.?,? (?:the |der |den |dem |le |"
            rf"el )?)?(?P<d>{_D}){_TH} ?(?:of |de )?(?P<mon>{_MON})\b\.?{_YEAR}"
        ),
    ),
    ("month_day", (
        rf"\b(?:(?:{_DAY})\.?,? (?:the )?)?(?P<mon>{_MON})\b\.? (?:the )?(?P<d>{_D})(?:st|nd|rd|"
        rf"th)?\b(?:{_TO}(?P<d2>{_D})(?:st|nd|rd|th)?\b(?![:/]))?(?!:\d| ?[ap]\.?m){_YEAR}"
    )),
    ("dotted", (
        r"\b(?:(?P<d0>[0-3]?\d)\.(?P<m0>[01]?\d)?\.?\s?(?:-|"
        r"bis)\s?)?(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:20)?\d\d)?(?!\d)"
    )),
    ("slashed", (
        rf"(?:\b(?P<wd>{_DAY})\.?,? )?\(?(?<![\d/])(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)(?:/(?P<y>(?:20)?\d\d))?(?![\d/])"
    )),
    ("weekday_day", (
        rf"\b(?P<wd>{_DAY})\b\.?,? (?:(?:the )?(?P<d>{_D})(?:st|nd|rd|th)|the (?P<d2>{_D})|"
        rf"(?:den|dem|der) (?P<d3>{_D})\.|"
        rf"(?:le )?(?P<d4>{_D})(?= |,|;|$)(?! ?(?:h\b|heures?\b|uhr\b|[ap]\.?m\b|%|o'clock)))(?![\w:/])"
    )),
    ("from_today", (
        rf"\bheute in (?P<n>{_COUNT}) (?P<unit>tag|woche)(?:en|n)?\b|\b(?P<wd>{_DAY}) in (?P<n2>{_COUNT}) wochen?\b|"
        r"\b(?P<same>this time next week)\b"
    )),
    (
        "count",
        (
            rf"\b(?:(?P<n0>{_COUNT})(?:\s?-\s?| to | or | a | ou | bis | oder ))?(?P<n>{_COUNT})(?: of)? ?(?:more |"
            rf"further |full |weitere[nr]? |autres )?"
            rf"(?P<work>business |working |work |arbeits|werk)?(?P<unit>hour|heure|stunde|day|jour|tag|week|semaine|"
            rf"woche|fortnight|month|mois|monat|(?<=24|36|48|72)h|(?<=24 |36 |48 |72 )h)(?:s|rs?|en|n|e)?\b"
            rf"(?P<work2> (?:ouvrable|ouvre)s?)?(?P<more> or two| ou deux| oder zwei)?"
            rf"(?:(?: (?:from|on))? (?P<today>today|tomorrow)\b| from now\b| (?:from|on) (?P<anchor>{_DAY})\b)?"
        ),
    ),
    ("calendar_week", (
        r"\b(?:(?:kw|kalenderwoche) ?(?P<kw>[1-9]|[1-4]\d|5[0-3])|"
        r"(?:in|en|by|for|during|of|dans|d'ici) (?:calendar |la )?(?:(?:week|semaine|woche) |s)"
        r"(?P<kw2>[1-4]\d|5[0-3]))\b(?! (?:of|hours|heures))"
    )),
    ("spell", (
        r"\b(?:(?<!first )(?<!second )(?<!last )(?P<f>(?:the |this )?(?:next |coming )?fortnight)|"
        r"(?<!premiere )(?<!seconde )(?<!deuxieme )"
        r"(?P<s>huitaine|dizaine|quinzaine|vingtaine|trentaine)(?! d'| de (?!jours))(?: de jours)?)\b"
    )),
    (
        "weekday",
        (
            rf"\b(?P<pre>next week,? |next |this |coming |following |kommenden |kommende |diesen |nachsten |"
            rf"nachste |(?:nachste|kommende) woche,? |semaine prochaine,? )?(?P<wd>{_DAY})\b\.?"
            r"(?P<post> (?:of |de )?(?:the )?(?:next week|following week|la semaine prochaine|(?:week )?after next|"
            r"week\b(?! (?:of|commencing|beginning|starting|after)\b))|"
            r" nachster woche| nachste woche| prochain| en huit| diese[rn]? woche| cette semaine)?"
        ),
    ),
    ("weekend", (
        r"\b(?:(?:over|during|at|on|across) (?:the |this |next |coming )*weekend|"
        r"(?<!by )(?<!before )this (?:coming )?weekend|"
        r"(?:am|ubers|uber das|an diesem) (?:kommenden )?wochenende|(?<!bis )(?:dieses|kommendes) wochenende|"
        r"(?<!avant )(?<!d'ici )ce week-?end|(?:pendant|dans|au cours d[eu]) (?:le |ce )?week-?end)\b"
    )),
    ("week", (
        r"\b(?P<rel>(?:(?:the )?end of )?(?:the )?week after next|ubernachste[nr]? woche|next week'?s?|following week|"
        r"coming week|(?:la )?semaine prochaine|nachste[rn]? woche|kommende[rn]? woche|proxima semana|"
        r"this (?:coming )?week|"
        r"(?:the )?end of (?:the |this )?week(?! (?:\d|(?:after|following|of|commencing|beginning|starting)\b))|"
        r"(?:the |this )?week(?:'s| is) (?:out|done|over|through)|"
        r"week'?s? ?-?end\b(?! in)|eow|cette semaine|"
        r"(?:dans|au cours de|courant de) la semaine(?! (?:\d|du|de|suivant|prochaine|qui|d'apres))|"
        r"im (?:laufe|verlauf) der woche|"
        r"(?:la )?fin de (?:la )?semaine(?! (?:prochaine|suivante|d'apres))|"
        r"diese[rn]? woche|ende der woche|wochenende|esta semana)\b"
    )),
    ("month_end", (
        rf"\b(?:(?:the )?(?:end|last day) of (?:the |this )?(?P<next>next |following )?(?:month|(?P<mon>{_MON}))\b|"
        rf"(?:the |this )?(?:month(?: is|'s) out|(?:month|(?P<mon4>{_MON}))(?: is|'s) (?:over|done|through))\b|"
        rf"month-?\s?end|eom\b|end-of-month|(?:la )?fin (?:(?:du mois )?(?:de |d')?(?P<mon2>{_MON})\b|du mois|de mois)|"
        rf"ende (?:des monats|(?P<mon3>{_MON})\b)|monatsende|noch (?:in )?diese[nm] monat|fin de mes)"
    )),
    ("quarter_end", rf"\b(?:(?:the )?end of |fin (?:du )?|ende )(?:the )?[qt](?P<q>[1-4])\b{_YEAR}"),
    ("year_end", (
        r"\b(?:(?:the )?end of (?:the |this )?(?:calendar )?year|year-?\s?end|fin de l'annee|jahresende|"
        r"ende des jahres)\b"
    )),
    ("feast", (
        r"\b(?:christmas eve|heilig(?:en)? ?abend|(?P<last>new year's eve|silvester)|"
        r"(?:(?<=before )|(?<=by )|(?<=vor )|(?<=bis )|(?<=avant ))(?:christmas|xmas|weihnachten|noel))\b"
    )),
    ("relative", (
        r"\b(?P<rel>day after tomorrow|tomorrow|tmrw|tmr|tomoz|2moro|(?:des )?morgigen tag(?:e?s)?|tonight|today|"
        r"this (?:afternoon|evening)|ce soir|cet apres-midi|dans la (?:soiree|journee)|"
        r"end of day|eod|apres-demain|demain|aujourd'hui|"
        r"ubermorgen|heute|(?<!am )(?<!guten )morgen(?! frueh)|hoy|pasado manana|manana)\b"
    )),
    ("bare_day", (
        rf"(?:\b(?:the|on|by|until|till) (?P<e>{_D})(?:st|nd|rd|th)\b(?! (?:floor|round|interview|"
        rf"street|avenue|anniversary|time|year|person))(?:{_TO}(?P<e2>{_D})(?:st|nd|rd|th)\b)?|"
        rf"\b(?:le|au|du) (?P<f>{_D})(?:er)?\b(?! ?(?:h\b|heures|%|"
        rf"rue|eme|e\b|[\d:/]))|\b(?:am|zum|den|dem|bis) (?P<g>{_D})\.(?= |,|$)(?! ?\d))"
    )),
)  # fmt: skip
