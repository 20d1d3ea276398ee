/** French, little to tell: one internship, one project. The letter must stay honest and still be a letter. */
export const newGraduate = {
  basics: { name: 'Ilyes Chambon', email: 'ilyes.chambon@example.org', location: { city: 'Lyon', countryCode: 'FR' } },
  education: [
    {
      institution: 'INSA de Lyon',
      area: 'Informatique',
      studyType: 'Diplôme d’ingénieur',
      startDate: '2020-09',
      endDate: '2025-07',
      courses: ['Bases de données', 'Réseaux', 'Apprentissage automatique'],
    },
  ],
  work: [
    {
      name: 'Orvane Mobilité',
      position: 'Stagiaire développeur',
      startDate: '2025-02',
      endDate: '2025-07',
      highlights: [
        'Développement d’une API en Python pour le suivi de 340 bus',
        'Écriture de 120 tests automatisés',
        'Réduit le temps de génération des rapports de 6 minutes à 40 secondes',
      ],
    },
  ],
  projects: [
    {
      name: 'Marmiton libre',
      description: 'Application web de recettes partagées.',
      highlights: ['Réalisée avec React et Node.js par une équipe de 4 étudiants'],
      keywords: ['React', 'Node.js'],
      startDate: '2024-01',
      endDate: '2024-06',
    },
  ],
  skills: [{ name: 'Informatique', keywords: ['Python', 'JavaScript', 'React', 'Node.js', 'SQL', 'Git', 'Docker'] }],
  languages: [
    { language: 'Français', fluency: 'Langue maternelle' },
    { language: 'Anglais', fluency: 'C1' },
    { language: 'Arabe', fluency: 'Courant' },
  ],
};
