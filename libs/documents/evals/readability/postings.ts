import type { Posting } from '#language';

const posting = (title: string, company: string, text: string): Posting => ({ title, company, text });

/** Twenty advertisements as they are pasted: escaped HTML, tables flattened to lines, forms, boilerplate, shouting. Invented. */
export const READABLE_POSTINGS: Readonly<Record<string, Posting>> = {
  enWelder: posting(
    'Certified Welder (2nd shift) - APPLY NOW!!!',
    'Torrington Boiler Works, Inc.',
    '🎯 Role Definition\n\nThe Certified Welder is responsible for high-quality welding using SMAW, GMAW and GTAW.\n\n📈 Core Responsibilities\n• Interpret and work from blueprints\n• Weld pressure vessels to ASME Section IX\n• Train apprentices\n\n✅ Required\n• AWS D1.1 certification\n• 5+ years of welding experience\n• Forklift licence a plus\n\n💰 $31 - $38 per hour',
  ),
  enNurse: posting(
    'Registered Nurse - Telemetry (Nights)',
    'Harbor Point Health',
    '&lt;h2&gt;What you&amp;#39;ll do&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Provide direct patient care on a 28-bed telemetry unit&lt;/li&gt;&lt;li&gt;Precept new graduate nurses&lt;/li&gt;&lt;/ul&gt;&lt;h2&gt;What you bring&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Active RN license&lt;/li&gt;&lt;li&gt;2+ years of acute care experience&lt;/li&gt;&lt;li&gt;BLS and ACLS&lt;/li&gt;&lt;/ul&gt;\nQuestions? Contact Mr. Daniel Okoye, Nurse Manager. Job ID: HP-20431',
  ),
  enKitchen: posting(
    'Kitchen Supervisor',
    'Greenfold Catering',
    'We need someone to run our kitchen team.\n\nRequirements\n- 2+ years leading a kitchen team\n- Food hygiene certificate\n- Menu planning and stock control\n- French is welcome',
  ),
  enTeacher: posting(
    'Physics Teacher',
    'Elm School',
    'We need a physics teacher for our school in Leeds.\nRequirements:\n- PGCE\n- BSc in physics\n- Teaching physics to pupils\n- Pastoral care as a form tutor',
  ),
  enLecturer: posting(
    'Lecturer in Marine Biology',
    'University of Tasmania',
    'The School of Biology seeks a lecturer.\nYou will have:\n- A PhD in marine biology or a related field\n- A record of publications in peer-reviewed journals\n- Experience of field work\n- Evidence of awards or prizes\nWe are an equal opportunity employer.',
  ),
  enSales: posting(
    'Account Executive | 100% | Remote',
    'Acme Ltd.',
    'Please send your application to Ms Priya Nair, Head of Sales, quoting reference AE-2291.\nRequirements:\n- Salesforce\n- Negotiation and tenders in the food sector\n- 5+ years of B2B sales\nBenefits\n- 25 days of holiday',
  ),
  deNurse: posting(
    'Pflegefachkraft (m/w/d) für die Innere',
    'Klinikum Weserbogen gGmbH',
    'Ihre Aufgaben\n- Pflege und Betreuung unserer Patienten\n- Anleitung von Auszubildenden\n- Wunddokumentation\nIhr Profil\n- Abgeschlossene Ausbildung als Pflegefachkraft\n- Praxisanleitung von Vorteil\n- Führerschein Klasse B\nAnsprechpartnerin: Frau Dr. Petra Kühn, Tel. 0421 000\nKennziffer: PFL-2031',
  ),
  deElectrician: posting(
    'Elektroniker für Betriebstechnik (w/m/d)',
    'Lechtal Netze GmbH & Co. KG',
    'Wir suchen Verstärkung.\nAufgabe | Wartung von Trafostationen\nAufgabe | Störungsdienst\nDas bringst du mit:\n• Ausbildung zum Elektroniker\n• Schaltberechtigung\n• 3 Jahre Erfahrung\nDas bieten wir:\n• 30 Tage Urlaub',
  ),
  deMusic: posting(
    'Musiklehrer',
    'Musikschule Halle',
    'Wir suchen zum neuen Schuljahr eine Lehrkraft für unsere Musikschule in Halle.\nIhre Aufgaben:\n- Unterricht in Musik für Kinder und Jugendliche\n- Leitung eines Orchesters mit dreißig Mitgliedern\nIhr Profil:\n- Erfahrung mit Chören und Orchestern',
  ),
  deAccounting: posting(
    'Bilanzbuchhalter (m/w/d) – 80-100 %',
    'Deutsche Garne AG',
    '<h3>Das erwartet Sie</h3><ul><li>Monats- und Jahresabschl&uuml;sse nach HGB</li><li>Betreuung der Wirtschaftspr&uuml;fer</li></ul><h3>Das bringen Sie mit</h3><ul><li>Abschluss als Bilanzbuchhalter</li><li>Sichere Kenntnisse in SAP und Excel</li><li>Gute Englischkenntnisse</li></ul>',
  ),
  deDesign: posting(
    'Visual Merchandiser DACH (m/w/d)',
    'Kindred Retail Group',
    'About us\nKindred Retail Group is an international fashion company.\n\nDeine Aufgaben\n- Du entwickelst visuelle Konzepte für unsere Stores\n- Du schulst die Teams in den Filialen\n\nDein Profil\n- Ausbildung als Gestalter*in für visuelles Marketing\n- Sehr gute Deutschkenntnisse\n- Photoshop\n\nWe are an equal opportunity employer and value diversity.',
  ),
  frMason: posting(
    'Maçon (H/F)',
    'Orme',
    'Nous cherchons un maçon pour notre équipe de Lyon.\nMissions :\n- Restauration de bâtiments anciens\n- Formation d’apprentis\nProfil :\n- CACES R482 apprécié',
  ),
  frMobility: posting(
    'Cheffe de projet mobilité',
    'Métropole de Lyon',
    'Missions :\n- Piloter des projets de mobilité\n- Animer des réunions publiques\nProfil :\n- 3 ans d’expérience en gestion de projet\n- Master en aménagement\n- QGIS\n- Anglais courant\nContact : Mme Julie Blanc. Réf. : MOB-77',
  ),
  frPhysio: posting(
    'Kinésithérapeute',
    'Clinique Nord',
    'Nous cherchons un kinésithérapeute pour notre clinique de Brest.\nMissions :\n- Traitement de patients en salle\n- Travail avec des équipes sportives\n- Diplôme d’État exigé',
  ),
  frAccounting: posting(
    'COMPTABLE GÉNÉRAL H/F – URGENT !!!',
    'Ateliers de l’Ouest S.A.',
    '&lt;p&gt;&lt;strong&gt;Vos missions&lt;/strong&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Tenue de la comptabilité générale&lt;/li&gt;&lt;li&gt;Clôture mensuelle&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;Votre profil&lt;/p&gt;&lt;ul&gt;&lt;li&gt;BTS comptabilité&lt;/li&gt;&lt;li&gt;Maîtrise de Sage et Excel&lt;/li&gt;&lt;/ul&gt;',
  ),
  frCommunication: posting(
    'Assistante communication',
    'Mairie de Rosny',
    'Nous cherchons une assistante pour notre service de communication.\nMissions :\n- Gestion des réseaux sociaux\nProfil :\n- Langues : français, anglais',
  ),
  esSre: posting(
    'Ingeniero/a SRE',
    'Banca Mediterránea, S.A.',
    '¿Qué harás?\n- Operar clusters de OpenShift en AWS\n- Automatizar despliegues con ArgoCD\n- Guardias rotativas\n¿Qué buscamos?\n- Al menos 5 años de experiencia en operaciones cloud\n- Bash o Python\n- Inglés alto (C1)\nQué ofrecemos\n- Teletrabajo, seguro médico',
  ),
  esNurse: posting(
    'Enfermero/a de urgencias',
    'Hospital del Henares',
    'Funciones\n- Atención a pacientes en urgencias\n- Formación de alumnos en prácticas\nRequisitos\n- Grado en Enfermería\n- Soporte Vital Avanzado\n- Inglés\nEnviar la candidatura a la atención de Dña. Marta Gil Soto. Referencia: ENF-118',
  ),
  esShop: posting(
    'Dependiente/a',
    'Moda Aurora',
    'Buscamos una persona para nuestra tienda de Sevilla.\nFunciones:\n- Atención al cliente\n- Reposición y almacén\n- Manejo de caja',
  ),
  esElectrician: posting(
    'OFICIAL ELECTRICISTA',
    '[Nombre de la empresa]',
    'Empresa del sector busca oficial electricista.\nTareas: montaje de cuadros de baja tensión, mantenimiento de naves industriales.\nRequisitos: carné de instalador y permiso de conducir B.\nOfrecemos contrato indefinido.',
  ),
};
