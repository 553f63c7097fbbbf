"""Words of one meaning in English, French and German, on folded text: what a model learns of one it knows of all.

"We are not moving forward with your application" and "nous ne donnerons pas suite à votre candidature" are both
NOT, ON, PART. A word belongs to one class; a word of none is only itself.
"""

from __future__ import annotations

from typing import Final

_CLASSES: Final = {
    "YOU": """
        you your yours yourself u ur vous votre vos toi te t ton ta tes tu ihnen ihr ihre ihrer ihren ihrem
        sie dir dich du dein deine deiner deinen deinem euch
    """,
    "WE": """
        we us our ours they them their nous notre nos on ils elles leur wir uns unser unsere unserer unseren
        unserem
    """,
    "THEM": """
        team committee board panel client company jury partners founders founder firm studio department
        management employer manager director boss chef council faculty electors trustees ministry partner
        investors cto ceo equipe comite direction cabinet entreprise societe conseil etablissement patron
        fachbereich geschaftsfuhrung kunde firma vorstand leitung kommission gremium chefin
    """,
    "ME": """
        i me my mine myself je j moi mon ma mes ich mein meine mir mich meinem meinen meiner
    """,
    "NOT": """
        not no never cannot unable nor neither none nobody without nothing nope ne n pas plus aucun aucune
        sans ni non jamais nicht kein keine keinen keiner keinem keines nie nein ohne weder leider
    """,
    "REGRET": """
        unfortunately regret regrettably regretfully sadly afraid sorry alas disappointed disappointing
        disappoint gutted apologies malheureusement regrettons regrette regrets desole desolee desoles navre
        navree helas bedauern bedauere bedauerlicherweise tut leid schade
    """,
    "ON": """
        move moving moved proceed proceeding progress progressing progressed advance advancing advanced
        continue continuing continued pursue pursuing pursued forward further ahead onward suite poursuivre
        poursuivons poursuivrons poursuivie donner donnerons donnons avancer avant continuer loin weiter
        weiterverfolgen weiterkommen fortsetzen fortfahren fortfuhren fort verfolgen weiterfuhren
    """,
    "CHOOSE": """
        chose chosen choose choosing select selected selecting selection pick picked picking hire hired
        hiring appoint appointed appointing appointment settled opted opt prefer preferred recruited engaged
        promote promoted promoting choisi choisie choisir choix retenir retenu retenue retenus retenons opte
        prefere recrute recrutee embauche embauchee engage selectionne selectionnee pris prise confie
        entschieden entscheiden ausgewahlt eingestellt einstellen gewahlt wahl berucksichtigen
        berucksichtigt genommen ausgesucht einstellung vorgezogen
    """,
    "OFFER": """
        offer offered offering extend extended offers offrir proposer proposons offre angebot anbieten
        zusage anzubieten proposition
    """,
    "GO": """
        go going gone went goes gave give given giving take takes took taken taking brought bring bringing
        parti partie partons prendre prenons aller geht gehen ging gegangen nehmen nimmt gegeben
    """,
    "OTHER": """
        other others another else someone somebody different internal external internally elsewhere autre
        autres quelqu interne autrement ailleurs andere anderen anderer anderem anders jemand jemanden
        intern anderweitig mitbewerber mitbewerberin
    """,
    "PERSON": """
        candidate candidates applicant applicants person people individual individuals finalist finalists
        contender colleague guy chap lad woman man girl boy fellow lady friend neighbour nephew cousin
        candidat candidats personne personnes profils postulant kandidat kandidaten kandidatin bewerber
        bewerberin bewerbern bewerbende kandidatinnen kollegin kollege
    """,
    "ROLE": """
        role roles position positions job post vacancy vacancies opening openings seat spot place internship
        headcount req requisition apprenticeship traineeship fellowship contract poste postes stage emploi
        mission alternance fonction affectation contrat stelle stellen praktikum ausbildungsplatz vakanz
        platz
    """,
    "PART": """
        application applications candidacy candidature profile resume cv background submission dossier
        dossiers profil parcours candidatures postulation bewerbung bewerbungen unterlagen lebenslauf
        kandidatur
    """,
    "TALK": """
        interview interviews interviewing call chat conversation screen onsite meeting meet round stage
        assessment trial entretien entretiens entrevue rencontre appel echange gesprach gesprache
        vorstellungsgesprach termin runde probetag kennenlernen
    """,
    "GONE": """
        filled closed cancelled canceled withdrawn frozen freeze scrapped eliminated pulled axed abolished
        pourvu pourvue pourvoir comble comblee annule annulee supprime supprimee ferme gele cloture besetzt
        vergeben gestrichen geschlossen eingefroren entfallt belegt
    """,
    "REJECT": """
        reject rejected rejection declined decline unsuccessful refused refus refuse rejet turned denied
        absage absagen abgelehnt ablehnen negative negatif defavorable abschlagig absagt
    """,
    "SUCCEED": """
        successful shortlist shortlisted longlist accepted qualify qualified passed pass cut admis admise
        preselection preselectionne laureat erfolgreich engere auswahl bestanden zugelassen
    """,
    "FIT": """
        fit match suited suitable right bar level aligned alignment strong stronger strongest better best
        closer closely passt passend besser correspond correspondre correspondent corresponde adequation
    """,
    "WHETHER": """
        if should unless whether would may might could when until before once si s wenn falls sollte sollten
        sofern ob sobald bevor bis lorsque
    """,
    "TIME": """
        week weeks month months day days monday tuesday wednesday thursday friday tomorrow today yet still
        soon next later semaine semaines jour jours demain lundi mardi mercredi jeudi vendredi encore
        bientot woche wochen tag tage montag dienstag mittwoch donnerstag freitag morgen heute noch bald
    """,
    "END": """
        end ended ending ends conclude concluded stop stopped stopping final finally ultimately fin terme
        terminee beendet abgeschlossen schluss endet
    """,
    "WISH": """
        wish wishes wishing luck future success search endeavours endeavors career souhaitons souhaite
        continuation reussite avenir chance courage wunschen wunsche erfolg zukunft alles weg
    """,
    "THANK": """
        thank thanks appreciate appreciated grateful merci remercions remercie danke dank danken bedanken
    """,
    "DECIDE": """
        decide decided decision determined concluded agreed deliberations decidons tranche entscheidung
        entschluss entscheid beschlossen verdict outcome resultat ergebnis
    """,
    "INVITE": """
        invite inviting invited invitation convier inviter invitons einladen einladung laden lade eingeladen
    """,
    "GLAD": """
        pleased delighted happy glad thrilled excited pleasure congratulations heureux heureuse ravi ravie
        ravis plaisir felicitations freuen freue gerne gern gluckwunsch
    """,
    "PLEASE": """
        please kindly pls veuillez svp bitte
    """,
    "BEG": """
        beg begging plead pleading desperate desperately implore mercy pity supplie desespere desesperee
        verzweifelt flehe anflehen
    """,
    "NEED": """
        need needs needed depend depends rent mortgage bills savings unemployed jobless family kids besoin
        loyer chomage enfants famille brauche miete arbeitslos kinder familie angewiesen
    """,
    "NEWS": """
        update updates news status latest progress timeline answer response reply word verdict feedback
        nouvelles reponse retour statut avancement neuigkeiten stand ruckmeldung antwort neues
    """,
    "ASK": """
        ask asking wondering wonder check checking following inquire hoping know hear heard curious demander
        savoir relancer relance nachfragen nachzufragen erkundigen wissen horen gehort
    """,
    "SILENCE": """
        ignore ignored ignoring ghosted ghosting silence waiting waited wait ignorer attends attente warte
        warten ignoriert stille
    """,
    "BLAME": """
        unprofessional rude disrespectful unfair unacceptable ridiculous shame disgrace insulting owe
        deserve deserved inacceptable irrespectueux honte merite unverschamt unprofessionell verdient
        respektlos
    """,
    "THREAT": """
        otherwise competitor glassdoor lawyer review complaint withdraw report publicly consequences sinon
        concurrent avocat plainte sonst anwalt konkurrenz bewertung beschwerde
    """,
    "DEMAND": """
        demand require insist expect must entitled legally gdpr obliged exige exigence devez rgpd droit
        verlange fordere erwarte dsgvo anspruch mussen
    """,
    "REASON": """
        reason reasons why explanation explain justify raison raisons pourquoi motif motifs explication
        grund grunde warum weshalb begrundung
    """,
    "ATTACH": """
        attached attachment enclosed attaching joint jointe anbei anhang beigefugt
    """,
    "Q": "?",
}  # fmt: skip

CLASS_OF: Final = {word: name for name, words in _CLASSES.items() for word in words.split()}
