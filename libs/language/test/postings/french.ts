import type { Posting } from '../../src/posting/posting.js';

export const infirmierChirurgie: Posting = {
  title: 'Infirmier coordinateur / Infirmière coordinatrice de chirurgie',
  company: 'Polyclinique du Val d’Erdre',
  text: `Qui sommes-nous ?
La Polyclinique du Val d’Erdre accueille 22 000 patients par an.

Vos missions
- Coordonner l’équipe soignante du service de chirurgie (30 lits)
- Organiser les plannings et gérer le matériel
- Garantir la qualité des soins postopératoires et la prise en charge de la douleur
- Accueillir et former les nouveaux infirmiers et les étudiants
- Améliorer les transmissions entre équipes de jour et de nuit

Votre profil
- Diplôme d’État d’infirmier exigé
- Au moins 5 ans d’expérience en établissement de santé
- Expérience de l’encadrement d’équipe
- Maîtrise d’un dossier patient informatisé (DxCare ou équivalent)

Serait un plus
- Diplôme universitaire en éducation thérapeutique
- AFGSU niveau 2 à jour

Nous offrons
Mutuelle, restaurant d’entreprise, 28 jours de congés.`,
};

export const developpeurWeb: Posting = {
  title: 'Développeur full stack',
  company: 'Atelier Corvin',
  text: `Atelier Corvin édite un logiciel pour les réseaux de bus et de tramway.

Le poste
Vous développez des API en Python et des interfaces en React. Vous écrivez des tests automatisés et participez aux revues de code. Vous améliorez les performances des rapports destinés aux exploitants.

Profil recherché
- Diplôme d’ingénieur ou équivalent (bac +5)
- Bonne maîtrise de Python, JavaScript et SQL
- Connaissance de Docker et de Git
- Anglais courant
Une première expérience dans la mobilité serait un atout.

Pour postuler, envoyez votre CV.`,
};
