"""Refusals in French, German and Spanish, on folded text: as `rejection_words` has them in English."""

from __future__ import annotations

PLAIN_FR = (
    (
        r"\b(?:ne |n')(?:\w+ ){0,12}?(?:d')?(?:donn\w+|apporter|reserver) (?:une )?suite(?: favorable| positive)?\b"
        r"(?! (?:dans l'immediat|avant))"
    ),
    (
        r"\b(?:votre|ta) (?:candidature|profil|dossier|cv)\b[^.;?]{0,60}?\b(?:n'(?:a|est|ait|aura|avait)|ne (?:sera|"
        r"peut|pourra|correspond|repond|figure))\b[^.;?]{0,50}?\b(?:retenue?s?|selectionnee?|acceptee?|correspond|"
        r"pas (?:tout a fait |totalement |entierement |exactement )?(?:a|aux)|preselectionnee?|poursuivie?|parmi)\b"
    ),
    (
        r"\bne correspond\w* pas (?:\w+ ){0,3}?(?:a|aux|au) (?:\w+ ){0,3}?(?:profil|poste|besoins?|criteres|attentes|"
        r"exigences|recherche)"
    ),
    (
        r"\bvous (?:n'(?:avez|etes)|ne (?:serez|faites|ferez)) (?:\w+ ){0,3}?(?:pas|plus) (?:\w+ ){0,3}?(?:retenue?|"
        r"selectionnee?|choisie?|partie)"
    ),
    (
        r"\b(?:avons|a|ont|ai) (?:\w+ ){0,3}?(?:decide|choisi|fait le choix|pris la decision) de (?:ne (?:pas|"
        r"plus) (?:poursuivre|retenir|donner|continuer|aller|vous retenir|proceder|proposer|avancer)|"
        r"retenir (?:une? autre|d'autres)|poursuivre (?:\w+ ){0,4}?avec (?:une? autre|d'autres)|nous tourner vers|"
        r"continuer avec (?:une? autre|d'autres)|privilegier|mettre (?:un terme|fin) (?:a votre|au processus))"
    ),
    (
        r"\b(?:retenu|choisi|retenir|selectionne|engage|embauche|recrute|privilegie|poursuivre avec|poursuivons avec|"
        r"continuer avec|continuons avec|avancer avec|de l'avant avec|porte sur|arrete sur|opte pour|"
        r"tourne[sr]? vers)(?: \w+){0,2}? ?(?:une? autre|d'autres|plusieurs autres) (?:\w+ )?(?:candidat\w*|profils?|"
        r"personnes?|postulant\w*)"
    ),
    (
        r"\b(?:ne|n') ?(?:\w+ ){0,3}?pas (?:\w+ ){0,4}?(?:retenir|retenue?|poursuivre|continuer|avancer|"
        r"aller de l'avant|aller plus loin) (?:\w+ ){0,2}?(?:avec )?(?:votre|vous)\b"
    ),
    (
        r"\b(?:le|ce|notre) poste\b[^.;?]{0,60}?\b(?:a|est|avait|vient)(?: (?:deja|maintenant|depuis|ete|d'etre|"
        r"desormais|finalement))* (?:pourvu|comble|ferme|annule|attribue)"
    ),
    (
        r"\b(?:suite|reponse|decision) (?:malheureusement )?(?:defavorable|negative)\b[^.;?]{0,40}\b(?:candidature|"
        r"votre)\b|\b(?:refus|rejet) de votre candidature\b"
    ),
    (
        r"\bpas (?:en mesure|la possibilite|pouvoir|possible) de (?:vous )?(?:retenir|proposer|offrir|"
        r"donner)(?: (?:une suite|suite|un poste|le poste|votre|un entretien))"
    ),
)  # fmt: skip
PLAIN_DE = (
    (
        r"\b(?:fur|zugunsten) (?:(?:eine[nr]?|andere|den|die|mehrere)\s)?(?:anderen?r?|internen?r?|weitere|"
        r"mitbewerber\w*|jemand\w*)(?: \w+){0,3}? ?(?:bewerb\w*|kandidat\w*|person|profil\w*|mitbewerb\w*|anderen|"
        r"kolleg\w*)?(?: \w+){0,4} ?entschieden\b"
    ),
    (
        r"\b(?:gegen (?:ihre|eine) (?:bewerbung|einstellung|zusammenarbeit|weitere|weiterfuhrung|fortfuhrung|"
        r"fortsetzung|anstellung)|gegen sie)\b[^.;?]{0,40}entschieden"
    ),
    (
        r"\b(?:ihre|deine) (?:bewerbung|unterlagen|kandidatur)\b[^.;?]{0,70}?\b(?:nicht|"
        r"leider nicht)\b[^.;?]{0,50}?\b(?:beruc?ksichtig\w*|ausgewahlt|weiter\w*|engere\w*|erfolgreich|in betracht|"
        r"angenommen|entsprechen|entsprochen)"
    ),
    (
        r"\b(?:sie|dich|ihnen|ihre|wir)\b[^.;?]{0,70}?\bnicht\b[^.;?]{0,40}?\b(?:berucksichtig\w*|"
        r"engere[nr]? (?:auswahl|wahl|kreis)|weiter ?verfolgen|weiterverfolgen|in die nachste runde|einstellen|"
        r"anbieten)\b(?! ?,? ?(?:bis|bevor|vor|ohne))"
    ),
    (
        r"\b(?:ihnen|dir)\b[^.;?]{0,60}\b(?:absagen|eine absage|absage erteilen|keine zusage|kein angebot|"
        r"keine (?:stelle|position)|keine positive)"
    ),
    r"\babsage\b[^.;?]{0,50}\b(?:bewerbung|erteilen|stelle|position)|\bbewerbung\b[^.;?]{0,30}\babsage\b",
    (
        r"\b(?:stelle|position|vakanz)\b[^.;?]{0,60}\b(?:wurde|ist|haben wir|konnten wir)(?:(?! nicht|"
        r" noch) \w+){0,4} (?:besetzt|vergeben|geschlossen)"
    ),
    (
        r"\bwahl\b[^.;?]{0,40}\b(?:nicht auf sie|auf (?:einen|eine) andere\w*)\b[^.;?]{0,30}gefallen|\bauf (?:einen|"
        r"eine) andere\w* (?:\w+ )?(?:bewerb\w+|kandidat\w+|person) gefallen"
    ),
    (
        r"\bmit (?:anderen|einem anderen|einer anderen) (?:bewerb\w+|kandidat\w+)[^.;?]{0,40}\b(?:fortsetzen|"
        r"fortfahren|weiterzumachen|weitermachen|weiterzugehen|fortzufahren|fortzusetzen)"
    ),
)  # fmt: skip
PLAIN_ES = (
    (
        r"\bno (?:ha|has|haya) (?:sido|resultado) (?:seleccionad|elegid)|\b(?:continuar|seguir|"
        r"avanzar) con otr[oa]s? (?:candidat|perfil)|\bno (?:vamos a |hemos decidido )?(?:continuar|seguir|"
        r"avanzar) con (?:tu|su) candidatura"
    ),
)  # fmt: skip

