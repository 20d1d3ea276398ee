import { tellGerman } from '../grammar/german.js';
import { capital, end, isSelf, joinList, joined, lineUp, referenced, studyLine, withNote } from './common.js';
import type { Contact, Phrasebook, StudyParts, TellSlots, VacancySlots } from './phrasebook.js';

/** A legal form is a woman (die GmbH, die AG), a house or an office has its own preposition. The name itself is never inflected. */
const COMPANY = /\s(?:g?GmbH|AG|KG|OHG|SE|UG|GbR|eG|KGaA|Gesellschaft)(?:\s&\sCo\.?\s?KG(?:aA)?)?$/u;
const AM = /(?:klinikum|gymnasium|institut|theater|museum|flughafen|zentrum|lehrstuhl)$/iu;
const AN_DER = /(?:universität|hochschule|schule|klinik|akademie|oper|charité)$/iu;
const IM =
  /^(?:kaufhaus|hotel|restaurant|café|gasthaus|gasthof|krankenhaus|seniorenheim|pflegeheim|altenheim|autohaus|möbelhaus|warenhaus|ministerium|kindergarten)$/iu;
const IN_DER =
  /^\p{L}*(?:praxis|apotheke|kanzlei|bäckerei|gärtnerei|kita|werkstatt|buchhandlung|kindertagesstätte|gaststätte|metzgerei|schreinerei|tischlerei|druckerei|brauerei|agentur|zentrale)$/iu;
/** Offices take their article inside the preposition: beim Forstamt. */
const BEIM = /^\p{L}*amt$/iu;
const BEI_DER =
  /^(?:\p{L}*(?:wacht|wehr|behörde|verwaltung|genossenschaft|stiftung|kammer|mission)|stadt|gemeinde|sparkasse|bundeswehr|polizei|feuerwehr|agentur|firma|bank|diakonie|caritas|volksbank)$/iu;

const quote = (text: string): string => `„${text}“`;

/** Names that would have to be inflected (bei den Stadtwerken, bei der Deutschen Bahn) stand in quotation marks, which leave them alone. */
const INFLECTED =
  /^(?:deutsche|erste|allgemeine|vereinigte|evangelische|katholische|freie|technische werke|stadtwerke|verkehrsbetriebe|kliniken|werkstätten|\p{L}+(?:werke|betriebe|kliniken))(?!\p{L})/iu;

function at(name: string): string {
  if (name === '' || isSelf(name)) return '';
  const first = name.split(/\s/u, 1)[0] ?? '';
  if (INFLECTED.test(name)) return `bei ${quote(name)}`;
  if (COMPANY.test(name)) return `bei der ${name}`;
  if (IM.test(first)) return `im ${name}`;
  if (IN_DER.test(first)) return `in der ${name}`;
  if (BEIM.test(first)) return `beim ${name}`;
  if (BEI_DER.test(first)) return `bei der ${name}`;
  if (AM.test(first)) return `am ${name}`;
  return AN_DER.test(first) ? `an der ${name}` : `bei ${name}`;
}

const vacancy = (none: string, { title, company, reference }: VacancySlots): string =>
  joined(' ', referenced(title === undefined ? none : `die Stelle ${quote(title)}`, 'Referenz', reference), at(company ?? ''));
const count = (years: number): string => `${years} ${years === 1 ? 'Jahr' : 'Jahre'}`;

const honoured = ({ address, name, family }: Contact): string =>
  address === undefined ? `Guten Tag ${name},` : `${address === 'woman' ? 'Sehr geehrte Frau' : 'Sehr geehrter Herr'} ${family},`;

/** The verb follows at once: "Als X bei Y leitete ich", but a comma closes what was put in between ("Davor, als X bei Y, plante ich"). */
function openings({ place, section, where, short, project, earlier, open }: TellSlots): readonly string[] {
  if (place === 'again' && section === 'projects') return ['In demselben Projekt', 'Dabei'];
  if (place === 'again') return ['Dort', 'In derselben Stelle', 'Außerdem', 'Daneben', 'Zudem', 'Ferner'];
  if (place === 'current')
    return open ? ['In meiner jetzigen Stelle', 'In dieser Stelle', 'Dort'] : ['In meiner letzten Stelle', 'In dieser Stelle', 'Dort'];
  if (section === 'projects') return [`In meinem Projekt ${quote(project)}`];
  if (place === 'named' && short !== '')
    return [capital(short), `Auch ${short}`, `In meiner Arbeit ${short}`, ...(open ? [] : [`Während meiner Arbeit ${short}`])];
  if (where === '') return section === 'work' ? ['In meiner Arbeit'] : ['Ehrenamtlich'];
  if (section === 'volunteer') return [`Ehrenamtlich, ${where},`];
  return earlier ? [`Davor, ${where},`, `Früher, ${where},`, capital(where)] : [capital(where)];
}

