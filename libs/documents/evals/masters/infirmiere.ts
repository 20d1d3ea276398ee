/** French, health care: nouns, participles and infinitives as people write them. */
export const infirmiere = {
  basics: {
    name: 'Maëlle Kerbrat',
    label: 'Infirmière diplômée d’État',
    email: 'maelle.kerbrat@example.org',
    location: { city: 'Nantes', countryCode: 'FR' },
  },
  work: [
    {
      name: 'Clinique des Trois Rivières',
      position: 'Infirmière coordinatrice',
      startDate: '2020-03',
      highlights: [
        'Coordination d’une équipe de 12 infirmiers et aides-soignants dans un service de chirurgie de 34 lits',
        'Réduction de 40 % des erreurs de transmission grâce à une fiche de relève commune',
        'Mis en place un protocole de suivi de la douleur adopté par trois services',
        'Formé 9 nouveaux infirmiers aux soins postopératoires',
        'Gestion des plannings et des stocks de matériel stérile',
      ],
    },
    {
      name: 'CHU de Saint-Aubin',
      position: 'Infirmière en cardiologie',
      startDate: '2015-09',
      endDate: '2020-02',
      highlights: [
        'Assuré la surveillance de 8 patients par nuit en unité de soins intensifs cardiologiques',
        'Participé à l’étude clinique COR-7 portant sur 210 patients',
        'Rédigé le guide d’accueil des étudiants infirmiers',
        'Administration des traitements intraveineux et surveillance des constantes',
      ],
    },
    {
      name: 'EHPAD Les Tilleuls',
      position: 'Aide-soignante',
      startDate: '2011-07',
      endDate: '2012-08',
      highlights: ['Accompagné 18 résidents dans les soins quotidiens'],
    },
  ],
  education: [
    {
      institution: 'IFSI de Rennes',
      area: 'Soins infirmiers',
      studyType: 'Diplôme d’État d’infirmier',
      startDate: '2012-09',
      endDate: '2015-07',
    },
    {
      institution: 'Université de Nantes',
      area: 'Éducation thérapeutique',
      studyType: 'Diplôme universitaire',
      startDate: '2018-10',
      endDate: '2019-06',
    },
  ],
  certificates: [{ name: 'AFGSU niveau 2', date: '2023-04', issuer: 'CESU 44' }],
  skills: [
    {
      name: 'Soins',
      keywords: ['Soins postopératoires', 'Surveillance des constantes', 'Pansements complexes', 'Prise en charge de la douleur'],
    },
    { name: 'Organisation', keywords: ['Encadrement d’équipe', 'Gestion des plannings', 'Transmissions ciblées'] },
    { name: 'Logiciels', keywords: ['DxCare', 'Excel'] },
  ],
  languages: [
    { language: 'Français', fluency: 'Langue maternelle' },
    { language: 'Anglais', fluency: 'B1' },
    { language: 'Breton', fluency: 'Notions' },
  ],
};
