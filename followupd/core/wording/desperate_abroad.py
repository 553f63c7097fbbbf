"""The cues of FU203 in French and German, of the same kinds as the English ones."""

from __future__ import annotations

from followupd.core.wording.cue import Cue, cue

FRENCH: tuple[Cue, ...] = (
    cue(
        "suppli|implore|conjure|genoux|pitié",
        r"\bje vous (?:en )?(?:supplie|implore|conjure)\b",
        r"\bà genoux\b",
        r"\bayez pitié\b|\bpitié\b(?=[.!,]|$)",
    ),
    cue(
        "besoin",
        r"\bai (?:\w+ ){0,2}?besoin (?:de (?:ce|cet|cette|votre)|d'un|du) (?:\w+ )?(?:poste|emploi|travail|boulot|"
        r"job|opportunité|stage|place|chance)\b",
    ),
    cue(
        "désespér|à bout|prêt",
        r"\bje suis (?:\w+ ){0,2}?(?:désespérée?|au bout du rouleau|à bout\b|prête? à (?:tout\b|accepter "
        r"(?:n'importe|tout|un salaire)|"
        r"travailler (?:gratuitement|sans|pour rien)))",
    ),
    cue(
        "n'importe|tout ce que",
        r"\bj(?:e |')(?:accepterais?|accepte|prends|prendrais?|ferais?|suis prête? à \w+) (?:n'importe (?:quoi|"
        r"quel)|tout ce que)",
    ),
    cue(
        "chance|espoir|recours",
        r"\b(?:ma|mon) (?:seule|dernière|dernier|unique) (?:chance|espoir|option|recours)\b",
        r"\b(?:donnez|laissez)[- ]moi (?:[\w' ]{0,25})?\bchance\b",
    ),
    cue("s'il vous pla|svp", r"\bs'il vous pla[iî]t,? (?:je vous en prie|s'il vous pla[iî]t)\b", r"\bsvp,? svp\b"),
    cue(
        "après t|devez|la moindre|mérite",
        r"\baprès (?:tout|tous)\b[^.]{0,90}\b(?:devez|dû|due|mérite|moindre des|silence|pourriez au moins)\b",
        r"\bvous me devez\b|\bla moindre des choses (?:serait|est)\b|\bje mérite (?:une|mieux|au moins|ce|de)\b",
    ),
    cue(
        "pourquoi|ignorez|attendre|inadmissible|inacceptable|scandaleux|honteux|irrespect|perdre mon",
        r"\bpourquoi (?:ne (?:me )?(?:répondez|rappelez|donnez)|m'ignorez|personne ne)",
        r"\bvous (?:m'ignorez|m'avez ignorée?|ignorez (?:mes|tous)|me faites (?:attendre|perdre))\b",
        r"\b(?:c'est|je trouve (?:cela|ça)|ce silence est) (?:\w+ )?(?:inadmissible|inacceptable|scandaleux|"
        r"honteux|irrespectueux|indigne)\b",
    ),
    cue(
        "à la hauteur|pas assez|digne|suis null|raté|comme moi|échec|pas le meilleur|pas la meilleure",
        r"\bje (?:sais|crains|me doute) (?:bien )?que je (?:ne )?(?:suis|n'étais|n'ai) (?:\w+ )?(?:pas (?:à la "
        r"hauteur|assez|le meilleur|la meilleure|digne)|qu'une?|rien)\b",
        r"\bje suis (?:nulle?|une? ratée?|un échec)\b|\bquelqu'un comme moi\s*(?:[.!?]|$|ne)",
    ),
    cue(
        "dors|mange plus|je vais faire|je ferai|loyer|ma famille|mes enfants|sommeil",
        r"\bje ne (?:dors|mange|vis) plus\b|\bje ne sais (?:plus|pas) (?:ce que|quoi) (?:je )?(?:vais faire|ferai|"
        r"deviendrai|faire)\b(?=\s*(?:[.!]|si|sans|$))",
        r"\bpayer mon loyer\b|\bma famille (?:compte|dépend)\b|\bnourrir (?:ma famille|mes enfants)\b|\bperds? le "
        r"sommeil\b",
    ),
    cue(
        "si |sans |sinon|faute",
        r"\b(?:si|sans|sinon|faute de)\b[^!?]{0,110}\bje (?:retir(?:e|erai)|vais (?:retirer|publier|contacter)|"
        r"publie(?:rai)?|posterai|laisserai|contacterai|saisirai|porterai|raconterai|"
        r"signalerai|me plaindrai|serai (?:contrainte?|obligée?|forcée?) de (?:retirer|publier|contacter|saisir|me "
        r"plaindre|signaler|laisser))\b",
    ),
)
GERMAN: tuple[Cue, ...] = (
    cue(
        "fleh|bett|inständig|knie|bitte",
        r"\bich (?:flehe|bettle|bettele)\b|\bflehe ich sie\b",
        r"\bbitte sie (?:inständig|flehentlich)\b",
        r"\bauf (?:den )?knien\b",
        r"\bbitte[,!.…\s]+bitte\b",
    ),
    cue(
        "brauche",
        r"\bbrauche (?:ich )?(?:\w+ ){0,4}?(?:wirklich|unbedingt|dringend|so sehr|verzweifelt)"
        r"\b[^.]{0,30}\b(?:jobs?|stelle|arbeit|position|chance|geld|einkommen|arbeitsplatz)\b",
        r"\bbrauche (?:ich )?(?:diesen|diese) (?:job|stelle|arbeit|chance|position|arbeitsplatz)\b",
        r"\bbrauche (?:ich )?(?:den|die|einen|eine) (?:job|stelle|arbeit|chance) (?:\w+ ){0,2}(?:wirklich|"
        r"unbedingt|dringend|so sehr)",
    ),
    cue(
        "verzweif|bin am ende",
        r"\bich bin (?:\w+ ){0,2}?(?:verzweifelt|am ende\b|am verzweifeln)",
        r"\bverzweifelt auf der suche\b",
    ),
    cue(
        "alles|jede|umsonst|unentgeltlich|ohne gehalt|ohne lohn",
        r"\bich (?:nehme|mache|akzeptiere|würde|bin bereit,?)\b[^.]{0,30}\b(?:alles (?:an|nehmen|machen|tun|"
        r"annehmen|zu tun|dafür)|jede (?:stelle|arbeit)|jeden job|jedes gehalt|umsonst|unentgeltlich|"
        r"ohne (?:gehalt|lohn))\b",
    ),
    cue(
        "chance|hoffnung|bereuen",
        r"\b(?:meine|die) (?:aller)?(?:letzte|einzige) (?:chance|hoffnung)\b",
        r"\bgeben sie mir (?:\w+ ){0,3}?chance\b",
        r"\b(?:sie|du) (?:werden|wirst) es nicht bereuen\b",
    ),
    cue(
        "nach all|nach so|nach der ganz|schulden|mindeste|verdien|wenigste",
        r"\bnach (?:all|so viel|der ganzen|dem ganzen|allem)\b[^.]{0,90}\b(?:schulden|verdient|verdiene|mindeste|"
        r"wenigstens|erwarten)\b",
        r"\bsie schulden mir\b|\bdas (?:mindeste|wenigste),? (?:was|wäre|ist)\b|\b(?:antwort|rückmeldung|erklärung)"
        r" verdient\b|\bich verdiene (?:eine|besseres|wenigstens|mindestens|es)\b",
    ),
    cue(
        "warum|wieso|ignorier|unverschämt|frechheit|respektlos|unprofessionell|inakzeptabel|zumutung",
        r"\b(?:warum|wieso) (?:antworten|melden|ignorieren|reagieren|meldet|antwortet) (?:sie|sich|niemand|mir)\b",
        r"\bsie ignorieren (?:mich|meine|mein)\b|\b(?:werde|fühle mich) ignoriert\b|\bdas ist (?:\w+ )"
        r"?(?:unverschämt|eine frechheit|respektlos|unprofessionell|inakzeptabel|eine zumutung)\b",
        r"\bfinde (?:das|es|ich) (?:\w+ )?(?:unverschämt|respektlos|unprofessionell|inakzeptabel)\b",
    ),
    cue(
        "nicht gut genug|versager|wertlos|nichts wert|zu dumm|wie mich|wie mir|nicht der beste|nicht die beste|nur ein",
        r"\bich weiß,? (?:dass )?ich (?:bin )?(?:\w+ )?(?:nicht (?:gut genug|der beste|die beste)|nur ein|nichts)"
        r"\b|\bich bin (?:ein versager|eine versagerin|nichts wert|wertlos|zu dumm|nicht gut genug)\b",
        r"\bjemand(?:en|em)? wie (?:mich|mir)\s*(?:[.!?]|$)",
    ),
    cue(
        "schlafen|miete|rechnungen|familie|tun soll|machen soll|nicht mehr weiter|alles für mich|mir alles",
        r"\bkann (?:\w+ )?(?:nicht mehr|kaum noch|nachts nicht) (?:\w+ )?schlafen\b|\bmeine (?:miete|rechnungen|"
        r"familie)\b[^.]{0,30}\b(?:nicht (?:mehr )?(?:be)?zahlen|ernähren|nicht mehr)\b",
        r"\bmeine familie (?:hängt|verlässt|zählt)\b|\bweiß nicht,? (?:mehr,? )?was ich (?:tun|machen) soll\b|"
        r"\bich weiß nicht mehr weiter\b|\bbedeutet mir alles\b",
    ),
    cue(
        "wenn|falls|sollte|sonst|andernfalls",
        r"\b(?:wenn|falls|sollten?|sonst|andernfalls)\b[^!?]{0,110}\b(?:ziehe|werde|muss|bin|sehe|veröffentliche|"
        r"schreibe|wende|melde) ich\b[^!?]{0,100}\b(?:zurück|zurückziehen|zurückzuziehen|bewertung|"
        r"bewerten|veröffentlichen|kununu|glassdoor|öffentlich|anwalt|rechtlich\w*|beschwer\w+|geschäftsführ\w+|"
        r"vorgesetzt\w+|vorstand|anderweitig|woanders)\b",
    ),
)
