import { labelled, type LabelledPosting } from './labelled.js';

/** Labelled before the rules were written; the rules may be read against these. */
export const SEEN: readonly LabelledPosting[] = [
  labelled(
    'en-backend-text',
    `Senior Backend Engineer (m/f/d) - APPLY NOW!!!
Requirements
- 5+ years of experience with Java or Kotlin
- Strong PostgreSQL and Kubernetes
- Bachelor's degree in Computer Science or equivalent
- Right to work in the UK
Nice to have
- Kafka
- German (B2)
Benefits
- 30 days of holiday, private health insurance`,
    'must years 5',
    'must skill Java',
    'must skill Kotlin',
    'must skill PostgreSQL',
    'must skill Kubernetes',
    'must degree bachelor',
    'must right-to-work',
    'nice skill Kafka',
    'nice language de B2',
  ),
  labelled(
    'en-nurse-html',
    `<h1>Staff Nurse</h1><p>About us: we care.</p><h2>Essential</h2><ul><li>NMC registration</li><li>At least 2 years in intensive care</li><li>Full driving licence</li></ul><h2>Desirable</h2><ul><li>Master's degree</li></ul>`,
    'must licence nmc',
    'must years 2',
    'must driving',
    'nice degree master',
  ),
  labelled(
    'en-greenhouse',
    JSON.stringify({
      title: 'Data Analyst - Remote',
      company_name: 'Brightwater',
      location: { name: 'Leeds' },
      absolute_url: 'https://boards.example/1',
      content:
        '&lt;p&gt;Join us.&lt;/p&gt;&lt;p&gt;&lt;strong&gt;What you bring&lt;/strong&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;3 years with SQL and Python&lt;/li&gt;&lt;li&gt;Tableau is a plus&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;We are an equal opportunity employer.&lt;/p&gt;',
    }),
    'must years 3',
    'must skill SQL',
    'must skill Python',
    'nice skill Tableau',
  ),
  labelled(
    'en-lever',
    JSON.stringify({
      text: 'Electrician',
      categories: { commitment: 'Full-time', location: 'Bristol', team: 'Site' },
      descriptionPlain: 'We wire schools.',
      lists: [
        {
          text: 'What you need',
          content: '<li>NVQ Level 3 in electrical installation</li><li>18th Edition certificate</li><li>Clean driving licence</li>',
        },
        { text: 'What we offer', content: '<li>Van and fuel card</li>' },
      ],
    }),
    'must degree vocational',
    'must licence 18th edition',
    'must driving',
  ),
  labelled(
    'en-ashby',
    JSON.stringify({
      title: 'Frontend Engineer',
      employmentType: 'FullTime',
      location: 'Dublin',
      descriptionHtml:
        '<h2>You have</h2><ul><li>4+ years of React and TypeScript</li><li>Fluent English</li></ul><h2>Bonus</h2><ul><li>GraphQL</li></ul>',
    }),
    'must years 4',
    'must skill React',
    'must skill TypeScript',
    'must language en',
    'nice skill GraphQL',
  ),
  labelled(
    'de-schema',
    JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Buchhalter (m/w/d)',
      hiringOrganization: { name: 'Nordlicht GmbH' },
      jobLocation: { address: { addressLocality: 'Kiel', addressCountry: 'DE' } },
      employmentType: 'FULL_TIME',
      validThrough: '2027-01-31',
      baseSalary: { currency: 'EUR', value: { minValue: 45000, maxValue: 52000, unitText: 'YEAR' } },
      description:
        '<p>Ihr Profil</p><ul><li>Abgeschlossene Ausbildung als Steuerfachangestellte</li><li>Mindestens drei Jahre Berufserfahrung</li><li>Sicherer Umgang mit DATEV und Excel</li><li>Englisch von Vorteil</li></ul>',
    }),
    'must degree vocational',
    'must years 3',
    'must skill DATEV',
    'must skill Excel',
    'nice language en',
  ),
  labelled(
    'de-fahrer',
    `Berufskraftfahrer CE gesucht
Ihr Profil:
- Führerschein Klasse CE
- Gute Deutschkenntnisse (B1)
- ADR-Schein wünschenswert
Wir bieten:
- Dienstwagen
- Übertarifliches Gehalt`,
    'must driving',
    'must language de B1',
    'nice licence adr',
  ),
  labelled(
    'de-entwickler',
    `## Softwareentwickler:in
**Das bringst du mit**
* Abgeschlossenes Studium der Informatik
* Mehrjährige Erfahrung mit C# und .NET
* Erfahrung mit Docker
**Von Vorteil**
* Azure
* Promotion
**Kontakt:** Frau Petra Lindner, Kennziffer: SE-2027-14`,
    'must degree bachelor',
    'must skill C#',
    'must skill .NET',
    'must skill Docker',
    'nice skill Azure',
    'nice degree doctorate',
  ),
  labelled(
    'de-pflege',
    `Pflegefachkraft (m/w/d)
Voraussetzungen
- Examinierte Pflegefachkraft
- Deutsch mindestens B2
- Führerschein Klasse B
Wünschenswert
- Weiterbildung Praxisanleitung`,
    'must licence pflegefachkraft',
    'must language de B2',
    'must driving',
    'nice licence praxisanleitung',
  ),
  labelled(
    'fr-dev',
    `Développeur Python H/F - CDI - Lyon
Profil recherché
- Bac +5 en informatique
- 3 ans d'expérience minimum en Python et Django
- Anglais courant
Les plus
- AWS
Avantages : tickets restaurant, mutuelle`,
    'must degree master',
    'must years 3',
    'must skill Python',
    'must skill Django',
    'must language en',
    'nice skill AWS',
  ),
  labelled(
    'fr-infirmier',
    `Infirmier (H/F)
Votre profil :
- Diplôme d'État d'infirmier obligatoire
- Permis B exigé
- Une première expérience en gériatrie serait un plus`,
    'must degree vocational',
    'must licence infirmier',
    'must driving',
  ),
  labelled(
    'fr-commercial',
    `Commercial terrain
Nous recherchons une personne ayant au moins 2 ans d'expérience dans la vente. Permis B indispensable. Maîtrise de Salesforce. L'espagnol est un atout.`,
    'must years 2',
    'must driving',
    'must skill Salesforce',
    'nice language es',
  ),
  labelled(
    'es-hotel',
    `Recepcionista de hotel
Requisitos
- Titulación en Turismo
- Inglés nivel C1 y francés B2
- 2 años de experiencia
Se valorará
- Alemán
Ofrecemos
- Contrato indefinido`,
    'must degree bachelor',
    'must language en C1',
    'must language fr B2',
    'must years 2',
    'nice language de',
  ),
  labelled(
    'es-datos',
    `Ingeniero de datos
Imprescindible: 4 años con Spark y SQL. Grado en Ingeniería Informática. Valorable: Kafka, inglés.`,
    'must years 4',
    'must skill Spark',
    'must skill SQL',
    'must degree bachelor',
    'nice skill Kafka',
    'nice language en',
  ),
  labelled(
    'ja-backend',
    `バックエンドエンジニア
【必須】
・Goでの開発経験3年以上
・AWSの運用経験
【歓迎】
・ビジネスレベルの英語力
【待遇】
・交通費支給`,
    'must years 3',
    'must skill Go',
    'must skill AWS',
    'nice language en',
  ),
  labelled(
    'ja-keiri',
    `経理スタッフ
応募資格
・日商簿記2級
・経理実務経験2年以上
・普通自動車免許
歓迎条件
・大学卒`,
    'must licence 簿記',
    'must years 2',
    'must driving',
    'nice degree bachelor',
  ),
  labelled(
    'en-no-degree',
    `Warehouse Associate
No degree necessary. You must be able to lift 20 kg and hold a forklift licence. Weekend work. Pay: $19 - $22 per hour. We are an equal opportunity employer and consider all applicants regardless of race, disability or veteran status.`,
    'must licence forklift',
  ),
  labelled(
    'en-escaped',
    `&lt;h3&gt;Qualifications&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;PhD in chemistry preferred&lt;/li&gt;&lt;li&gt;Experience with R&lt;/li&gt;&lt;li&gt;US work authorization required&lt;/li&gt;&lt;/ul&gt;&lt;h3&gt;Benefits&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;401(k)&lt;/li&gt;&lt;/ul&gt;`,
    'nice degree doctorate',
    'must skill R',
    'must right-to-work',
  ),
  labelled(
    'en-teacher',
    `Maths Teacher
Person specification
Qualified Teacher Status
Degree in Mathematics or Physics
Enhanced DBS check
Desirable: experience of A-level teaching
Closing date: 14 February 2027. Reference: MT/114`,
    'must licence qts',
    'must degree bachelor',
    'must licence dbs',
  ),
  labelled(
    'en-accountant',
    `Management Accountant, £45,000 - £52,000
About you: ACCA or CIMA qualified, three years of post-qualification experience, advanced Excel. SAP would be an advantage.`,
    'must licence acca',
    'must licence cima',
    'must years 3',
    'must skill Excel',
    'nice skill SAP',
  ),
  labelled(
    'de-projekt',
    `Projektleiter Bau (m/w/d)
Anforderungen
- Diplom-Ingenieur oder Master im Bauingenieurwesen
- mindestens 7 Jahre Berufserfahrung
- verhandlungssicheres Deutsch, Englisch von Vorteil
- AutoCAD`,
    'must degree master',
    'must years 7',
    'must language de',
    'nice language en',
    'must skill AutoCAD',
  ),
  labelled(
    'en-devops-md',
    `# DevOps Engineer
### Must have
1. Terraform and Ansible
2. Linux
3. 6 years' experience in operations
### Nice to have
1. CKA certification
### Perks
1. Free lunch`,
    'must skill Terraform',
    'must skill Ansible',
    'must skill Linux',
    'must years 6',
    'nice licence cka',
  ),
  labelled(
    'en-prose',
    `We're hiring a product designer who has at least four years of experience with Figma. You are fluent in English; French is a plus. A bachelor's degree is preferred but not required. Visa sponsorship is not available.`,
    'must years 4',
    'must skill Figma',
    'must language en',
    'nice language fr',
    'nice degree bachelor',
    'must right-to-work',
  ),
  labelled(
    'de-koch',
    `Koch (m/w/d) in Vollzeit
Sie bringen mit
- abgeschlossene Ausbildung zum Koch
- HACCP-Kenntnisse
- Teamfähigkeit
Wir bieten Ihnen ein Gehalt von 2.800 - 3.200 Euro`,
    'must degree vocational',
    'must skill HACCP',
  ),
  labelled(
    'en-physio',
    `Physiotherapist
Essential: HCPC registration; BSc in Physiotherapy; full UK driving licence. Desirable: Pilates instructor certificate.`,
    'must licence hcpc',
    'must degree bachelor',
    'must driving',
    'nice licence pilates',
  ),
  labelled(
    'fr-chef',
    `Chef de projet digital (CDD 12 mois)
Compétences
- Master en communication
- Maîtrise de Jira et Figma
- Anglais B2 exigé
Rémunération : 38-42 k€`,
    'must degree master',
    'must skill Jira',
    'must skill Figma',
    'must language en B2',
  ),
  labelled(
    'es-conductor',
    `Conductor repartidor
Requisitos: carné de conducir C, CAP en vigor, permiso de trabajo. Jornada completa. 1.500 € brutos al mes.`,
    'must driving',
    'must licence cap',
    'must right-to-work',
  ),
];
