/** German, software: meets the same postings as the English engineer, in another language. */
export const softwareentwicklerin = {
  basics: {
    name: 'Theresa Lindqvist-Bauer',
    label: 'Softwareentwicklerin',
    email: 't.lindqvist@example.org',
    location: { city: 'Leipzig', countryCode: 'DE' },
  },
  work: [
    {
      name: 'Auenwald Energie AG',
      position: 'Softwareentwicklerin Backend',
      startDate: '2020-10',
      highlights: [
        'Entwickelte den Abrechnungsdienst in Java und Spring Boot für 410.000 Zählpunkte',
        'Antwortzeit der Kunden-API von 1,8 Sekunden auf 240 Millisekunden gesenkt',
        'Migration von 22 Diensten auf Kubernetes und Docker',
        'Automatisierte die Testläufe in GitLab CI, sodass ein Release statt zwei Tagen noch drei Stunden dauert',
        'Betreuung von zwei Auszubildenden',
      ],
    },
    {
      name: 'Messwerk Software GmbH',
      position: 'Werkstudentin, danach Junior-Entwicklerin',
      startDate: '2017-04',
      endDate: '2020-09',
      highlights: [
        'Programmierte die Auswertung von Sensordaten in Python für 35 Prüfstände',
        'Führte Code-Reviews und eine Wissensdatenbank ein',
        'Entwurf des Datenmodells in PostgreSQL',
        'Ladezeit der Auswertungsseite halbiert',
      ],
    },
  ],
  education: [
    {
      institution: 'Hochschule Merseburg',
      area: 'Angewandte Informatik',
      studyType: 'Bachelor of Science',
      startDate: '2014-10',
      endDate: '2018-03',
    },
  ],
  projects: [
    {
      name: 'Fahrplanfreund',
      description: 'Freie App für Abfahrtszeiten im Leipziger Umland.',
      highlights: ['Über 3.000 Installationen', 'Umsetzung mit React und TypeScript'],
      keywords: ['React', 'TypeScript'],
      startDate: '2021-05',
    },
  ],
  skills: [
    { name: 'Sprachen', keywords: ['Java', 'Python', 'TypeScript', 'SQL'] },
    { name: 'Technik', keywords: ['Spring Boot', 'PostgreSQL', 'Docker', 'Kubernetes', 'GitLab CI', 'React'] },
    { name: 'Arbeitsweise', keywords: ['Scrum', 'Code-Review', 'Testautomatisierung'] },
  ],
  languages: [
    { language: 'Deutsch', fluency: 'Muttersprache' },
    { language: 'Englisch', fluency: 'C1' },
    { language: 'Schwedisch', fluency: 'Grundkenntnisse' },
  ],
};
