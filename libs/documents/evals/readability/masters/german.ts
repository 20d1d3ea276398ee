/** People of German-speaking trades: preterites, participles at the end, nouns, half sentences. Invented. */
export const GERMAN = {
  pflegefachfrau: {
    basics: { name: 'Ayla Demir', label: 'Pflegefachfrau', email: 'ayla@example.com' },
    work: [
      {
        name: 'Klinikum Nordheim',
        position: 'Pflegefachfrau',
        startDate: '2018-04',
        highlights: [
          'Betreuung von 14 Patienten je Schicht auf der Inneren',
          'Praxisanleiterin für 6 Auszubildende',
          'Sturzquote um 12 % gesenkt',
          'Wunddokumentation eingeführt',
        ],
      },
      {
        name: 'Seniorenheim Am Park',
        position: 'Pflegehelferin',
        startDate: '2013-09',
        endDate: '2016-08',
        highlights: ['Unterstützte 22 Bewohner bei der Körperpflege', 'Dienstplan erstellt'],
      },
    ],
    education: [
      {
        institution: 'Pflegeschule Nordheim',
        area: 'Pflege',
        studyType: 'Ausbildung zur Pflegefachfrau',
        startDate: '2016-09',
        endDate: '2019-08',
      },
    ],
    certificates: [{ name: 'Praxisanleitung' }, { name: 'Führerschein Klasse B' }],
    languages: [
      { language: 'Deutsch', fluency: 'Muttersprache' },
      { language: 'Türkisch', fluency: 'fließend' },
    ],
  },
  elektriker: {
    basics: { name: 'Jonas Falk', label: 'Elektroniker', email: 'jonas@example.com' },
    work: [
      {
        name: 'Stadtwerke Hohenau',
        position: 'Elektroniker für Betriebstechnik',
        startDate: '2020-02',
        highlights: [
          'Wartung von 80 Trafostationen',
          'Störungsdienst im Schichtbetrieb',
          'Neues Prüfprotokoll eingeführt',
          '3 Auszubildende angeleitet',
        ],
      },
      {
        name: 'Elektro Brandt GmbH',
        position: 'Geselle',
        startDate: '2016-08',
        endDate: '2020-01',
        highlights: ['Installation von Photovoltaikanlagen auf 45 Dächern', 'Kunden beraten'],
      },
    ],
    education: [{ institution: 'Handwerkskammer Ulm', area: 'Elektrotechnik', studyType: 'Gesellenbrief', endDate: '2016-07' }],
    certificates: [{ name: 'Schaltberechtigung 20 kV' }],
  },
  musiklehrer: {
    basics: { name: 'Uwe Kern', email: 'uwe@example.com' },
    work: [
      {
        name: 'Schule Nord',
        position: 'Musiklehrer',
        startDate: '2022-08',
        highlights: ['Unterricht für 6 Klassen', 'Leitung des Schulorchesters'],
      },
      { name: 'Kirchenchor Süd', position: 'Chorleiter', startDate: '2018-01', highlights: ['Ehrenamtlich'] },
    ],
    education: [{ institution: 'Hochschule für Musik Köln', area: 'Musikpädagogik', studyType: 'Master', endDate: '2017' }],
  },
  gestalterin: {
    basics: { name: 'Lena Wittmann', label: 'Gestalterin für visuelles Marketing', email: 'lena@example.com' },
    work: [
      {
        name: 'Neuland Mode',
        position: 'Gestalterin für visuelles Marketing',
        startDate: '2023-08',
        endDate: '2025-08',
        highlights: [
          'Überwachung und Analyse der Warengruppen: Sortimentsanalyse, Bestandsüberwachung und gezielte Verkaufsförderung',
          'Erfolgreiche Konzeption und Umsetzung visueller Marketingkonzepte',
          'Durchführung von Mitarbeiterschulungen: Wissensvermittlung und Anleitung des Teams',
        ],
      },
      { name: 'Wohnlager', position: 'Gestalterin für visuelles Marketing', startDate: '2020-03', endDate: '2023-07' },
      {
        name: 'Folienwerk GmbH',
        position: 'Werbetechnikerin',
        startDate: '2015-07',
        endDate: '2016-04',
        highlights: ['Anbringen von Sichtschutzfolien an und in Gebäuden', 'Anbringen von Steinschlagschutzfolien an PKWs: '],
      },
    ],
    education: [
      {
        institution: 'Druckhaus Konrad GmbH',
        area: 'Mediengestaltung Digital und Print',
        studyType: 'Ausbildung',
        startDate: '2011-09',
        endDate: '2015-02',
      },
    ],
    skills: [{ name: 'Gestaltung', keywords: ['Adobe InDesign', 'Photoshop', 'Schaufenster'] }],
  },
  buchhalterin: {
    basics: {
      name: 'Katharina Voss',
      label: 'Bilanzbuchhalterin',
      email: 'kv@example.com',
      summary: 'Bilanzbuchhalterin mit Erfahrung im Mittelstand.',
    },
    work: [
      {
        name: 'Müller Maschinenbau AG',
        position: 'Bilanzbuchhalterin',
        startDate: '2017-01',
        highlights: [
          'Monatsabschluss von 12 auf 5 Tage verkürzt',
          'Erstellung der Jahresabschlüsse nach HGB für 3 Gesellschaften',
          'Umstellung auf SAP S/4HANA begleitet',
          'Ansprechpartnerin für die Wirtschaftsprüfer',
        ],
      },
      {
        name: 'Steuerkanzlei Roth',
        position: 'Steuerfachangestellte',
        startDate: '2012-08',
        endDate: '2016-12',
        highlights: ['Lohnabrechnung für 40 Mandanten', 'Betreute 25 Mandanten in der Finanzbuchhaltung'],
      },
    ],
    education: [{ institution: 'IHK Stuttgart', area: 'Bilanzbuchhaltung', studyType: 'Geprüfte Bilanzbuchhalterin', endDate: '2016-06' }],
    skills: [{ name: 'Software', keywords: ['SAP', 'DATEV', 'Excel'] }],
    languages: [{ language: 'Englisch', fluency: 'B2' }],
  },
  koch: {
    basics: { name: 'Emre Yildiz', label: 'Koch' },
    work: [
      {
        name: 'Gasthof Zum Hirschen',
        position: 'Souschef',
        startDate: '2021',
        highlights: ['Speisekarte überarbeitet', '60 Essen pro Abend', 'Wareneinsatz von 34 % auf 28 % gesenkt'],
      },
    ],
  },
};
