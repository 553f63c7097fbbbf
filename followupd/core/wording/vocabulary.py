"""The words that any applicant writes to any company: what is said in them alone is not specific.

Whole words, and beginnings of words for what has many forms. Job titles belong here too: naming
the job says nothing of the work. Names and dates are told by their looks, not from here.
"""

from __future__ import annotations

from followupd.core.word_list import words

_ENGLISH = """
along chase chasing chased developments development movement prompt circling floating keenly everything
a an the and or but so yet nor if then than as of to in on at by for with from into onto over under about after
before between since until till through during within without upon per via against among around across off out
up down again further once here there where when why how all any both each few more most other some such no not
only own same too very can cannot will just don should now i me my myself we us our ours you your yours he him
his she her hers it its they them their this that these those who whom what which whose am is are was were be
been being have has had having do does did doing would could might may must shall ought let's lets i'm i've i'd
i'll you're you've you'd you'll we're we've we'd we'll it's that's there's what's who's isn't aren't wasn't
weren't haven't hasn't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't ok okay yes oh well
hi hello hey dear thanks thank thankful thx cheers regards please kindly sorry apologies apologize apologise
bother bothering hope hopes hoping hopefully wish wishing trust good great nice fine best better wonderful
lovely pleasant fantastic amazing awesome excellent perfect exciting excited excitement enthusiastic enthusiasm
eager eagerly keen interested interest interesting interests happy glad delighted pleased pleasure privilege
honor honour honored thrilled enjoy enjoyed enjoying enjoyable love loved loving like liked look looking looks
forward hear hearing heard know knowing known learn learning learned learnt see seeing seen meet meeting met
speak speaking spoke spoken talk talking talked chat chatting chatted discuss discussing discussed discussion
conversation conversations call calls called interview interviews interviewed interviewing interviewer
interviewers round rounds stage stages final first second third last next previous previously past recent
recently earlier ago later soon sooner late shortly lately today yesterday tomorrow tonight morning afternoon
evening night day days week weeks weekend month months year years time times timing timeline timelines timeframe
moment moments minute minutes hour hours while long longer short quick quickly brief briefly monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october
november december spring summer autumn fall winter holiday holidays christmas easter vacation job jobs role
roles position positions opening openings vacancy vacancies opportunity opportunities application applications
apply applied applying applicant applicants candidate candidates candidacy candidature company companies team
teams organization organisation firm business department group hiring hire hired hires recruiting recruitment
recruiter recruiters manager managers hr process processes procedure selection search decision decisions decide
decided deciding update updates updated updating news word latest whats status state progress progressing
progressed step steps stand stands standing outcome outcomes result results response responses respond
responding responded reply replies replied replying answer answers answered feedback information info details
detail anything something everything nothing anyone someone everyone nobody somebody thing things check checking
checked checks follow following followed followup followups touch touching base reach reaching reached write
writing wrote written email emails e-mail mail mails message messages note inbox letter send sending sent
receive received receiving get gets getting got gotten give gives giving gave given take takes taking took taken
make makes making made come comes coming came go goes going went gone let letting ask asking asked asks inquire
inquiring enquire enquiring inquiry enquiry inquiries wonder wondering wondered want wanted wanting wants need
needs needed needing require required try trying tried think thinking thought thoughts believe believing feel
feeling felt find finding found keep keeping kept still already also even ever never always often maybe perhaps
possible possibly able available availability sure certainly definitely absolutely really truly much many lot
lots bit little quite rather fairly extremely highly greatly deeply particularly especially consider considering
considered consideration considerations considerate appreciate appreciated appreciating appreciation
appreciative grateful gratitude await awaiting wait waited waiting open close closed closing closer fill filled
move moving moved proceed proceeding continue continuing continued continues remain remains remaining confirm
confirming confirmed concern concerning regard regarding respect reference related subject matter matters
current currently present presently far whether else either neither though although because however therefore
thus hence help helpful helping assist assistance support question questions additional necessary contact
contacting contacted hesitate free convenience earliest reading finds busy schedule scheduled schedules
scheduling understand understanding understood realize realise aware imagine guess suppose assume knows join
joining joined part become becoming contribute contributing contribution contributions add adding value valuable
fit fits fitting match matches suited suitable suit ideal right strong strongly solid relevant skill skills
skillset experience experienced experiences background qualifications qualification qualified expertise
strengths ability abilities knowledge passion passionate profile resume résumé resumes cv portfolio-less cover
submit submitted submitting submission materials documents document attached attach attaching attachment advise
enclosed work works working worked worker career careers professional professionally future mission culture
values vision environment success successful growth grow growing impact dynamic innovative leading reiterate
restate express expressing expressed ongoing mutual kind kindness people person persons folks guys gang sir
madam team-player idea ideas sense luck chance chances shot run running pipeline-less consideration-less head
heads-up heads gentle friendly polite simple simply reminder remind reminding bump bumping ping pinging nudge
nudging circle circling loop looping back top weather family health healthy safe safely relaxing restful start
end middle beginning course case point points fact way ways side end-of expect expecting expected expectation
expectations promise promised mention mentioned mentioning said say says saying told tell tells telling
indicated advised suggested inform informed informing notify notified visit visited visiting insight insights
insightful overview impression impressed impressive conversation-like share sharing shared offer-less lead leads
place places near ahead away above below line lines page thread chain original ready willing prepared anxious
anxiously curious nervous patient patience patiently excitedly warm warmly sincere sincerely kindest
respectfully faithfully one two three four five six seven eight nine ten several couple dozen half another
others every whole entire complete completed completing completely full fully provide provided providing bring
bringing brought show shown showing turn turning put putting set setting use used using change changed changes
assessment assessments test tests testing task screening screen onsite on-site phone video virtual online panel
technical take-home takehome exercise challenge assignment choose chosen chose select selected choice option
options finalize finalized finalise finalised conclude concluded conclusion ballpark estimate estimated approx
approximately anytime sometime whenever wherever whatever whichever date dates deadline plan plans planned
planning mr mrs ms dr miss prof thanks-again tks thnx pls plz fyi asap btw imo etc eod cob tbd slipped slip
cracks crack buried bury lost pop popping popped drop dropping dropped quick-note hi-there greetings wishes
reviewed review reviewing reviews read evaluate evaluated evaluating candidate's company's role's team's
applicant's evaluation deliberations deliberation deliberate excited-to hugely super tremendous tremendously
immense incredible incredibly genuine genuinely honest honestly frankly live lived offer offered internal
internally external direct directly specific specifically general generally particular initial initially
potential potentially fellow various different new old big small high low aspect aspects level levels area areas
field type sort form number amount piece honour's world-class well-being year's week's today's yesterday's
monday's tuesday's wednesday's thursday's friday's don't-hesitate eagerness unfortunately fortunately
understandably naturally obviously clearly apparently actually basically essentially surely thank-you thankyou
follow-up check-in dealing deal deals stuff plate swamped hectic crazy concrete recap hand hands eye eyes mind
minds heart position's vacancy's shape sight sign signs silence quiet radio supposed spot contention play table
board boat book great-to weeks' days' months' years' hrs mins min wk wks yr yrs pm
th st nd rd advance request requesting requested attended attend ta ha lol haha revert passed pass automatic
automated rough rush indication ring ringing alright owt happening happened happens happen due nuisance pest
pestering verdict easier simpler spam figured missed missing trouble name usual usually mate probably politely
lmk req ref rarely nevertheless nonetheless obliged conscious excuse disturb disturbing confirmation emailing
emailed fortnight havent hadnt didnt normally actual report reported meantime folder anybody foreseen joy
thanking liberty badly disposal sec finished release released notice telephone address committee jury council
upstairs picked pick picking choosing settled settle deliberated outstanding useful unanswered queries query
approximate convenient afterwards thereafter impatience impatient queue noon hurry calendar diary diaries maam
mam dispatched altered period postal cell mobile landline pulse astray instead seldom visibility reception
travelling traveling throughout hurried marked committees website portal steer anyway sake blessed committed
stress wanna gonna link list somewhere nearer afraid subsequent assigned shortlisted shortlist shortlisting
pursuing pursue mean means bless higher ups obs alive text texted texting view alone welcome shed light
regularly route voicemail voicemails appointment appointments attention postponed properly papers paperwork
crossed fingers delay delays delayed comms communication smoothly signed approved reachable quarter jump order
ok'd anything's gladly hereby happy-to courtesy compliments lucky positive negative either-way turned upcoming
overdue belated quieter quietly noticed notes reasonably accurate forgive eventually yep nope hiya howdy
cheerio ciao begin began begun count counting numbers hundred thirty twenty fourteen fifteen sixteen eighteen
twelve eleven fifth fourth sixth seventh single double worried worry worries worrying bothered peace home
"""
_ENGLISH_TITLES = """
engineer engineers engineering developer developers programmer analyst analysts scientist designer designers
architect consultant administrator admin coordinator director officer specialist assistant associate
representative executive president vice chief intern internship trainee apprentice graduate entry junior mid
senior staff principal lead head supervisor technician nurse teacher lecturer professor researcher accountant
bookkeeper auditor lawyer paralegal counsel editor writer copywriter journalist marketer seller salesperson
cashier driver chef waiter barista receptionist secretary clerk agent broker banker trader underwriter actuary
pharmacist physician doctor dentist therapist psychologist data software backend back frontend front fullstack
stack web mobile ios android cloud devops sre reliability site security network systems system platform
infrastructure machine ml ai qa quality assurance product project program programme marketing sales finance
financial accounting operations operational logistics supply procurement purchasing legal compliance audit tax
risk customer client success service care account business development strategy strategic communications public
relations content social media brand growth editorial creative graphic ux ui user research human resources
office personal administrative warehouse production manufacturing mechanical electrical civil chemical
biomedical clinical medical healthcare pediatric paediatric registered education teaching school retail store
shift hospitality hotel restaurant tech fulltime full-time part-time parttime contract freelance temporary
permanent remote hybrid
"""
_ENGLISH_STEMS = (
    "interview",
    "applica",
    "appreciat",
    "enthusia",
    "opportunit",
    "recruit",
    "decision",
    "considerat",
    "profession",
    "respons",
    "inquir",
    "enquir",
    "excit",
    "candida",
    "schedul",
    "availab",
)

