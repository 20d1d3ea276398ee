/** German words a faithful rewording exchanges; see `english.ts`. Noun, participle and finite form stand together where the stemmer parts them. */
export const GERMAN = `zugleich gleichzeitig parallel
umrüsten umgerüstet umrüstung umbauen umbau umgebaut umstellen umstellung nachrüsten
zurückgehen rückgang sinken gesunken sank senken senkung reduzieren verringern fallen
lehrgang kurs schulung
experiment experimentieren versuch versuche experimentalphysik
halten gehalten führen
vorschlagen vorschlag vorgeschlagen anregen
fördern förderung gefördert förderunterricht unterstützen
aufbauen aufgebaut aufbau aufbaute errichten errichtung einrichten einrichtung eingerichtet schaffen geschaffen schuf
bauen gebaut bau bauten errichten errichtet errichtung konstruieren
entwickeln entwicklung entwickelt erarbeiten erarbeitung erarbeitet ausarbeitung konzipieren konzeption konzept entwerfen entwurf entworfen entwarf gestalten gestaltung erstellen erstellung
erstellen erstellung erstellt anfertigen anfertigung fertigung fertigen herstellen herstellung hergestellt produktion produzieren schreiben schrieb verfassen verfasst erarbeiten anlegen
schreiben schrieb geschrieben verfassen verfasste verfasst formulieren dokumentieren
einführen einführung eingeführt führte implementieren implementierung einsetzen umsetzen umsetzung umgesetzt etablieren
leiten leitung geleitet führen führung geführt verantworten verantwortung steuern steuerung
leitung leiten anleiten anleitung angeleitet leitete einarbeiten einarbeitung betreuen ausbilden anlernen
verantworten verantwortung verantwortlich zuständig zuständigkeit
organisieren organisation planen planung koordinieren koordination ausrichten ausrichtung durchführen veranstalten
planen planung geplant disponieren disposition einteilen einteilung
koordinieren koordination koordinierung abstimmen abstimmung abgestimmt steuern
schulen schulung geschult unterrichten unterricht unterweisen unterweisung ausbilden ausbildung ausgebildet trainieren lehren einarbeiten einarbeitung weiterbilden kurs seminar training
einarbeiten einarbeitung eingearbeitet anlernen anleiten anleitung einweisen einweisung
beraten beratung berät beriet betreuen betreuung
betreuen betreuung betreut versorgen versorgung versorgt pflegen pflege gepflegt umsorgen begleiten begleitung
pflegen pflege gepflegt versorgung versorgen warten wartung
unterstützen unterstützung unterstützt helfen half geholfen mithilfe hilfe mitwirken mitwirkung mitarbeit mitgearbeitet mitgewirkt beteiligt beteiligung zuarbeiten assistieren begleiten
mitarbeit mitwirkung mitarbeiten mitgearbeitet beteiligung beteiligt teilnahme
warten wartung gewartet instandhalten instandhaltung instand wartete pflegen
reparieren reparatur repariert instandsetzen instandsetzung beheben behebung behoben
beheben behebung behoben lösen lösung gelöst beseitigen beseitigung
prüfen prüfung geprüft kontrollieren kontrolle kontrolliert überprüfen überprüfung inspizieren inspektion testen test
überwachen überwachung kontrollieren kontrolle beobachten
messen messung gemessen erfassen erfassung
erfassen erfassung erfasst aufnehmen aufnahme dokumentieren dokumentation buchen eingeben
dokumentieren dokumentation protokollieren protokoll aufzeichnen
auswerten auswertung analysieren analyse untersuchen untersuchung bewerten
bewerten bewertung beurteilen beurteilung einschätzen
bearbeiten bearbeitung bearbeitet abwickeln abwicklung erledigen
verbuchen buchen buchung gebucht kontieren
abrechnen abrechnung fakturieren rechnung
abstimmen abstimmung abgleichen abgleich
montieren montage montiert einbauen einbau eingebaut installieren installation aufstellen
demontieren demontage ausbauen abbauen
bedienen bedienung bedient führen fahren gefahren steuern
fahren fuhr gefahren fahrt transport transportieren befördern beförderung
liefern lieferung ausliefern auslieferung beliefern belieferung zustellen zustellung
verpacken verpackung packen gepackt
kommissionieren kommissionierung zusammenstellen
lagern lagerung lager einlagern
verkaufen verkauf verkauft vertreiben vertrieb absatz
einkaufen einkauf beschaffen beschaffung bestellen bestellung bezug
verhandeln verhandlung verhandelt
gewinnen gewinnung gewonnen gewann akquirieren akquise akquisition
senken senkung gesenkt reduzieren reduzierung reduktion verringern verringerung verkürzen verkürzung mindern minderung drücken weniger kürzen gekürzt
steigern steigerung gesteigert erhöhen erhöhung erhöht anheben anhebung ausbauen wachstum mehr
verbessern verbesserung optimieren optimierung
verkürzen verkürzung beschleunigen beschleunigung schneller
umstellen umstellung umgestellt migrieren migration überführen wechsel wechseln umziehen ablösen ablösung
ersetzen ersatz ersetzt ablösen ablösung austauschen austausch
modernisieren modernisierung erneuern erneuerung
sanieren sanierung renovieren renovierung
reinigen reinigung säubern putzen sauber
kochen koch küche zubereiten zubereitung gekocht
backen bäckerei gebacken herstellung
servieren service bedienen bewirten bewirtung
empfangen empfang begrüßen
programmieren programmierung programmiert entwickeln software
automatisieren automatisierung automatisch automatisiert
betreiben betrieb betrieben
präsentieren präsentation vorstellen vorführen
informieren information auskunft
einstellen einstellung eingestellt rekrutieren rekrutierung recruiting personalbeschaffung
zeichnen zeichnung gezeichnet
schweißen schweißer verschweißen
streichen anstrich lackieren
verlegen verlegung verlegt legen
begleiten begleitung begleitet betreuung
moderieren moderation
übersetzen übersetzung dolmetschen
veröffentlichen veröffentlichung publizieren
abschließen abschluss abgeschlossen beenden
erreichen erzielen erreicht erzielt
nutzen nutzung einsatz einsetzen verwenden verwendung anwenden anwendung
sichern sicherung sicherheit absichern
kunde kunden kundschaft klienten auftraggeber
mitarbeiter mitarbeitende beschäftigte angestellte kollegen kollege belegschaft personal team leute personen fachkräfte
auszubildende auszubildender azubi lehrling lehrlinge
patient patienten bewohner
schüler lernende kinder schulkinder
kind kinder kleinkinder
gast gäste besucher
besucher teilnehmer publikum
firma unternehmen betrieb gesellschaft
abteilung bereich team gruppe station
station abteilung
gruppe team mannschaft
filiale laden geschäft markt standort
standort werk niederlassung
werkstatt betrieb
anlage maschine gerät
maschine gerät anlage ausrüstung
fahrzeug auto pkw wagen
lkw lastwagen laster
teil komponente bauteil
ware artikel produkt güter sortiment
material werkstoff
auftrag bestellung order
sendung paket lieferung
vertrag vereinbarung
angebot offerte kalkulation
kosten ausgaben aufwand
preis kosten
umsatz erlös einnahmen
fehler mangel defekt störung ausschuss
störung ausfall stillstand
stillstand ausfall
unfall unfälle vorfall
beschwerde reklamation beanstandung
anfrage frage
wartezeit dauer zeit
rate quote anteil
zahl anzahl menge
ergebnis resultat
ziel vorgabe
verfahren prozess ablauf methode
ablauf prozess vorgang
plan konzept
richtlinie vorgabe regel
vorschrift norm regelwerk
bericht report
unterlagen dokumente akten
datei dokument
daten informationen
programm software anwendung
internetseite website webseite
umfrage befragung
veranstaltung event
sitzung besprechung meeting
lehrgang kurs seminar schulung
unterricht stunden
prüfung examen klausur
zeugnis abschluss
ausbildung lehre
studium studiert
nacht nächtlich nachts
woche wöchentlich
monat monatlich
jahr jährlich
täglich tag
neu neuartig
gemeinsam zusammen
digital elektronisch
haus gebäude wohnhaus
wohnung wohneinheit
dach dächer
holz massivholz
heizung heizungs
strom elektro elektrik elektrisch
wasser sanitär
geld kasse bar
kasse kassen
fest feier
gesetzlich gesetz recht
arzt ärzte ärztin ärztlich
krankenhaus klinik
arzneimittel medikament medikamente
wunde wunden wundversorgung
visite arztvisite
dienst schicht
urlaub ferien
spende spenden
zuschnitt zuschneiden
verschnitt abfall
muttersprache muttersprachlich
erfahrung erfahren
grad abschluss
bauen installieren montieren errichten anbringen aufstellen
beleuchtung lampe lampen leuchte leuchten straßenlampe straßenbeleuchtung
solar photovoltaik pv solaranlage photovoltaikanlage
führen anführen pflegen
verfassen schreiben ausarbeiten
jugendliche junge jugend heranwachsende
aufbauen einrichten anlegen
untersuchen analysieren prüfen
herstellen anfertigen fertigen mischen
beauftragte zuständig betreuen
teilnehmen besuchen
aufräumen ordnen
erneuern ersetzen austauschen
anbringen befestigen
kontrolle kontrollgang rundgang
vorbereiten vorbereitung rüsten
besprechen besprechung gespräch
bescheinigung zertifikat nachweis
bestehen absolvieren
durchschnittlich durchschnitt schnitt mittel
milchvieh kühe rinder
gebiet region bezirk`;