/** In the dative, as it stands after "zu". */
function subjects({ place, section, where, short, project, open }: TellSlots): readonly string[] {
  if (place === 'current') return open ? ['meiner jetzigen Stelle', 'dieser Stelle'] : ['meiner letzten Stelle', 'dieser Stelle'];
  if (section === 'projects') return [`meinem Projekt ${quote(project)}`];
  const post = place === 'named' && short !== '' ? short : where;
  return section === 'volunteer'
    ? [joined(' ', 'meinem Ehrenamt', post)]
    : [joined(' ', 'meiner Arbeit', post), joined(' ', 'meinen Aufgaben', post)];
}

function tell(slots: TellSlots): readonly string[] {
  const { form, lines, place, open } = slots;
  const [line = ''] = lines;
  if (form === 'clause') return openings(slots).map((opening) => end(`${opening} ${line}`));
  if (form === 'role') return openings(slots).map((opening) => end(`${opening} ${open ? 'bin' : 'war'} ich ${line}`));
  const many = lines.length > 1 || slots.plural;
  if (form === 'nominal') {
    const list = lineUp(lines, GERMAN.list);
    const verb = open ? (many ? 'gehören' : 'gehört') : many ? 'gehörten' : 'gehörte';
    if (place === 'again')
      return [end(`Hinzu ${open ? (many ? 'kommen' : 'kommt') : many ? 'kamen' : 'kam'} ${list}`), end(`Dazu ${verb} auch ${list}`)];
    const told = subjects(slots).map((subject) => end(`Zu ${subject} ${verb} ${list}`));
    return place === 'named' && slots.short !== '' ? [...told, end(`${capital(slots.short)} ${verb} zu meinen Aufgaben ${list}`)] : told;
  }
  const list = lineUp(lines, GERMAN.list);
  if (place === 'again') return [end(`Dazu ${open ? 'gehört' : 'gehörte'} auch Folgendes: ${list}`)];
  return subjects(slots).map((subject) => end(`Zu ${subject} ${open ? 'gehört' : 'gehörte'} Folgendes: ${list}`));
}

const DEGREES: readonly (readonly [article: string, type: RegExp])[] = [
  [
    'einen',
    /^(?:bachelor|master|magister|b\.?\s?(?:sc|a|eng)|m\.?\s?(?:sc|a|eng)|mba|hochschulabschluss|realschulabschluss|hauptschulabschluss|abschluss)(?!\p{L})/iu,
  ],
  ['den', /^meister(?:brief|titel)?(?!\p{L})/iu],
  ['ein', /^(?:diplom|staatsexamen|studium|fachabitur|abitur|zertifikat|volontariat)(?!\p{L})/iu],
  ['eine', /^(?:ausbildung|berufsausbildung|lehre|promotion|weiterbildung|fortbildung|umschulung|fachhochschulreife)(?!\p{L})/iu],
];

/** "einen Bachelor of Science in Informatik (TU Graz)", "eine Ausbildung (Augenoptikerin, Sehzentrum Kiel)"; without a type that is known, as it stands. */
function held({ type, area, institution }: StudyParts): string {
  const article = DEGREES.find(([, known]) => known.test(type))?.[0];
  if (article === undefined) return `Folgendes: ${studyLine({ type, area, institution })}`;
  if (article === 'eine') return withNote(`${article} ${type}`, joined(', ', area, institution));
  const subject = area === '' || type.toLowerCase().includes(area.toLowerCase()) || /\sin\s/u.test(type) ? '' : `in ${area}`;
  return withNote(
    joined(' ', article, type, subject),
    joined(', ', subject === '' && !type.toLowerCase().includes(area.toLowerCase()) ? area : '', institution),
  );
}