_FRENCH = """
a à au aux avec ce ces cet cette ceci cela ça celle celui ceux ci comme comment d dans de des du elle elles en
entre est et eu été être étais était étions étaient ai as avons avez ont avais avait avions avoir aurai aurais
aurait aurez auriez eux fut il ils j je jusqu jusque l la le les leur leurs lui là m ma mais me même mes moi mon
n ne ni nos notre nous on ou où par parce pas pendant peu plus pour pourquoi qu quand quant que quel quelle
quelles quels qui quoi quelque quelques s sa sans se ses si son sont sous suis sur t ta te tes toi ton toujours
tous tout toute toutes très trop tu un une vers vos votre vôtre vous y ainsi alors après aussi autre autres
avant beaucoup bien bientôt bon bonne bonnes bons car chaque chez chose choses déjà depuis dernier dernière
derniers dernières deux trois donc encore enfin ensuite environ fait faire fais faites font aujourd'hui aujourd
hui hier demain matin soir midi après-midi jour jours journée semaine semaines mois an ans année moment temps
fois lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
septembre octobre novembre décembre vacances fêtes week-end weekend bonjour bonsoir salut madame monsieur
mesdames messieurs mademoiselle cher chère chers merci remercie remercier remerciant remerciements cordialement
sincèrement salutations respectueuses distinguées agréer expression veuillez excuser excusez désolé désolée
déranger dérange espère espérant espoir souhaite souhaitais souhaiterais souhaiter souhaitant voulais voudrais
voulez vouloir veux veut aimerais aimerai aimer permets permettre permet pouvez pourriez pourrais pourrait
pouvoir peux peut puis-je dois devoir devez devrais savoir sais savez saurais sachant avez-vous auriez-vous
pourriez-vous pouvez-vous êtes-vous est-il est-ce y-a-t-il a-t-il a-t-elle savez-vous est-elle en-est-il
nouvelle nouvelles nouveau neuf retour retours réponse réponses répondre suite suites donnée données réservée
décision décisions décidé décider statut état avancement avancée avance avancer avancé point processus procédure
étape étapes prochaine prochaines prochain prochains candidature candidat candidate poste postes emploi travail
offre opportunité entretien entretiens échange échanges échangé échanger rencontre rencontrer rencontré
rencontrés discussion discuter discuté conversation parler parlé appel téléphonique visio équipe équipes
entreprise société groupe service services recrutement recruteur recruteuse responsable ressources humaines rh
direction relancer relance relancé revenir reviens revient recontacter contacter contact contacté reprendre
prendre pris prise prenez prends écrire écris message messages mail mails courriel email e-mail précédent
précédente lettre cv intérêt intéressé intéressée intéresse intéressant motivation motivé motivée motive
enthousiaste enthousiasme ravi ravie heureux heureuse content contente plaisir apprécié apprécier apprécie grand
grande vif vive vivement rejoindre intégrer partie contribuer apporter compétences compétence expérience
expériences profil parcours mission missions projet valeurs attente attends attendre attendant disposition reste
restant rester disponible disponibles disponibilité disponibilités informer informations information informé
tenir tenu renseignement renseignements complémentaire complémentaires question questions besoin aide concernant
sujet propos rapport relatif regard cadre part côté cas lors suivant passé passée effectué effectuée lieu
possible possibilité éventuel éventuelle éventuellement simplement juste petit petite rapide rapidement bref
clair convenu indiqué dit annoncé mentionné prévu prévue promis délai délais calendrier date dates afin grâce
selon malgré courant début fin cours actuel actuelle actuellement actualité d'actualité maintenu maintenue
confirme confirmer réitérer réitère renouveler renouvelle accordé consacré reçu reçue recevoir reçois envoyé
envoyer envoie transmettre transmis dossier documents pièce jointe vient viens venir aller va vais allez vont
voir vu vue trouve trouver trouvé sens sûr sûre certain certaine lecture réception impatience hâte meilleure
meilleures meilleurs silence patience compréhension compréhensible comprends comprendre considération qu'en j'ai
j'aimerais j'espère j'attends n'ai n'hésitez n'hésite hésitez hésiter m'a m'avez m'avoir s'il vous-même c'est
c'était d'une d'un d'avance d'ici l'entretien l'équipe l'entreprise l'avancement l'avancée l'état l'offre
l'échange l'attente l'opportunité l'intérêt l'occasion occasion d'autres d'accord qu'il qu'elle qu'une qu'un
n'est n'avez lequel laquelle tant telle tel vraiment fort fortement profond infiniment chaleureusement
hésitation
connaître connaissance rien dire êtes étude l'étude complément pu belle rentrée m'aviez aviez avaient serait
seriez serez seront n'ayant ayant choix choisi choisir arrêté visibilité dix quinze mot mots boîte référence
réf sollicite solliciter sollicité demandais demander demande réflexion m'indiquer indiquer quinzaine place
deviez devait devaient j'imagine imagine dites disiez quelqu'un quelqu sauf erreur lire lu minutes minute
coucou news joignable pourrai passe mieux remonter remonte infos info enregistrée enregistré résultats résultat
communiqués communiquer communiqué seraient retenue retenu retenir troisième quatrième d'insister insister
insiste arrivé arrivée concerné vérifier vérifie étant utile suivi process prie l'honneur honneur auprès
espérer recontacte derniere reponse etudiant bjr slt svp stp réserver réservez m'enquérir enquérir comptez
stade stades occupé occupée occupés période examiner examen examiné trancher tranché tranchent rappelez
rappeler rappelle rappelleriez rappelé j'attend attend contacte prévoyait prévoir idée l'idée adresse adressé
adresser non bises bisous biz sommes hasard patiemment sauriez sait réunira réunion réunir comité jury conseil
drh commission jai lentretien l'attention attention porter voudrez voudriez pourvoir pourvu tranquille laisse
laisser délibéré délibération toc puis up plait plaît précieux donner donné donnez entendez entendu restée
resté doute débordé débordée débordés direz statuer statué prononcé tour second seconde évolution évoluer
excellente excellent forme brève brièvement m'appeler appeler appelé signe vie t'embêter embêter dérangement
arbitré respectueusement supplémentaire intervenir détaillé avis prochainement tôt tard long longue longtemps
petits vite simple sinon mercis mille bien-cordialement sincères bonne-journée soirée du-neuf toujours-rien
radio curieux curieuse impatient impatiente confiance compris volontiers mél courriels téléphone portable
numéro joindre
"""
_FRENCH_TITLES = """
ingénieur ingénieure développeur développeuse analyste data chef cheffe chargé chargée responsable directeur
directrice assistant assistante comptable consultant consultante commercial commerciale technicien technicienne
infirmier infirmière enseignant professeur designer graphiste logiciel logiciels web junior senior stagiaire
stage alternance apprenti marketing communication vente ventes finance financier gestion gestionnaire juridique
qualité sécurité réseau systèmes informatique produit
"""
_FRENCH_STEMS = (
    "recrut",
    "candidat",
    "entretien",
    "remerci",
    "intéress",
    "enthousias",
    "disponib",
    "motiv",
    "souhait",
    "relanc",
)

