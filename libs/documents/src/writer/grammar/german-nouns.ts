import { wordSet } from './telling.js';

export type GermanGender = 'm' | 'f' | 'n';

/** Heads of compounds by gender, singular: "Durchlaufzeit" is a "zeit", "Lagerverwaltungssystem" a "system". */
const HEADS: Readonly<Record<GermanGender, ReadonlySet<string>>> = {
  f: wordSet(`
    zeit quote rate anlage aufgabe ausgabe abnahme aufnahme maßnahme übernahme inbetriebnahme analyse pflege hilfe suche frage karte liste messe küche filiale schule stelle woche stunde gruppe menge größe höhe länge
    stärke strecke lage sprache adresse akte grenze halle kasse lücke methode maschine reise reihe rolle seite straße summe tabelle wäsche wolle zone datenbank bank arbeit abteilung zahl tat wahl fahrt sicht schicht last
    frist kraft macht nacht aufsicht übersicht einsicht antwort post software hardware firmware app website plattform cloud schnittstelle architektur inventur reparatur infrastruktur struktur kultur logistik technik
    praxis basis analytik statistik kontrolle theke bühne kampagne buchführung führung kostenstelle maut norm form reform kartei partnerei betreuung familie kita suite pipeline hotline homepage mannschaft stadt
    anfrage nachfrage umfrage beilage einlage auflage ablage montage garage reportage etage massage erfolgsquote fehlerquote`),
  m: wordSet(`
    aufbau ausbau umbau einbau bau abbau einsatz umsatz absatz ansatz betrieb entwurf abschluss verkauf einkauf vertrieb umzug umgang zugang eingang ausgang vorgang rundgang lehrgang support rollout service prozess kurs
    plan haushalt auftritt auftrag vertrag antrag beitrag ertrag betrag eintrag dienst bericht unterricht bereich vergleich ausgleich standort ort anteil teil vorteil test text tag monat markt import export transport
    report sport stand bestand aufwand verband rat vorrat anruf beruf ablauf verlauf kreislauf fluss durchsatz versand wareneingang warenausgang laden chor verein dialog katalog workshop shop newsletter blog podcast stock
    raum saal garten wagen rahmen kindergarten ausschuss krankenstand lagerbestand schaden energieverbrauch verbrauch wechsel handel schlüssel titel mangel artikel winterdienst empfang salon hof ofen stoff ausbildungsplan
    dienstplan speiseplan tourenplan schichtplan zeitplan abfall unfall ausfall vorfall überfall austausch ausstoß anstoß gewinn wettbewerb erwerb kundenstamm fuhrpark maschinenpark`),
  n: wordSet(`
    team projekt objekt produkt system problem programm netz netzwerk werk handwerk lager budget angebot gebot konzept rezept paket gerät auto fahrzeug werkzeug zeug haus krankenhaus büro studio labor archiv
    register verfahren vorhaben unternehmen wesen rechnungswesen berichtswesen qualitätswesen training marketing controlling monitoring reporting recruiting onboarding event seminar portal modul tool web netzteil
    geschäft gespräch gesetz protokoll profil material personal kapital formular inventar seminar honorar volumen wachstum zentrum studium praktikum museum formular kabel mittel kapitel viertel modell hotel
    restaurant café theater orchester schulorchester magazin medium museum team bild feld geld blatt dach bad jahr wort fest amt ehrenamt backend frontend design layout schaufenster fenster wasser feuer
    sortiment segment instrument dokument experiment management dach buch handbuch kochbuch gehalt verhalten vertrauen wissen essen mittagessen lieferantenmanagement fundament`),
};

const SUFFIXES: readonly (readonly [GermanGender, RegExp])[] = [
  ['f', /(?:ung|heit|keit|schaft|tät|ion|enz|anz|ur|ik|ie|ei(?<!sei))$/u],
  ['n', /(?:chen|lein|ment|tum|ing)$/u],
  ['m', /(?:ismus|ling|or|ist|ant)$/u],
];

/** The gender of a singular noun, by the longest head it ends in; undefined for plurals and for what the table does not know. */
export function germanGender(noun: string): GermanGender | undefined {
  const word = noun.toLowerCase().replace(/^.*-(?=\p{L}{3,}$)/u, '');
  for (let from = 0; from <= word.length - 3; from++) {
    const head = word.slice(from);
    for (const gender of ['f', 'm', 'n'] as const) if (HEADS[gender].has(head)) return gender;
  }
  return SUFFIXES.find(([, pattern]) => pattern.test(word))?.[0];
}

/** The definite article by gender, in the nominative and the accusative. */
export const ARTICLE: Readonly<Record<'nominative' | 'accusative', Readonly<Record<GermanGender, string>>>> = {
  nominative: { m: 'der', f: 'die', n: 'das' },
  accusative: { m: 'den', f: 'die', n: 'das' },
};

/** Whether a noun that the table does not know looks like a plural: those stand without article. */
export const looksPlural = (noun: string): boolean =>
  germanGender(noun) === undefined && /(?:en|n|e|er|s|ä\p{L}+e|eln)$/u.test(noun) && !/(?:ss|us|is|os)$/u.test(noun);
