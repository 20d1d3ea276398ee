/** German, logistics: preterites, participles at the end, nouns. */
export const logistikleiterin = {
  basics: {
    name: 'Wiebke Harmsen',
    label: 'Teamleiterin Lagerlogistik',
    email: 'w.harmsen@example.org',
    location: { city: 'Bremen', countryCode: 'DE' },
  },
  work: [
    {
      name: 'Hansekontor Logistik GmbH',
      position: 'Teamleiterin Lagerlogistik',
      startDate: '2019-02',
      highlights: [
        'Leitete ein Team von 24 Mitarbeitenden im Dreischichtbetrieb',
        'Einführung des Lagerverwaltungssystems SAP EWM an zwei Standorten mit 18.000 Stellplätzen',
        'Senkte die Fehlkommissionierungen von 1,9 % auf 0,4 % innerhalb eines Jahres',
        'Verantwortung für die Schicht- und Urlaubsplanung',
        'Durchlaufzeit im Wareneingang um 35 % verkürzt',
        'Schulung von 60 Beschäftigten im Umgang mit Gefahrgut',
      ],
    },
    {
      name: 'Norddeich Handels AG',
      position: 'Disponentin',
      startDate: '2014-08',
      endDate: '2019-01',
      highlights: [
        'Plante täglich 45 Touren für Stückgut in Norddeutschland',
        'Verhandelte Rahmenverträge mit 12 Speditionen und sparte 210.000 € im Jahr',
        'Aufbau einer digitalen Tourenplanung zusammen mit der IT',
        'Reklamationsquote von 3,2 % auf 1,1 % gesenkt',
      ],
    },
    {
      name: 'Kaufhaus Brinkmann',
      position: 'Fachkraft für Lagerlogistik',
      startDate: '2011-08',
      endDate: '2014-07',
      highlights: ['Betreute den Wareneingang mit rund 300 Sendungen am Tag', 'Inventur von 9.000 Artikeln vorbereitet'],
    },
  ],
  education: [
    { institution: 'IHK Bremen', area: 'Logistik', studyType: 'Geprüfte Fachwirtin', startDate: '2016-09', endDate: '2018-06' },
    {
      institution: 'Berufsschule für Großhandel Bremen',
      area: 'Lagerlogistik',
      studyType: 'Berufsausbildung zur Fachkraft',
      startDate: '2008-08',
      endDate: '2011-07',
    },
  ],
  certificates: [
    { name: 'Ausbildereignung nach AEVO', date: '2018-11', issuer: 'IHK Bremen' },
    { name: 'Staplerschein', date: '2011-03' },
  ],
  skills: [
    { name: 'Logistik', level: 'sehr gut', keywords: ['Lagerverwaltung', 'Tourenplanung', 'Gefahrgut', 'Kommissionierung', 'Inventur'] },
    { name: 'Führung', keywords: ['Personaleinsatzplanung', 'Schichtplanung', 'Ausbildung'] },
    { name: 'Software', keywords: ['SAP EWM', 'MS Excel', 'Power BI'] },
  ],
  languages: [
    { language: 'Deutsch', fluency: 'Muttersprache' },
    { language: 'Englisch', fluency: 'B2' },
    { language: 'Polnisch', fluency: 'A2' },
  ],
};
