import type { Posting } from '../../src/posting/posting.js';

export const lagerleitung: Posting = {
  title: 'Leitung Lagerlogistik (m/w/d)',
  company: 'Weserport Fulfillment GmbH',
  text: `Über uns
Die Weserport Fulfillment GmbH versendet für 90 Onlinehändler.

Ihre Aufgaben
- Fachliche und disziplinarische Führung von rund 40 Mitarbeitenden im Schichtbetrieb
- Planung des Personaleinsatzes und der Urlaube
- Senkung der Fehlerquote in der Kommissionierung
- Einführung eines neuen Lagerverwaltungssystems
- Verhandlungen mit Speditionen und Dienstleistern

Ihr Profil
- Abgeschlossene Berufsausbildung zur Fachkraft für Lagerlogistik oder vergleichbare Qualifikation
- Mindestens fünf Jahre Erfahrung in der Lagerlogistik, davon zwei in der Führung
- Sicherer Umgang mit SAP EWM und Excel
- Kenntnisse im Umgang mit Gefahrgut
- Gute Englischkenntnisse

Von Vorteil
- Staplerschein
- Ausbildereignung

Wir bieten
30 Tage Urlaub, Jobrad und Kantine. Wir freuen uns auf Ihre Bewerbung.`,
};

export const javaEntwicklung: Posting = {
  title: 'Softwareentwickler Java (m/w/d)',
  company: 'Stadtwerke Eibenfurt',
  text: `Als kommunaler Versorger beliefern wir 120.000 Haushalte mit Strom und Wasser.

Das erwartet Sie:
Sie entwickeln Dienste für Abrechnung und Kundenportal mit Java und Spring Boot. Sie verantworten den Betrieb auf Kubernetes und verbessern die Antwortzeiten unserer Schnittstellen. Sie begleiten Auszubildende.

Das bringen Sie mit:
- Abgeschlossenes Studium der Informatik oder vergleichbare Ausbildung
- Mindestens 3 Jahre Erfahrung mit Java
- Erfahrung mit PostgreSQL oder Oracle
- Testautomatisierung und CI/CD
- Fließend Deutsch, gutes Englisch
- Idealerweise Kenntnisse in React und TypeScript

Wir bieten flexible Arbeitszeit und eine betriebliche Altersvorsorge.`,
};