_GERMAN = """
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei
beim bin bis bist da dabei damit danach dann daran darauf darüber das dass dafür davon dazu dein deine dem den
denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem
einen einer eines einige einigen er es etwa etwas euch euer eure für gar geht gehen ging gegen gewesen hab habe
haben hat hatte hatten hätte hätten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in
indem ins irgendwelche irgendwann ist ja je jede jeden jeder jedoch jetzt kann kannst kein keine keinem keinen
keiner können könnte könnten könntet konnte konnten man mal manche mein meine meinem meinen meiner meines mich
mir mit möchte möchten muss müssen nach nachdem nicht nichts noch nun nur ob oder ohne schon bereits sehr sein
seine sich sie sind so sobald sofern soll sollen sollte sollten sonst über um und uns unser unsere unserem
unseren unserer unter vom von vor während wann war waren wäre wären warum was weil weiter weitere weiteren
weiterhin welche welchem welchen welcher welches wenn wer werde werden wird wurde wurden würde würden wie wieder
will wir wo wollen wollte wollten zu zum zur zwar zwischen zwei drei vier paar ganz gern gerne gerade heute
gestern morgen vorgestern montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april
mai juni juli august september oktober november dezember tag tage tagen woche wochen monat monate monaten jahr
jahre jahren zeit zeiten moment stunde stunden letzte letzten letzter letztes vergangene vergangenen nächste
nächsten nächster kommende kommenden wochenende urlaub feiertage ostern weihnachten vormittag nachmittag abend
uhr anfang ende mitte hallo guten liebe lieber liebes geehrte geehrter geehrten herr herrn frau damen herren
grüße grüßen gruß freundliche freundlichen freundlichem beste besten viele vielen dank danke danken bedanken
bedanke bedankt herzlich herzlichen herzliche bitte entschuldigen entschuldigung störung störe stören hoffe
hoffen hoffentlich wünsche gut gute guter gutes besser schön schöne schönen schönes toll tolle tollen spannend
spannende spannenden interessant interessante interessanten freue freuen freut gefreut freude begeistert
begeisterung angenehm angenehme angenehmen nett nette netten großes großen große groß interesse interessiert
interessiere neues neue neuen neuer neu neuigkeit neuigkeiten update updates news stand aktuell aktuelle
aktuellen aktueller status rückmeldung rückmeldungen antwort antworten feedback entscheidung entscheidungen
entschieden entscheiden entscheidet getroffen gefallen gefällt treffen bewerbung bewerbungen beworben bewerben
bewerber bewerberin bewerbungsprozess bewerbungsverfahren auswahlverfahren auswahlprozess verfahren prozess
stelle stellen position job arbeit rolle ausschreibung stellenausschreibung stellenanzeige unternehmen firma
team teams abteilung personalabteilung kollegen kolleginnen gespräch gespräche gesprächs gesprochen sprechen
vorstellungsgespräch vorstellungsgesprächs vorstellungsgespräche interview interviews bewerbungsgespräch
telefonat telefonisch austausch ausgetauscht kennenlernen kennengelernt kennenzulernen kennenlerngespräch
unterhaltung unterhalten einladung runde zweite erste ersten zweiten nachfragen nachfrage nachzufragen nachhaken
nachzuhaken nachhören nachfassen erkundigen erkundige rückfragen frage fragen melde melden meldung gemeldet
schreibe schreiben geschrieben mail mails e-mail e-mails email nachricht nachrichten erinnerung erinnern kontakt
kontaktieren wende wenden gehört hören höre bekommen erhalten erhielt kommt kommen gekommen geben gibt gab
gegeben sagen sagten gesagt teilen mitteilen mitgeteilt wissen weiß lassen bescheid informieren information
informationen infos nennen rechnen erwarten erwarte warte warten abwarten gespannt ungeduldig geduld nehmen
genommen machen gemacht stehen stehe steht sieht sehen gesehen finden finde gefunden geblieben bleibe bleiben
liegt möglich möglichkeit vielleicht eventuell kurz kurze kurzen kurzer einfach leider inzwischen mittlerweile
zwischenzeitlich seit seitdem vorab voraus bezüglich hinsichtlich betreff bezug betreffend wegen schritte
schritt weiteres vorgehen ablauf zeitplan zeitrahmen termin termine verfügung verfügbar gelegenheit unterlagen
lebenslauf anschreiben profil erfahrung erfahrungen fähigkeiten kenntnisse qualifikation passen passt mitarbeit
mitarbeiten zusammenarbeit beitragen teil ziel aufgaben aufgabe herausforderung offen besetzt besetzen rennen
noch-immer immer nach-wie-vor genauso natürlich gewiss sicher sicherlich wirklich richtig absolut überaus
vielmals jederzeit baldige baldigen bald zeitnah zeitnahe verständnis mühe einblick einblicke eindruck
ihrerseits meinerseits seitens darum gehabt los läuft laufe laufen dinge sache sachen thema angekündigt
versprochen vereinbart besprochen zugesagt verblieben vorzustellen vorgestellt
einmal mehr darf dürfen dürfte ergebnis ergebnisse erlaube erlauben erlaubt oben seite seiten rufen anrufen
angerufen anruf anrufe daher habt falls dankbar vergangen schauts schaut's schau schaue schauen frei weitergeht
auskunft auskünfte kunde aussieht aussehen fest og grüßt freundlich freundlichst monatsende geklappt klappt
klappen absehen absehbar prüfung prüfen geprüft portal nix höflich lg vg mfg wollt helfen getan nochmals
nochmal dr prof pd lediglich eingangsbestätigung bestätigung ungefähr bearbeitet bearbeiten bearbeitung
bearbeitungsstand derzeitigen derzeit magst referenznummer kennziffer sagt na bekomme bekäme check checken
fachabteilung eingegangen eingang liegen abgeschlossen zeigt passiert passieren lässt lasse jemand jemanden
gewusst wahl erreicht erreichen erreichbar weg angekündigten mitteilung sachstand sachstandes bezugnahme dauert
dauer lange länger langsam gesichtet sichtung seither geschäftsleitung weißt wisst nein bekräftigen anfrage
anfragen zwischenstand vorliegt vorliegen ausgang untergegangen vermutlich erfahre erfahren kollegialen kleines
kleine kleiner kleinen lebenszeichen senden sende bewegung gucken guck kw vorbei verschiebt verschoben bislang
bisher besteht bestehen meldet merci gibts gabs unterwegs wochenstart spam spamordner postfach posteingang
verloren dritte dritten vierte fünfte besuch follow follow-up up weit ab irgendwas irgendetwas hieß problem
gedulde gedulden zeitliches zeitlich zeitliche planung planen mitzuteilen mitteilst genügt versuche versucht
versuchen satz angenehmes vorletzter vorletzte einziger gestatten kommission gremium vorstand ausschuss
personalrat betriebsrat gelangt gedanken neugierig telefon handy bereit wobei irgendwie eigentlich übrigens
klar okay ok super prima davor dauernd erneut erneute wiederholt wiederholte abermals rückruf meldest meldeten
geantwortet antwortet reagiert reaktion reaktionen ausstehend ausstehende offene zeichen wort worte zeile
zeilen knappe knapp hinweis bewerberauswahl favorit favoriten zuschlag zusage zusagen absage absagen besetzung
nachbesetzung nimmt nehmt wartet wart klären geklärt klärung intern interne internen seinerzeit damals vorhin
neulich kürzlich demnächst endlich irgend hallöchen moin servus grüezi tschüss ciao habe's schöner sonnige
sonnigen start wochenanfang mitbekommen verpasst übersehen stress stressen drängen drängeln nerven nerve lästig
aufdringlich unangenehm verzeihung verzeihen ordner gerechnet frist abgelaufen verstrichen zugesagte zugesagten
entschluss
"""
_GERMAN_TITLES = """
softwareentwickler softwareentwicklerin entwickler entwicklerin ingenieur ingenieurin analyst analystin berater
beraterin leiter leiterin sachbearbeiter sachbearbeiterin projektleiter projektmanager manager managerin
referent referentin buchhalter buchhalterin controller pfleger pflegerin pflegefachkraft lehrer lehrerin
assistent assistentin praktikant praktikantin praktikum werkstudent werkstudentin ausbildung data scientist
engineer software junior senior marketing vertrieb einkauf produktmanager kaufmann kauffrau designer designerin
architekt
"""
_GERMAN_STEMS = (
    "bewerb",
    "vorstellungsgespr",
    "entscheid",
    "rückmeld",
    "interess",
    "stellenaus",
    "auswahl",
    "gespräch",
    "kennenlern",
    "nachfrag",
)

_COMMON: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "en": (words(_ENGLISH + _ENGLISH_TITLES), _ENGLISH_STEMS),
    "fr": (words(_FRENCH + _FRENCH_TITLES + _ENGLISH_TITLES), _FRENCH_STEMS),
    "de": (words(_GERMAN + _GERMAN_TITLES + _ENGLISH_TITLES), _GERMAN_STEMS),
}


def is_common(word: str, language: str) -> bool:
    """Whether any applicant may write `word` (lower case) to any company, in "en", "fr" or "de"."""
    words, stems = _COMMON[language]
    if word in words:
        return True
    if language == "fr" and "'" in word:
        return all(not part or len(part) < 3 or is_common(part, language) for part in word.split("'"))
    if word.endswith("'s") and word[:-2] in words:
        return True
    return word.startswith(stems)
