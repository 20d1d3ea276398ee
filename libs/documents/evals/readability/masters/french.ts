/** People of French-speaking trades: participles, infinitives, nouns, lines of three words. Invented. */
export const FRENCH = {
  macon: {
    basics: { name: 'Luc Morel', label: 'Maçon' },
    work: [
      {
        name: 'Bâti Loire',
        position: 'Maçon',
        startDate: '2019-05',
        highlights: ['Formation d’apprentis', 'Restauration de chapelles', 'Encadré une équipe de 4 personnes'],
      },
    ],
    certificates: [{ name: 'CACES R482' }],
  },
  kine: {
    basics: { name: 'Sol Vega', email: 'sol@example.com' },
    work: [
      {
        name: 'Clinique Sud',
        position: 'Kinésithérapeute',
        startDate: '2022-02',
        highlights: [
          'Traitement de 12 patients par jour en salle',
          'Suivi de la rééducation après prothèse',
          'Animer un atelier du dos chaque mois',
        ],
      },
      { name: 'Club Aviron', position: 'Préparateur physique', startDate: '2018-03', highlights: ['Équipe junior'] },
    ],
    education: [{ institution: 'IFMK de Rennes', area: 'Masso-kinésithérapie', studyType: 'Diplôme d’État', endDate: '2017' }],
  },
  chargeeProjet: {
    basics: { name: 'Inès Roche', label: 'Chargée de projet', email: 'ines@example.com', summary: 'Chargée de projet mobilité.' },
    work: [
      {
        name: 'Ville de Nantes',
        position: 'Chargée de projet',
        startDate: '2019-05',
        highlights: [
          'Piloté 4 projets de pistes cyclables',
          'Animé 12 réunions publiques par an',
          'Budget de 2,4 M€',
          'Référente accessibilité pour le service',
        ],
      },
      {
        name: 'Agence Urbanis',
        position: 'Assistante d’études',
        startDate: '2016-09',
        endDate: '2019-04',
        highlights: ['Réalisée avec QGIS, la carte des flux', 'Enquêtes auprès de 600 usagers', 'Rédaction de 9 rapports'],
      },
    ],
    education: [{ institution: 'Université de Nantes', area: 'Aménagement', studyType: 'Master', endDate: '2016' }],
    skills: [{ name: 'Outils', keywords: ['QGIS', 'MS Project', 'Excel'] }],
    languages: [
      { language: 'French', fluency: 'Native speaker' },
      { language: 'English', fluency: 'Fluent' },
    ],
  },
  comptable: {
    basics: { name: 'Hugo Lambert', label: 'Comptable général', email: 'hugo@example.com' },
    work: [
      {
        name: 'Cabinet Ferrand',
        position: 'Comptable général',
        startDate: '2018-01',
        highlights: [
          'A réduit le délai de clôture de 10 à 6 jours',
          'Tenue de la comptabilité de 35 clients',
          'Paie de 120 salariés',
          'Hausse de 15 % du portefeuille',
        ],
      },
      {
        name: 'Hypermarché Belle Rive',
        position: 'Aide-comptable',
        startDate: '2014-09',
        endDate: '2017-12',
        highlights: ['Saisie de 900 factures par mois', 'Relance des impayés'],
      },
    ],
    education: [{ institution: 'Lycée Carnot', area: 'Comptabilité et gestion', studyType: 'BTS', endDate: '2014' }],
    skills: [{ name: 'Logiciels', keywords: ['Sage', 'Excel', 'Cegid'] }],
  },
  assistante: {
    basics: { name: 'Maëlle Fontaine', label: 'Assistante' },
    work: [
      {
        name: 'Studio Grume',
        position: 'Assistante',
        startDate: '2024-04',
        highlights: ['Gestion des publications sur Instagram et LinkedIn'],
      },
    ],
    education: [
      { institution: 'Université de Tours', area: 'Communication', studyType: 'Licence', startDate: '2024-09', endDate: '2027-06' },
    ],
    languages: [
      { language: 'French', fluency: 'Native speaker' },
      { language: 'English', fluency: 'Fluent' },
    ],
  },
};