export const GERMAN: Phrasebook = {
  language: 'de',
  space: ' ',
  list: (items) => joinList(items, ', ', ' und '),
  where: (position, employer) => joined(' ', position === '' ? '' : `als ${position}`, at(employer)),
  telling: tellGerman,
  inline: (term) => term,
  study: studyLine,
  held,
  work: (title, by, quoted) => withNote(quoted ? quote(title) : title, by),
  paper: (name) => name,
  withNote,

  letter: {
    salutation: (tone, _company, contact) => {
      if (contact !== undefined)
        return tone === 'warm'
          ? `Guten Tag ${contact.address === undefined ? contact.name : `${contact.address === 'woman' ? 'Frau' : 'Herr'} ${contact.family}`},`
          : honoured(contact);
      return tone === 'warm' ? 'Guten Tag,' : 'Sehr geehrte Damen und Herren,';
    },
    // After the comma of the salutation German goes on in lower case; „Ihre“ and „Ihnen“ are capital anyway.
    apply: {
      formal: [
        (slots) => `Ihre Ausschreibung habe ich gelesen und bewerbe mich hiermit auf ${end(vacancy('die ausgeschriebene Stelle', slots))}`,
        (slots) => `Ihnen sende ich hiermit meine Bewerbung auf ${end(vacancy('die ausgeschriebene Stelle', slots))}`,
        (slots) => `hiermit bewerbe ich mich auf ${end(vacancy('die ausgeschriebene Stelle', slots))}`,
      ],
      warm: [
        (slots) => `Ihre Ausschreibung habe ich gelesen und möchte mich auf ${vacancy('die offene Stelle', slots)} bewerben.`,
        (slots) => `Ihnen möchte ich meine Bewerbung auf ${vacancy('die offene Stelle', slots)} vorstellen.`,
      ],
      concise: [
        (slots) => `Ihre Ausschreibung habe ich gelesen; ich bewerbe mich auf ${end(vacancy('die ausgeschriebene Stelle', slots))}`,
        (slots) => `hiermit bewerbe ich mich auf ${end(vacancy('die ausgeschriebene Stelle', slots))}`,
      ],
    },
    focus: [
      ({ topics }) => `In Ihrer Ausschreibung nennen Sie unter anderem ${topics}.`,
      ({ topics }) => `Ihre Ausschreibung nennt unter anderem ${topics}.`,
      ({ topics, many }) => `Laut Ihrer Ausschreibung ${many ? 'sind' : 'ist'} unter anderem ${topics} gefragt.`,
    ],
    years: [
      ({ years }) => `Ich habe ${count(years)} Berufserfahrung.`,
      ({ years }) => `Meine Berufserfahrung umfasst ${count(years)}.`,
      ({ years }) => `Insgesamt bringe ich ${count(years)} Berufserfahrung mit.`,
    ],
    post: [
      ({ where, open }) => (open ? end(`Zurzeit arbeite ich ${where}`) : `Zuletzt war ich ${where} beschäftigt.`),
      ({ where, open }) => (open ? end(`Ich arbeite derzeit ${where}`) : `Zuletzt war ich ${where} tätig.`),
      ({ where, open, since }) =>
        open
          ? end(since === undefined ? `Derzeit arbeite ich ${where}` : `Seit ${since} arbeite ich ${where}`)
          : end(`Zuletzt arbeitete ich ${where}`),
    ],
    worked: [({ where }) => `Ich habe ${where} gearbeitet.`],
    starting: [({ where, year }) => end(`Ab ${year} werde ich ${where} arbeiten`)],
    also: {
      beside: [({ where }) => end(`Daneben arbeite ich ${where}`), ({ where }) => `Außerdem bin ich ${where} tätig.`],
      before: [
        ({ where }) => `Davor war ich ${where} tätig.`,
        ({ where }) => `Früher war ich ${where} tätig.`,
        ({ where }) => `Zuvor war ich ${where} tätig.`,
        ({ where }) => `Ich war vorher ${where} tätig.`,
      ],
      once: [({ where }) => `Auch ${where} war ich tätig.`, ({ where }) => `Ich war außerdem ${where} tätig.`],
    },
    tell,
    tools: [
      ({ short, tools, open }) =>
        open
          ? end(`${capital(short === '' ? 'in meiner Arbeit' : short)} arbeite ich mit ${tools}`)
          : `${capital(short === '' ? 'in meiner Arbeit' : short)} habe ich mit ${tools} gearbeitet.`,
      ({ short, tools, open }) => end(`${joined(' ', 'Zu meiner Arbeit', short, open ? 'gehört' : 'gehörte')} der Umgang mit ${tools}`),
    ],
    knows: [
      ({ skills, many }) => `Zu meinen Kenntnissen ${many ? 'gehören' : 'gehört'} ${skills}.`,
      ({ skills, many }) => `Vertraut ${many ? 'sind' : 'ist'} mir ${skills}.`,
    ],
    link: [
      ({ topics }) => `Diese Beispiele betreffen Punkte Ihrer Ausschreibung: ${topics}.`,
      ({ topics }) => `Ihre Ausschreibung nennt dieselben Themen: ${topics}.`,
      ({ topics }) => `Damit sind Punkte berührt, die Sie nennen: ${topics}.`,
    ],
    skills: [
      ({ skills, asked, many }) =>
        asked
          ? `Von den Kenntnissen, die Sie nennen, bringe ich außerdem ${skills} mit.`
          : `Zu meinen weiteren Kenntnissen ${many ? 'gehören' : 'gehört'} ${skills}.`,
      ({ skills, asked, many }) =>
        asked
          ? `Ebenfalls gefragt und mir vertraut ${many ? 'sind' : 'ist'} ${skills}.`
          : `Darüber hinaus ${many ? 'sind' : 'ist'} mir ${skills} vertraut.`,
      ({ skills, asked, many }) =>
        asked ? `Sie nennen außerdem ${skills}; auch damit bin ich vertraut.` : `Vertraut ${many ? 'sind' : 'ist'} mir außerdem ${skills}.`,
    ],
    study: [
      ({ study, listed }) => end(listed ? `Ich habe gelernt: ${study}` : `Ich habe ${study}`),
      ({ study, listed }) => end(listed ? `Dazu habe ich gelernt: ${study}` : `Mein Bildungsweg umfasst ${study}`),
      ({ study, listed }) => end(listed ? `Gelernt habe ich: ${study}` : `Ich bringe ${study} mit`),
    ],
    studying: [({ study, until }) => end(`Derzeit mache ich ${study}${until === '' ? '' : `, voraussichtlich bis ${until}`}`)],
    papers: [
      ({ papers, many }) => end(`Außerdem habe ich ${many ? 'folgende Nachweise' : 'folgenden Nachweis'}: ${papers}`),
      ({ papers }) => end(`Als Nachweis bringe ich mit: ${papers}`),
    ],
    publications: [({ publications, many }) => end(`Zu meinen Veröffentlichungen ${many ? 'gehören' : 'gehört'} ${publications}`)],
    awards: [
      ({ awards }) => end(`Ausgezeichnet wurde ich wie folgt: ${awards}`),
      ({ awards, many }) => end(`Ich habe ${many ? 'folgende Auszeichnungen' : 'folgende Auszeichnung'} erhalten: ${awards}`),
    ],
    spoken: [({ spoken }) => end(`Ich spreche ${spoken}`), ({ spoken }) => end(`An Sprachen beherrsche ich ${spoken}`)],
    meet: {
      formal: [
        () => 'Für Ihre Fragen und ein persönliches Gespräch stehe ich Ihnen gern zur Verfügung.',
        () => 'In einem Gespräch erläutere ich Ihnen gern, wie diese Erfahrung zu den beschriebenen Aufgaben passt.',
        () => 'Über eine Einladung zu einem Gespräch würde ich mich freuen.',
      ],
      warm: [
        () => 'Über die Arbeit und Ihre Fragen spreche ich gern mit Ihnen.',
        () => 'Gern erzähle ich Ihnen in einem Gespräch mehr und beantworte Ihre Fragen.',
      ],
      concise: [() => 'Für ein Gespräch stehe ich gern zur Verfügung.', () => 'Über ein Gespräch würde ich mich freuen.'],
    },
    thanks: {
      formal: [() => 'Vielen Dank für die Prüfung meiner Bewerbung.', () => 'Für Ihre Aufmerksamkeit danke ich Ihnen.'],
      warm: [() => 'Vielen Dank, dass Sie sich Zeit für diese Zeilen nehmen.', () => 'Danke für Ihre Zeit.'],
      concise: [() => 'Vielen Dank für Ihre Zeit.', () => 'Danke für Ihre Zeit.'],
    },
    signOff: (tone) => ({ formal: 'Mit freundlichen Grüßen', warm: 'Herzliche Grüße', concise: 'Freundliche Grüße' })[tone],
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : GERMAN.where(position, employer);
      return end(joined(', ', headline, place === '' ? '' : `${open ? 'derzeit' : 'zuletzt'} ${place}`));
    },
    years: (years) => `Insgesamt ${count(years)} Berufserfahrung.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `für die Stelle wichtige Kenntnisse: ${skills}`, papers && `Abschlüsse und Nachweise: ${papers}`, spoken && `Sprachen: ${spoken}`))}.`,
  },
};
