import { labelled, type LabelledPosting } from './labelled.js';

/** A third of all, labelled with the others and not looked at while the rules were written. */
export const HELD_OUT: readonly LabelledPosting[] = [
  labelled(
    'h-en-mobile',
    `iOS Developer
What we're looking for
- 3+ years building apps in Swift
- Experience with Git and CI/CD
- Excellent written English
Bonus points
- Kotlin
- MSc in Computer Science`,
    'must years 3',
    'must skill Swift',
    'must skill Git',
    'must skill CI/CD',
    'must language en',
    'nice skill Kotlin',
    'nice degree master',
  ),
  labelled(
    'h-en-social',
    `<p><b>Social Worker</b></p><p><b>Requirements</b></p><ul><li>Social Work England registration</li><li>Degree in Social Work</li><li>Driving licence and own car</li></ul><p><b>What we offer</b></p><ul><li>Pension</li></ul>`,
    'must licence social work england',
    'must degree bachelor',
    'must driving',
  ),
  labelled(
    'h-en-gh',
    JSON.stringify({
      title: 'Site Reliability Engineer',
      content:
        '&lt;h2&gt;Minimum qualifications&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Bachelor&#39;s degree&lt;/li&gt;&lt;li&gt;5 years of experience with Linux and Go&lt;/li&gt;&lt;/ul&gt;&lt;h2&gt;Preferred qualifications&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Kubernetes&lt;/li&gt;&lt;/ul&gt;',
    }),
    'must degree bachelor',
    'must years 5',
    'must skill Linux',
    'must skill Go',
    'nice skill Kubernetes',
  ),
  labelled(
    'h-de-elektro',
    `Elektroniker für Betriebstechnik (m/w/d)
Dein Profil
- Abgeschlossene Berufsausbildung als Elektroniker
- Erfahrung mit SPS (Siemens S7)
- Führerschein B
- Deutsch in Wort und Schrift
Nice to have
- Englischkenntnisse`,
    'must degree vocational',
    'must skill SPS',
    'must driving',
    'must language de',
    'nice language en',
  ),
  labelled(
    'h-de-hr',
    `Personalreferent (m/w/d)
Ihre Qualifikation
- Studium der Betriebswirtschaft (Bachelor)
- 4 Jahre Erfahrung im Personalwesen
- SAP HCM
- Sehr gute Englischkenntnisse (C1)
Idealerweise
- AdA-Schein`,
    'must degree bachelor',
    'must years 4',
    'must skill SAP',
    'must language en C1',
    'nice licence ada',
  ),
  labelled(
    'h-fr-logistique',
    `Responsable logistique (H/F)
Exigences
- 5 ans d'expérience en logistique
- Maîtrise de SAP et Excel
- Anglais professionnel
- CACES 3
Souhaité
- Allemand`,
    'must years 5',
    'must skill SAP',
    'must skill Excel',
    'must language en',
    'must licence caces',
    'nice language de',
  ),
  labelled(
    'h-fr-prof',
    `Professeur de FLE
Vous êtes titulaire d'un master FLE et justifiez de trois ans d'expérience. Anglais B2 souhaité.`,
    'must degree master',
    'must years 3',
    'nice language en B2',
  ),
  labelled(
    'h-es-front',
    `Desarrollador frontend
Qué buscamos
- 3 años de experiencia con Angular y TypeScript
- Inglés alto
Valorable
- Máster en informática
- Docker`,
    'must years 3',
    'must skill Angular',
    'must skill TypeScript',
    'must language en',
    'nice degree master',
    'nice skill Docker',
  ),
  labelled(
    'h-es-enfermera',
    `Enfermera
Requisitos
- Grado en Enfermería
- Colegiación
- Carnet de conducir
Beneficios
- Seguro médico`,
    'must degree bachelor',
    'must licence colegiación',
    'must driving',
  ),
  labelled(
    'h-ja-sales',
    `法人営業
【必須条件】
・営業経験3年以上
・普通自動車運転免許
・大学卒以上
【歓迎条件】
・英語力`,
    'must years 3',
    'must driving',
    'must degree bachelor',
    'nice language en',
  ),
  labelled(
    'h-en-welder',
    `Welder
Requirements: AWS D1.1 certification, 2 years of MIG welding, forklift licence a plus. Authorized to work in the United States. $28/hr.`,
    'must licence aws d1.1',
    'must years 2',
    'nice licence forklift',
    'must right-to-work',
  ),
  labelled(
    'h-en-lawyer',
    `Associate Solicitor
You will need: admission to the Roll of Solicitors; two years' post-qualification experience; fluent French. An LLM would be an advantage.`,
    'must licence solicitor',
    'must years 2',
    'must language fr',
    'nice degree master',
  ),
  labelled(
    'h-de-lever',
    JSON.stringify({
      text: 'Data Engineer (all genders)',
      categories: { commitment: 'Vollzeit', location: 'Berlin' },
      lists: [
        { text: 'Dein Profil', content: '<li>3 Jahre Erfahrung mit Python und Airflow</li><li>Fließend Deutsch</li>' },
        { text: 'Von Vorteil', content: '<li>dbt</li>' },
      ],
    }),
    'must years 3',
    'must skill Python',
    'must skill Airflow',
    'must language de',
    'nice skill dbt',
  ),
  labelled(
    'h-en-schema',
    JSON.stringify({
      '@type': 'JobPosting',
      title: 'Chef de Partie',
      description:
        '<p>Requirements</p><p>- Level 2 food hygiene certificate<br>- 1 year in a busy kitchen<br>- Right to work in Ireland</p><p>Benefits</p><p>- Meals on duty</p>',
    }),
    'must licence food hygiene',
    'must years 1',
    'must right-to-work',
  ),
];