IMPLIED_FR = (
    r"\bn'(?:irons|ira|allons|iront) pas plus loin\b",
    (
        r"\bne (?:poursui\w+|donner\w+|retenons|retiendrons|irons)\b[^.;?]{0,30}\b(?:pas|plus)\b"
    ), (
        r"\b(?:malheureusement|regret\w*)\b[^.;?]{0,80}\b(?:pas retenue?|retenue?s? (?:une?|d')|negative|defavorable|"
        r"refus)"
    ),
)  # fmt: skip
IMPLIED_DE = (
    r"\b(?:profil|bewerbung|erfahrung|qualifikation)\b[^.;?]{0,40}\bnicht zu\b|\bpasst\b[^.;?]{0,40}\bnicht zu\b",
    (
        r"\b(?:leider|bedauern)\b[^.;?]{0,100}\b(?:absagen|absage|nicht berucksichtig\w*|anderweitig|"
        r"anders entschieden|keine zusage|nicht (?:zusammen|weiter)\w*|nicht passt|nicht uberein\w*|"
        r"anderen?r? bewerb\w+|anderen?r? kandidat\w+)"
    ),
    r"\banderweitig (?:besetzt|vergeben|entschieden)\b", (
        r"\b(?:das|bewerbungs)verfahren\b[^.;?]{0,40}\bnicht (?:fort|weiter)\w+"
    ),
)  # fmt: skip
