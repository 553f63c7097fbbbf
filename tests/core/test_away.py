"""The last day away that an automatic reply names. Written on Tuesday 4 August 2026."""

from datetime import date

import pytest

from followupd.core.away import until

ON = date(2026, 8, 4)

CASES = [
    ("I'm back on the 9th.", date(2026, 8, 8)),
    ("I am out of the office until the 15th.", date(2026, 8, 15)),
    ("I'll be returning Monday.", date(2026, 8, 9)),
    ("I am on leave from 3 to 14 August.", date(2026, 8, 14)),
    ("I am out of office from August 3 through August 14 and will return on Monday, August 17.", date(2026, 8, 16)),
    ("Out of office until Friday 7 August", date(2026, 8, 7)),
    ("Ich bin bis zum 15.08.2026 nicht im Büro.", date(2026, 8, 15)),
    ("Ab dem 17. August bin ich wieder erreichbar.", date(2026, 8, 16)),
    ("Je suis absent jusqu'au 14 août inclus.", date(2026, 8, 14)),
    ("Je serai de retour le 17 août.", date(2026, 8, 16)),
    ("Je suis en congé du 3 au 14 août.", date(2026, 8, 14)),
    ("Estaré fuera de la oficina hasta el 14 de agosto.", date(2026, 8, 14)),
    ("Estoy de vacaciones del 3 al 14 de agosto.", date(2026, 8, 14)),
    ("Regreso el 17 de agosto.", date(2026, 8, 16)),
    ("I am out of the office today.", date(2026, 8, 4)),
    ("I'm on vacation this week.", date(2026, 8, 7)),
    ("I am out of the office with limited access to email.", None),
    ("Back next week.", date(2026, 8, 9)),
    ("I will be back in two weeks.", date(2026, 8, 17)),
    ("I am away 8/3 - 8/14.", date(2026, 8, 14)),
    ("I am away 8/13 - 8/20.", date(2026, 8, 20)),
    ("I will be out of the office Aug 3 - Aug 14.", date(2026, 8, 14)),
    ("I'll be back in the office on Monday 10 August 2026", date(2026, 8, 9)),
    ("In urgent cases call me. I return on July 20.", None),
    ("Vom 3. bis 14. August bin ich im Urlaub.", date(2026, 8, 14)),
    ("Ich bin ab Montag wieder da.", date(2026, 8, 9)),
    ("I am out until Monday, Aug 10th; for the July 4 holiday", date(2026, 8, 10)),
    ("I will respond when I return in early September.", None),
    ("I'm on parental leave through November 30, 2026.", date(2026, 11, 30)),
    ("I'm out of office until 2026-08-15.", date(2026, 8, 15)),
    ("Ich bin am 10.08. wieder im Büro", date(2026, 8, 9)),
    ("I will be out of the office starting 08/03/2026 and will not return until 08/17/2026.", date(2026, 8, 16)),
    ("I will be out of the office starting Monday and will return Thursday.", date(2026, 8, 5)),
    ("I'm away and will be back at my desk Wednesday, August 12.", date(2026, 8, 11)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_last_day_away(text: str, expected: date | None) -> None:
    assert until(text, "", ON) == expected


def test_the_subject_may_name_it() -> None:
    assert until("Thank you for your mail.", "Out of office until 14 August", ON) == date(2026, 8, 14)
