"""FU201: a bare request for status, and nothing specific beside it.

1. One sentence asks for news, a decision or the state of things, in whatever words.
2. Nothing in the own words is specific. What counts as specific is told by exclusion: words that any applicant
   writes to any company (`vocabulary`), names, dates and job titles are not; what is left over is.
3. A sentence is specific with two such words, with one where it recalls ("you mentioned", "we discussed") or tells of
   work done ("I finished the prototype"), the asking sentence itself with one; the mail with three in all.
4. A link to something, or the news of another offer, is specific.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.core.pattern import lazy
from followupd.core.wording.cue import Cue, cue
from followupd.core.wording.prose import Prose, Sentence
from followupd.core.wording.vocabulary import is_common

_NEWS = (
    r"(?:updates?|news|word|progress|movement|developments?|decisions?|luck|status|idea(?!s\b)|answer|clarity|"
    r"indication|"
    r"insight|information|info|timeline|visibility|conclusion|verdict|outcome|result)s?"
)
_ENGLISH = (
    cue(
        "any |an update|updates|some news|the news|what news|some update|a update|the latest|status",
        rf"\b(?:any|some) (?:(?:further|new|more|other|additional|recent|final|quick|possible|potential|positive|"
        rf"good|status|initial|early|kind of|sort of|fresh) )*{_NEWS}\b(?! (?:questions?|i can))",
        r"^(?:so,? )?any (?:feedback|thoughts|interest(?! in (?!me\b|my\b|moving)))\b[^.!]{0,40}\?|"
        r"\bhad any interest\b",
        r"\b(?:an?|quick|brief|short) (?:\w+ )?(?:status )?update\b(?! (?:to|for you|from my (?:side|end)|on my "
        r"(?:end|side|plans|project))\b)(?=[^.]*\?|\b)(?<!give you an update)(?<!share an update)(?<!send you an "
        r"update)",
        r"\bwhat(?:'s| is|s) the (?:latest|status|state|news|verdict|outcome|word|hold-?up|timeline|next step)\b|"
        r"\bthe latest on\b",
        r"\b(?:the |current |latest )*(?:status|state|progress|outcome|result)s? (?:of|on|regarding|with|for) "
        r"(?:my|the|our|this|your|things)\b|\bstatus (?:update|check|report)\b|\b(?:on|about|know|regarding) "
        r"(?:the|my) (?:\w+ )?status\b|^(?:application )?status\b",
    ),
    cue(
        "check",
        r"\bcheck(?:ing|ed)? (?:back )?(?:in|on|up|back)\b(?! (?:with (?:my|our)|at the|luggage))|\bcheck(?:ing)? "
        r"(?:to see|if|whether|where)\b|\bcheck(?:ing)? the (?:status|progress)\b",
    ),
    cue(
        "follow",
        r"(?<!you )(?<!thanks for )(?<!thank you for )(?<!please )(?<!you to )(?<!will )(?<!'ll )(?<!for )"
        r"(?<!you'd )(?<!your )\bfollow(?:ing|ed)?[- ]?up\b(?! (?:email|question|interview|call|meeting|from|"
        r"items?|with (?:alice|\w+ about)))",
        r"\b(?:as an?|quick|gentle|friendly|short|polite|brief|another|second|third|little) (?:\w+ )?follow-?up\b",
    ),
    cue("touch base|touching base|circl|ping|bump|nudge|reminder|top of your inbox|loop back|reconnect",
        r"\btouch(?:ing)? base\b|\bcircl(?:e|ing) back\b|\bloop(?:ing)? back\b|\b(?:p|b)(?:ing|ump)(?:ing)?\b(?! "
        r"(?:pong|me\b|rate|the server))|\bnudg(?:e|ing)\b|\b(?:gentle|friendly|quick|kind|little|polite|small) "
        r"reminder\b|\btop of your inbox\b"),
    cue(
        "inquir|enquir|eager|keen|anxious|ask|curious|wonder|wanted to know|like to know|see if|see whether|see "
        "where|see how|find "
        "out|know if|know whether|know when|know where|know how",
        r"\b(?:inquir|enquir)(?:e|ing|y)\b|\bask(?:ing)? (?:about|for|after|if|whether|where|when|how) (?:an? |the "
        r"|my |your |there |you |any |things )|\b(?:curious|wonder(?:ing|ed)?|(?:wanted|want|like|love|appreciate|"
        r"eager|anxious|keen|good|great|nice|helpful) to (?:know|hear|see|find out|learn)|please (?:let me )?know|"
        r"let me know|tell me) (?:if|whether|where|when|how|about|what)\b[^.!?]{0,60}"
        r"\b(?:decision|decided|decide|conclusion|news|update|updates|status|hear|heard|stand|process|timeline|"
        r"timing|application|position|role|outcome|result|results|still|next steps?|going|progress|consider\w*|"
        r"chance|candidacy|forward|moving|filled|open)\b",
        r"\bsee (?:if|whether|where|how)\b[^.!?]{0,60}\b(?:decision|decided|news|updates?|status|heard|stand|"
        r"process|timeline|interest|anything(?! (?:tonight|today|tomorrow|this|on|after))|progress\w*|going|"
        r"things are|we are|filled|still)\b",
    ),
    cue(
        "decision|decid|heard|hear |response|haven't|have not|not received|yet to",
        r"\b(?:have|has|had|did|was|were|is|are) (?:\w+ ){0,4}?(?:decisions?|decided|decide|conclusion|mind)"
        r"\b(?=[^.!]*\?)|\b(?:made|reached|come to|making|make|reach|final) (?:a|any|the|your|final|up your) "
        r"(?:\w+ )?(?:decision|choice|conclusion|mind)\b",
        r"\b(?:haven't|have not|hadn't|not|never|still nothing|yet to|didn't|did not|nothing) (?:\w+ )"
        r"{0,2}?(?:heard|hear|received|receive|gotten|had(?! (?:a|the|any) (?:chance|time|opportunity|moment))|"
        r"got)\b[^.!?]{0,30}(?:\b(?:back|anything|from|yet|news|"
        r"update|response|reply|word|answer|of)\b|$)",
        r"\b(?:when|how soon) (?:\w+ ){0,4}?(?:i|we) (?:\w+ ){0,4}?(?:hear|know|learn|find out|get|receive|be "
        r"(?:notified|informed|contacted|told)|expect)\b|\b(?:when|how soon) (?:\w+ ){0,3}?(?:you|the team|they|a "
        r"decision|decision) (?:\w+ ){0,4}?(?:decid\w+|decision|made|know|get back|let me|reach\w*|be in touch|"
        r"contact)",
        r"\bhave you (?:guys |all )?heard\b|\bexpect to hear\b(?=[^.]*\?)|\bdecision\b[^.!]{0,40}\?",
    ),
    cue(
        "when |how soon|expect",
        r"\b(?:when|how soon) (?:can|could|should|might|may|do|will|would) (?:i|we|you)\b[^.!?]{0,40}\b(?:hear|"
        r"know|learn|expect|decide|get back|news|response|reply|result|update|decision|let me)\b",
    ),
    cue(
        "stand|process|things|search|going|coming along|progressing|where we|where you|where are|timeline|timing|"
        "next step",
        r"\bwhere (?:\w+ )?(?:things|we|i|you|it|everything|the (?:process|team)|my application|this|that)(?: all)"
        r"? (?:\w+ )?(?:stands?|are\b|am\b|is\b|lands?)|\bwhere (?:do|does|are|is|am) (?:\w+ ){0,3}?(?:stand|with|"
        r"in the|at)\b|\bhow (?:is|are|'s) (?:the |your |my |everything |things )*(?:\w+ )?(?:process|things|"
        r"search|hiring|recruiting|"
        r"recruitment|selection|application|decision|it|everything)\b[^.!?]{0,40}\b(?:going|coming|progressing|"
        r"looking|moving|along)\b|\bhow (?:things|the (?:\w+ )?(?:process|search)) (?:are|is) (?:going|coming|"
        r"progressing|looking|moving)",
        r"\b(?:what|when|is there|do you have|have you|could you|can you|know|about|share|on|give me)"
        r"\b[^.!?]{0,40}\b(?:the |a |your |an? updated |rough |expected )(?:\w+ )?(?:timeline|time ?frame|timing)"
        r"\b|\bwhat(?:'s| is| are| would be|'re)? (?:the |your |our |my )?next steps?\b|\b(?:know|on|about|"
        r"regarding) (?:the )?next steps?\b(?=[^.]*\?)",
    ),
    cue(
        "still ",
        r"\b(?:is|are|am|if|whether) (?:the |this |that |my |your |i |you |it )?(?:\w+ ){0,4}?still (?:open|"
        r"available|being considered|in (?:the )?(?:running|consideration|play|contention|process)|under "
        r"(?:consideration|review)|active|interested|on the table|considering|a candidate|looking|hiring|unfilled)"
        r"\b|\bstill (?:waiting|awaiting|hoping) (?:for|to hear|on|your)\b|\bi(?:'m| am) still waiting\b",
    ),
    cue(
        "chance|had time|opportunity to review|had a moment|get to|look at my|review my|receive my|received my|get "
        "my|got my|seen my|see my|saw my|read my",
        r"\b(?:have you|did you|had you|you(?:'ve)? (?:have |had|get|got)|has (?:the team|anyone|any\w*)|if you)"
        r"\b[^.!?]{0,20}\b(?:a |the |any )?(?:chance|time|opportunity|moment)\b[^.!?]{0,20}\bto (?:review|look|"
        r"consider|make|read|discuss|go over|go through|decide|think|check|speak|talk|see|get)\b[^.!?]{0,60}(?:\?|"
        r"$|\b(?:application|resume|résumé|cv|candidacy|decision|email|message|"
        r"profile|it|things|materials|last|me|interview)\b)",
        r"\b(?:get|got|receive|received|see|seen|saw|read) my (?:\w+ )?(?:application|email|e-mail|message|note|"
        r"mail|resume|résumé|cv|messages|emails|follow-?up|materials|documents)\b",
    ),
    cue(
        "waiting|await|fill|chosen|considered|reviewed|rejected|successful|moving forward|move forward|selected|"
        "hired|someone else|another candidate|made the cut|in the running|shortlist|got the job|get the job|got it|"
        "thoughts?|hello?|anything new|anyone there|there?|update me|keep me|new on your|new from",
        r"\bi(?:'m| am| have been|'ve been)\s+(?:\w+ )?(?:waiting|awaiting)\b|^(?:still )?(?:waiting|awaiting)\b|"
        r"\b(?:has|was|is|have you|did you)\b[^.!?]{0,40}\b(?:been )?(?:filled|fill|hired|moved? forward|moving "
        r"forward|selected|chosen|made the cut|shortlisted|someone else|found someone)\b[^.!]*\?|\b(?:have|has|was|"
        r"am) (?:i|my application) (?:\w+ )?(?:been )?(?:selected|chosen|shortlisted|rejected|accepted|considered|"
        r"moving|successful|reviewed)\b|\bdid i (?:get|make)\b[^.!?]{0,20}\b(?:job|role|position|it|cut)\b|"
        r"^(?:any )?thoughts\?|^(?:so,? )?hello\?+|\banything new\b|\banything (?:i should know|to report|to share)"
        r"\b|^(?:so[.,…]* )?update\?|^ping\b|\bplease (?:kindly )?(?:update|advise)\b|\b(?:can|could|would|will) "
        r"(?:you|someone|anyone|somebody) (?:please |kindly )?(?:update me|advise|fill me in|let me know (?:where|"
        r"what|when|if|whether|how|about|of|something|anything|either way))\b",
    ),
)  # fmt: skip
_ENGLISH_NOT = lazy(
    r"\bwhy (?:i|my (?:application|candidacy))\b|\b(?:was|were)(?:n't| not) (?:chosen|selected|successful|hired|"
    r"shortlisted|picked)\b|"
    r"\b(?:i|we)(?:'ll| will| shall| can| could| would|'d)\b(?: \w+){0,3}? (?:follow|update|keep you|circle back|"
    r"check (?:in|on|back)|touch base|ping|send (?:you )?(?:an update|any))\b(?! (?:in |up )?(?:to see|on (?:my|"
    r"the|where)|about|regarding|if|whether))|"
    r"\b(?:if|should) you (?:have|need) any (?:other |further |more |additional )?(?:questions?|information|info|"
    r"concerns)|\bany (?:other |further |more |additional )*(?:information|info)\b(?: \w+){0,3} (?:from me|you "
    r"(?:may |might |would )?(?:need|require|like))|\bno (?:update|news|need|rush)\b(?! (?:yet|from|on|so far))|"
    r"\b(?:i|we) (?:have|'ve got|'ve|wanted to (?:share|give|send)|thought i'd share) (?:\w+ ){0,2}?(?:an? |some )"
    r"(?:\w+ )?(?:update|news)\b|\b(?:thanks?|thank you|grateful)\b[^.!?]{0,20}\bfor (?:checking|following|asking|"
    r"keeping)\b|\bfollow(?:ing|ed)? up with (?:someone|somebody|him|her|them)\b|\b(?:thanks?|thank you|grateful)"
    r"\b[^.!?]{0,20}\b(?:for|the) (?:the |your |this |that |a |checking|following|keeping|update)(?:\w+ )"
    r"?(?:update|up|in|news|status)\b(?![^.!]*\?)|"
    r"\byou (?:asked|wanted|told|said|suggested|mentioned) (?:\w+ ){0,3}to (?:follow|check|circle)|\b(?:need|want) "
    r"any (?:more |further |other )?(?:information|info)\b|\byour follow-?up\b|\bproject status\b"
)
_FRENCH = (
    cue(
        "nouveau|quoi de neuf|nouvelle|retour|réponse|suite",
        r"\b(?:des|vos|de|aucune|eu|sans|avoir|quelques) (?:\w+ )?nouvelles?\b(?! (?:fonctionnalité|version|"
        r"technolog))|\b(?:du nouveau|quoi de neuf)\b|\b(?:pas|jamais|aucun|aucune|toujours pas)"
        r"\b[^.!?]{0,30}\b(?:retour|réponse|nouvelles?)\b|\b(?:un|votre|le|de) "
        r"retour\b[^.!?]{0,50}\b(?:candidature|entretien|part|processus|décision|poste)\b|\bsuites? (?:données?|"
        r"réservées?|donner|que vous)\b|\bsans (?:réponse|retour|nouvelles)\b",
    ),
    cue(
        "décision|décid|statut|où en|avance|avancée|qu'en est|état|relanc|revenir vers|reviens vers|reprendre "
        "contact|recontact|faire le point|point sur|toujours|quand |me permets|savoir si|délai|calendrier|"
        "prochaines étapes",
        r"\b(?:pris|prise|prendre|arrêté|rendu|savoir|connaître|concernant|au sujet de) (?:\w+ ){0,3}?décision\b|"
        r"\bavez-vous (?:déjà |pu )?(?:décidé|choisi|prendre|avancer|étudier|regarder|examiner)\b|\b(?:où en "
        r"(?:est|êtes|sont|sommes)|qu'en est-il|où (?:cela|ça|tout) en est|l'état d'avancement|l'avancement|"
        r"l'avancée|le statut|l'état)\b|\bje (?:me permets de (?:vous )?|vous |tenais à (?:vous )?|souhait\w+ "
        r"(?:vous )?|voulais (?:juste |simplement )?(?:vous )?)?"
        r"(?:relanc\w+|revenir vers|recontact\w+|reviens vers|reprends contact|reprendre contact)|\bfaire (?:un |"
        r"le )?(?:petit )?point\b|\b(?:quand|sous quel délai) (?:\w+ ){0,4}?(?:réponse|retour|décision|nouvelles|"
        r"savoir)\b|\b(?:poste|candidature|offre)\b[^.!?]{0,30}\btoujours\b[^.!?]{0,30}\?|\btoujours "
        r"(?:d'actualité|en cours|dans la course)|\bprochaines étapes\b[^.!]*\?|\bsavoir "
        r"si\b[^.!?]{0,60}\b(?:décision|avanc\w+|candidature|poste|processus)\b",
    ),
)  # fmt: skip
_FRENCH_NOT = lazy(
    r"\bsi vous (?:avez|souhaitez) (?:\w+ )?(?:besoin|questions?|informations?)|\bje (?:reviendrai|vous tiendrai)"
)
_GERMAN = (
    cue(
        "neue|neuigkeit|update|stand|rückmeldung|entscheid|entschied|nachfrag|nachhak|nachhör|nachfass|erkundig|gehört|"
        "wie geht|weitergeh|wie sieht|wann |noch im rennen|noch offen|noch aktuell|antwort|rückfrag|melde mich|"
        "erinnern|schritte|zeitplan",
        r"\b(?:gibt es|haben sie|hast du|gäbe es|ob es|ob sie|etwas|irgendwelche?|was)\b[^.!?]{0,40}\b(?:neues|"
        r"neuigkeiten?|news|updates?|neuen stand|neuer stand|rückmeldung|entscheidung|entschieden)\b|"
        r"\b(?:neuigkeiten|updates?|news|neues)\?|\b(?:kurz |mal |nur |noch ?mal |höflich |freundlich |einmal )"
        r"*(?:nachfrage?n?|nachzufragen|nachhaken|nachzuhaken|nachhören|nachzuhören|nachfassen|nachzufassen|"
        r"erkundigen|erkundige|rückfragen)\b|"
        r"\b(?:der|den|zum|dem|aktuelle[nr]?|wie ist der) (?:\w+ )?stand\b|\bstand der dinge\b|\b(?:nichts|keine|"
        r"noch keine|noch nichts|bisher (?:nichts|keine))\b[^.!?]{0,40}\b(?:gehört|rückmeldung|antwort|erhalten|"
        r"bekommen|neues)\b|\bwann\b[^.!?]{0,50}\b(?:rückmeldung|entscheidung|antwort|rechnen|höre|hören|bescheid|"
        r"entscheid\w+|erfahre)\b|\b(?:wie geht es|wie es)\b[^.!?]{0,20}\b(?:weiter\w*|aussieht|steht)\b|"
        r"\bwie sieht es\b|\bnoch (?:im rennen|offen|aktuell|zu besetzen|im prozess)\b|\bentscheidung (?:getroffen|"
        r"gefallen|gefällt)\b|\b(?:schon|bereits)\b[^.!?]{0,30}\bentschieden\b|\bnächsten schritte\b[^.!]*\?|"
        r"\bfreundliche erinnerung\b|\bzeitplan\b[^.!]*\?",
    ),
)  # fmt: skip
_GERMAN_NOT = lazy(
    r"\b(?:falls|wenn|sollten) sie (?:noch )?(?:fragen|rückfragen|weitere)|\bich melde mich\b(?! (?:noch ?mal|"
    r"erneut|heute))|\bfür (?:ihre|die) (?:\w+ )?(?:rückmeldung|antwort)\b(?! (?:wäre|würde))"
)

_ASKS: dict[str, tuple[tuple[Cue, ...], re.Pattern[str]]] = {
    "en": (_ENGLISH, _ENGLISH_NOT),
    "fr": (_FRENCH, _FRENCH_NOT),
    "de": (_GERMAN, _GERMAN_NOT),
}
_LINK = lazy(r"https?://|\bwww\.\w|\b(?:github|gitlab)\.com|\b\d{1,2}(?::\d\d| ?(?:am|pm|a\.m|p\.m)\b| ?uhr\b|h\d\d)")
_OFFER = lazy(
    r"\boffered me (?:an?|the) (?:\w+ )?(?:post|place|job|role|position)\b|\bhave (?:\w+ )?made me an offer\b|"
    r"\b(?:an?|another|other|competing|second|job|written|have|the) offer\b(?! letter)[^.!?]{0,80}\b(?:expir\w+|"
    r"deadline|by\b|until|answer|decide|respond|response|sign|accept\w*|due|reply)|\b(?:received|have|got|holding|"
    r"extended|given me) (?:\w+ ){0,3}?offers?\b|\boffer\b[^.]{0,20}\bfrom (?:another|a different)|"
    r"\b(?:autre|une) offre\b[^.!?]{0,80}\b(?:expire|répondre|réponse|délai|avant|d'ici|jusqu)|\breçu une (?:\w+ )"
    r"?offre\b|\b(?:anderes|ein|weiteres) (?:\w+ )?angebot\b[^.!?]{0,80}\b(?:frist|bis|läuft|entscheiden|"
    r"antwort\w*|vor|erhalten)"
)
_RECALLS = lazy(
    r"\b(?:we (?:\w+ )?(?:discussed|talked|spoke|covered|touched|went over|looked|explored|debated|sketched)|you "
    r"(?:\w+ )?(?:mentioned|described|explained|raised|showed|told|asked|recommended|suggested|shared|said|"
    r"sketched|brought up)|you're (?:building|solving|working)|your (?:question|point|remark|comment|story|"
    r"description|advice|suggestion) (?:about|on|of|that)|"
    r"(?:conversation|discussion|chat|talk|question|thought|thoughts|part|idea|ideas) (?:about|on|around)|thinking "
    r"(?:more )?about|kept thinking|reading (?:about|up)|look(?:ed)? into|tried|reminded me|struck|stayed with me|"
    r"particularly|especially|impressed by|"
    r"dont vous|que vous (?:m')?avez|évoqué\w*|parlé de|notre (?:discussion|échange|conversation) (?:sur|autour)|"
    r"mentionné\w*|présenté|besprochen|erwähnt\w*|gesprochen|erzählt|beschrieben|diskutiert|(?:gespräch|frage|"
    r"diskussion|idee) (?:über|zu|zur|zum|nach))\b"
)  # fmt: skip
_WORKED = lazy(
    r"\bi(?:'ve| have|'d)? (?:\w+ly |also |just |now |since |already |recently )?(?:finish|built|rebuilt|wrote|"
    r"written|ship|fix|implement|prototyp|benchmark|publish|deploy|design|refactor|sketch|automat|launch|migrat|"
    r"reproduc|ported|measured|profiled|passed|earned|won|gave a|presented|prepared|drafted|put together|started "
    r"(?:a|an|learning|reading)|moved to|relocat|graduat|got certified|learned|read)\w*|"
    r"\bj'ai (?:\w+ )?(?:terminé|construit|écrit|corrigé|implémenté|publié|développé|conçu|testé|lu|préparé|"
    r"réalisé|mis en)|\b(?:gebaut|geschrieben|fertiggestellt|implementiert|veröffentlicht|entwickelt|getestet|"
    r"gelesen|umgesetzt|ausprobiert)\b"
)
_TOKEN = lazy(r"[^\W\d_](?:[^\W_]|['’\-](?=\w))*")
_TITLE = lazy(
    r"\b(?:(?:the|your|this|an?|la|le|du|der|die|dem) )?(?:[\w/&+#.\-]+ ){1,5}?(?:role|position|opening|vacancy|"
    r"job|internship|post|opportunity|traineeship|apprenticeship)\b"
    r"|\b(?:(?:role|position|job|application|applied|candidacy|interview|interviewed|interviewing|vacancy|opening|"
    r"candidate|post) (?:of|as|for) (?:an? |the |your |our )?)(?:[\w/&+#\-]+ ?){1,4}"
    r"|\b(?:poste|stage|emploi|fonction|candidature|offre) (?:de |d['’]|en tant que |pour le poste de |au poste de "
    r")(?:[\w/\-]+ ?){1,4}"
    r"|\b(?:[Ss]telle|[Pp]osition|[Bb]ewerbung|[Rr]olle|[Aa]usschreibung) (?:als |zur |zum |für die stelle als )"
    r"(?:[\w/\-]+ ?){1,3}"
    r"|\bAs an? (?:[A-Z][\w\-]+ ){1,3}"
)
_NOT_IN_TITLE = lazy(
    r"\b(?:about|because|discussed?|mentioned|that|which|you|we|i|finished|built|wrote|since|when|while|and (?:i|"
    r"we|the)|spoke|talked|thought|question|learn\w*)\b",
    re.IGNORECASE,
)

# A deal, a system or a person's case is named ("any news on Initech?"), and nothing tells of an application.
_NAMED_MATTER = lazy(
    r"\b(?:on|of|from|regarding|about|with|for) (?:the )?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|"
    r"(?:Septem|Octo|Novem|Decem)ber|I\b|HR\b|You)[A-Z][\w&.\-]*\w"
)
_APPLYING = lazy(
    r"\b(?:appl(?:y|ied|ication|icant)|candida|interview|role|position|resume|résumé|cv\b|job|vacanc|opening|"
    r"opportunit|hiring|hire|recruit|offer|decision|decided|next steps?|process|feedback|postul|entretien|poste|"
    r"embauche|"
    r"bewerb|stelle\b|vorstellungs|(?:the|your) panel\b)",
    needs="appl|candida|interview|role|position|resume|résumé|cv|job|vacanc|opening|opportunit|hir|recruit|offer|"
    "decision|decided|next step|process|feedback|postul|entretien|poste|embauche|bewerb|stelle|vorstellungs|panel",
)
# Whether a file opens, or which posts are to be filled, is asked in the course of work.
_OF_WORK = lazy(
    r"\b(?:open|read|view|download) (?:the|my) (?:\w+ )?(?:attachment|attached|file|pdf)|"
    r"\breview (?:the|these|those) positions\b"
)
# What comes after the decision, or beside it, is asked by whoever has been chosen.
_OTHER_MATTER = lazy(
    r"\b(?:background check|dbs\b|my (?:\w+ )?(?:referee|reference)s?\b|reference (?:letter|check)|"
    r"(?:work|parking|residence) permit|visa\b|contract\b|payslip|expenses?\b|reimbursement|invoice|refund|laptop|"
    r"badge|relocation|onboarding|start date|building works?|"
    r"ma référence|mes références|permis de|contrat\b|facture|devis\b|remboursement|titre de séjour|"
    r"meine[rn]? referenz|visum\b|arbeitserlaubnis|aufenthalts\w+|vertrag\b|rechnung\b|reisekosten|erstattung|"
    r"führungszeugnis)"
)
_ABOUT = lazy(
    r"\b(?:news|updates?|word|status|progress|steps|latest|heard|hear|decided?|decision|choice|made up your minds?|"
    r"nouvelles?|état|avancement|décidé|choisi|tranché|neuigkeiten|neues|stand|entschieden)\b"
    r"(?: (?:back|yet|already|schon|bereits|déjà|you|the team|sich))*"
    r" (?:(?:about|of|on|for|regarding|with|between|de la|de|des|du|entre|sur|au sujet de|pour|zu|zum|zur|"
    r"von|vom|bei|beim|zwischen|über|für) |d'|de l')(?P<what>[^.!?,;:]{2,80})"
    r"|\bhow(?: is|'s| are) (?:the |your )?(?:search for|everything (?:going )?with) (?P<else>[^.!?,;:]{2,80})"
    r"|\boù en (?:est|sont) (?P<quoi>[^.!?,;:]{2,80})"
)
_HIRING = lazy(
    r"\b(?:appl(?:y|ied|icat)|candida|interview|role\b|position|post\b|job|vacanc|opening|opportunit|hiring|recruit|"
    r"selection|process|resume|résumé|cv\b|poste\b|emploi|entretien|embauche|sélection|procédure|processus|"
    r"stage\b|\w*bewerb|\w*stelle\b|vorstellungs|\w*gespräch|auswahl|besetzung|verfahren|ausbildung|lehrstelle|praktik)"
)

# A word that whoever asks for news, a decision or an answer can hardly do without.
_MAY_ASK = lazy(
    r"\?|\b(?:updates?|news|hear|heard|hearing|decision|decid\w+|status|outcome|results?|verdict|answer\w*|wait\w*|await\w*|"
    r"follow\w*|check\w*|progress\w*|stands?|word|wonder\w*|ask\w*|enquir\w*|inquir\w*|ping|bump\w*|nudg\w*|curious|know|"
    r"learn|find out|see (?:if|whether|how|where)|tell|say|inform(?:ed)?|confirm|advise|revert|chosen|pick(?:ed)?|"
    r"selected|whether|yes or no|yes or a no|nothing|nobody|no one|(?:no|not one|any|your) "
    r"(?:\w+ )?reply|happening|going|reminder|chas\w+|indication|sense of|"
    r"intimation|line to|communicated|understand how|"
    r"nouvelles?|réponses?|retour|décision|décid\w*|suites?|relanc\w*|attend\w*|savoir|avis|demand\w*|connaître|dire|"
    r"dites|rien|courant|point|évolution|neuf|issue|apprendre|à l'étude|"
    r"stand|entsch\w+|rückmeldung\w*|neuigkeit\w*|neues|antwort\w*|bescheid|ergebnis\w*|wart\w*|frag\w*|nachfrag\w*|"
    r"nachhak\w*|nachzu\w+|erkundig\w*|gehört|gewusst|hören|höre|wissen|wüsste|erinner\w*|auskunft|mitteil\w*|mitzuteilen|"
    r"nennen|sagen|nichts|bewegung|lebenszeichen|feedback|geklappt)\b"
)
_EXPECTS = lazy(
    r"\blook(?:ing)? forward\b|\bhope\b[^?,;]{0,60}\b(?:well|(?:great|good|nice|lovely) \w+)\b[^?]*$|"
    r"\bfreue mich (?:auf|über)\b|"
    r"\bdans l'attente\b"
)

_NAMES = (4, 6, 9)
"""Words that not every applicant writes: more of them differ less and less."""


def speaks_of_applying(low: str) -> bool:
    """Whether a text in lower case speaks of a job that somebody is after."""
    return _APPLYING.search(low) is not None


def may_ask(prose: Prose) -> frozenset[int]:
    """The indices of the sentences that may be a request for status: who looks forward to a reply asks for none."""
    return frozenset(
        index
        for index, each in enumerate(prose.sentences)
        if _MAY_ASK.search(each.low) and not _EXPECTS.search(each.low)
    )


def status_request(prose: Prose) -> str:
    """The sentence that asks for status when the mail says nothing specific; else ""."""
    asking = _asking(prose)
    if not asking or len(prose.sentences) > 40 or _points_elsewhere(prose):
        return ""
    if _of_another_matter(prose, asking):
        return ""
    in_all: set[str] = set()
    for sentence in prose.sentences:
        left = leftovers(sentence, prose.language)
        if not left:
            continue
        in_all |= left
        enough = 1 if sentence in asking or _RECALLS.search(sentence.low) or _WORKED.search(sentence.low) else 2
        if len(left) >= enough or len(in_all) >= 3:
            return ""
    return asking[0].text


def signs(prose: Prose) -> frozenset[str]:
    """What a bare request for status shows besides its words, for a model to weigh.

    Whether a sentence asks, whether it names anything itself, how much the mail names in all, whether it tells of an
    application, whether it points to a link or an offer. None in a language that is not judged.
    """
    if prose.language not in _ASKS:
        return frozenset()
    asking = _asking(prose)
    left = {sentence: leftovers(sentence, prose.language) for sentence in prose.sentences}
    in_all = len(set().union(*left.values()))
    found = {f"names {least}" for least in _NAMES if in_all >= least}
    if asking:
        found.add("asks" if in_all else "asks barely")
        if any(left[sentence] for sentence in asking):
            found.add("asks of what it names")
    if speaks_of_applying(prose.low):
        found.add("applies")
    if _points_elsewhere(prose):
        found.add("points elsewhere")
    return frozenset(found)


def asks_of_another_matter(prose: Prose, shown: frozenset[str]) -> bool:
    """Whether what is asked for is the state of a deal, a file, a person's case: something with a name of its own.

    `shown`: the `signs` of the mail.
    """
    if "asks of what it names" in shown and "applies" not in shown:
        return True
    return bool(_OFFER.search(prose.low)) or _of_another_matter(prose, _asking(prose) or prose.sentences)


def _of_another_matter(prose: Prose, asking: Sequence[Sentence]) -> bool:
    if any(_names_another(each.low) or _of_no_decision(each, prose.language) for each in asking):
        return True
    return not speaks_of_applying(prose.low) and any(_NAMED_MATTER.search(each.text) for each in asking)


def _names_another(low: str) -> bool:
    """Whether what has nothing to do with the decision is asked for; a job may bear its name ("the contract role")."""
    return bool(_OF_WORK.search(low)) or (bool(_OTHER_MATTER.search(low)) and not _HIRING.search(low))


def _of_no_decision(sentence: Sentence, language: str) -> bool:
    """Whether the state of something is asked for by a name that has nothing to do with hiring."""
    asked = _ABOUT.search(sentence.low)
    if asked is None:
        return False
    what = next(text for text in asked.groups() if text)
    names = (
        set() if language == "de" else {word.lower() for word in _TOKEN.findall(sentence.text) if not word.islower()}
    )
    return not _HIRING.search(what) and any(
        len(word) > 1 and word not in names and not is_common(word, language) for word in _TOKEN.findall(what)
    )


def _asking(prose: Prose) -> list[Sentence]:
    known = _ASKS.get(prose.language)
    if known is None:
        return []
    cues, unless = known
    live = [each for each in cues if each.opens(prose.low)]
    return [sentence for sentence in prose.sentences if _asks(sentence.low, live, unless)] if live else []


def _points_elsewhere(prose: Prose) -> bool:
    return bool(_LINK.search(prose.low) or _OFFER.search(prose.low))


def _asks(low: str, live: list[Cue], unless: re.Pattern[str]) -> bool:
    return any(each.opens(low) and each.pattern.search(low) for each in live) and not unless.search(low)


def leftovers(sentence: Sentence, language: str) -> set[str]:
    """The words of a sentence that not every applicant writes: no names, no titles, no dates."""
    text = sentence.text.replace("’", "'")
    names_count = language != "de"
    left: set[str] = set()
    titles = [match.span() for match in _TITLE.finditer(text) if not _NOT_IN_TITLE.search(match.group())]
    for match in _TOKEN.finditer(text):
        word = match.group()
        if (
            names_count
            and word[0].isupper()
            and match.start() > 0
            and text[match.start() - 2 : match.start()] not in {". ", "! ", "? "}
        ):
            continue
        if any(start <= match.start() < end for start, end in titles):
            continue
        for part in word.lower().split("-"):
            if len(part) > 1 and not is_common(part, language):
                left.add(part)
    return left
