import { tellGerman } from '../grammar/german.js';
import { capital, isSelf, joinList, joined, studyLine, withNote, turned } from './common.js';
import type { Phrasebook, TellSlots, VacancySlots } from './phrasebook.js';

/** A legal form is a woman (die GmbH, die AG), a house or an office has its own preposition. The name itself is never inflected. */
const COMPANY = /\s(?:g?GmbH|AG|KG|OHG|SE|UG|GbR|eG|KGaA|Gesellschaft)(?:\s&\sCo\.?\s?KG(?:aA)?)?$/u;
const AM = /(?:klinikum|gymnasium|institut|theater|museum|flughafen|zentrum|lehrstuhl)$/iu;
const AN_DER = /(?:universität|hochschule|schule|klinik|akademie|oper|charité)$/iu;
const IM =
  /^(?:kaufhaus|hotel|restaurant|café|gasthaus|gasthof|krankenhaus|seniorenheim|pflegeheim|altenheim|autohaus|möbelhaus|warenhaus|ministerium|kindergarten)$/iu;
const IN_DER =
  /^(?:praxis|apotheke|kanzlei|bäckerei|gärtnerei|kita|werkstatt|buchhandlung|arztpraxis|zahnarztpraxis|kindertagesstätte|gaststätte)$/iu;
const BEI_DER = /^(?:stadt|gemeinde|sparkasse|bundeswehr|polizei|feuerwehr|agentur|firma|bank|diakonie|caritas|volksbank)$/iu;

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
  if (BEI_DER.test(first)) return `bei der ${name}`;
  if (AM.test(first)) return `am ${name}`;
  return AN_DER.test(first) ? `an der ${name}` : `bei ${name}`;
}

const vacancy = (none: string, { title, company }: VacancySlots): string =>
  joined(' ', title === undefined ? none : `die Stelle ${quote(title)}`, at(company ?? ''));
const count = (years: number): string => `${years} ${years === 1 ? 'Jahr' : 'Jahre'}`;

/** The verb follows at once: "Als X bei Y leitete ich", but a comma closes what was put in between ("Davor, als X bei Y, plante ich"). */
function opening({ place, told, section, where, short, project, earlier, open, turn }: TellSlots): string {
  if (place === 'again' && section === 'projects') return 'In demselben Projekt';
  if (place === 'again') return turn % 2 === 0 ? 'In derselben Stelle' : 'Dort';
  if (place === 'current') return open ? 'In meiner jetzigen Stelle' : 'In meiner letzten Stelle';
  if (section === 'projects') return `In meinem Projekt ${project}`;
  if (place === 'named' && short !== '') return told && turn % 2 === 0 ? `Auch ${short}` : capital(short);
  if (where === '') return section === 'work' ? 'In meiner Arbeit' : 'Ehrenamtlich';
  if (section === 'volunteer') return `Ehrenamtlich, ${where},`;
  return earlier ? `Davor, ${where},` : capital(where);
}

/** In the dative, as it stands after "zu". */
function subject({ place, section, where, short, project, open }: TellSlots): string {
  if (place === 'current') return open ? 'meiner jetzigen Stelle' : 'meiner letzten Stelle';
  if (section === 'projects') return `meinem Projekt ${project}`;
  return joined(' ', section === 'volunteer' ? 'meinem Ehrenamt' : 'meiner Arbeit', place === 'named' ? short : where);
}

function tell(slots: TellSlots): string {
  const { telling, place, open, turn } = slots;
  if (telling.form === 'clause') return `${opening(slots)} ${telling.text}.`;
  if (telling.form === 'nominal')
    return place === 'again'
      ? `Hinzu ${open ? 'kommt' : 'kam'} ${telling.text}.`
      : `Zu ${subject(slots)} ${open ? 'gehört' : 'gehörte'} ${telling.text}.`;
  const quotes = GERMAN.list(slots.quotes.map(quote));
  if (place === 'again') return `${turned(turn, ['Außerdem steht dort', 'Weiter heißt es dort', 'Ebenso steht dort'])}: ${quotes}.`;
  const about = subject(slots);
  const lead = turned(turn, [
    `Zu ${about} steht in meinem Lebenslauf`,
    `Zu ${about} heißt es in meinem Lebenslauf`,
    `Mein Lebenslauf sagt zu ${about}`,
  ]);
  return `${lead}: ${quotes}.`;
}

export const GERMAN: Phrasebook = {
  language: 'de',
  space: ' ',
  list: (items) => joinList(items, ', ', ' und '),
  where: (position, employer) => joined(' ', position === '' ? '' : `als ${position}`, at(employer)),
  telling: tellGerman,
  inline: (term) => term,
  study: studyLine,
  withNote,
  writtenIn: {
    en: 'in englischer Sprache',
    fr: 'in französischer Sprache',
    de: 'in deutscher Sprache',
    es: 'in spanischer Sprache',
    ja: 'in japanischer Sprache',
    other: 'in einer anderen Sprache',
  },

  letter: {
    salutation: (tone) => (tone === 'warm' ? 'Guten Tag,' : 'Sehr geehrte Damen und Herren,'),
    // After the comma of the salutation German goes on in lower case; „Ihre“ and „Ihnen“ are capital anyway.
    apply: {
      formal: [
        (slots) => `Ihre Ausschreibung habe ich gelesen und bewerbe mich hiermit auf ${vacancy('die ausgeschriebene Stelle', slots)}.`,
        (slots) => `Ihnen sende ich hiermit meine Bewerbung auf ${vacancy('die ausgeschriebene Stelle', slots)}.`,
      ],
      warm: [
        (slots) => `Ihre Ausschreibung habe ich gelesen und möchte mich auf ${vacancy('die offene Stelle', slots)} bewerben.`,
        (slots) => `Ihnen möchte ich meine Bewerbung auf ${vacancy('die offene Stelle', slots)} vorstellen.`,
      ],
      concise: [(slots) => `Ihre Ausschreibung habe ich gelesen; ich bewerbe mich auf ${vacancy('die ausgeschriebene Stelle', slots)}.`],
    },
    focus: [
      ({ topics }) => `In Ihrer Ausschreibung nennen Sie unter anderem: ${topics}.`,
      ({ topics }) => `Ihre Ausschreibung nennt unter anderem: ${topics}.`,
    ],
    years: [({ years }) => `Ich habe ${count(years)} Berufserfahrung.`, ({ years }) => `Meine Berufserfahrung umfasst ${count(years)}.`],
    post: [
      ({ where, open }) => (open ? `Zurzeit arbeite ich ${where}.` : `Zuletzt habe ich ${where} gearbeitet.`),
      ({ where, open }) => (open ? `Ich arbeite derzeit ${where}.` : `Zuletzt war ich ${where} tätig.`),
    ],
    quoting: [({ writtenIn }) => `Mein Lebenslauf liegt ${writtenIn} vor; die folgenden Zitate stehen im Wortlaut.`],
    lead: [
      () => 'Einige Beispiele aus meiner Arbeit zeigen, was ich mitbringe.',
      () => 'Aus meiner Arbeit möchte ich Ihnen einige Beispiele nennen.',
    ],
    tell,
    link: [
      ({ topics }) => `Diese Beispiele betreffen Punkte Ihrer Ausschreibung: ${topics}.`,
      ({ topics }) => `Ihre Ausschreibung nennt dieselben Themen: ${topics}.`,
    ],
    skills: [
      ({ skills, asked, many }) =>
        asked
          ? `Von den Kenntnissen, die Sie nennen, ${many ? 'stehen' : 'steht'} in meinem Lebenslauf außerdem: ${skills}.`
          : `Als weitere Kenntnisse nennt mein Lebenslauf: ${skills}.`,
      ({ skills, asked, many }) =>
        asked
          ? `Ebenfalls gefragt und in meinem Lebenslauf aufgeführt ${many ? 'sind' : 'ist'}: ${skills}.`
          : `Zu meinen weiteren Kenntnissen ${many ? 'gehören' : 'gehört'}: ${skills}.`,
    ],
    study: [({ study }) => `Zu meinem Bildungsweg gehört: ${study}.`],
    papers: [({ papers, many }) => `Außerdem habe ich ${many ? 'folgende Nachweise' : 'folgenden Nachweis'}: ${papers}.`],
    spoken: [({ spoken }) => `Ich spreche ${spoken}.`],
    before: [({ where }) => `Davor war ich ${where} tätig.`, ({ where }) => `Früher habe ich ${where} gearbeitet.`],
    meet: {
      formal: [
        () => 'Für Ihre Fragen und ein persönliches Gespräch stehe ich Ihnen gern zur Verfügung.',
        () => 'In einem Gespräch erläutere ich Ihnen gern, wie diese Erfahrung zu den beschriebenen Aufgaben passt.',
      ],
      warm: [
        () => 'Über die Arbeit und Ihre Fragen spreche ich gern mit Ihnen.',
        () => 'Gern erzähle ich Ihnen in einem Gespräch mehr und beantworte Ihre Fragen.',
      ],
      concise: [() => 'Für ein Gespräch stehe ich gern zur Verfügung.'],
    },
    attached: [
      () => 'Der beigefügte Lebenslauf nennt zu jeder Station den Zeitraum und die Einzelheiten, sodass sich jeder Punkt nachprüfen lässt.',
      () => 'Zeiträume und Einzelheiten aller Stationen finden Sie im beigefügten Lebenslauf.',
    ],
    since: [({ year }) => `Meine jetzige Stelle habe ich seit ${year} inne.`],
    based: [({ city }) => `Ich wohne in ${city}.`],
    reach: [({ contact }) => `Sie erreichen mich unter ${contact}.`],
    ask: [() => 'Sollte eine Angabe darin Fragen aufwerfen, erläutere ich sie Ihnen gern schriftlich oder am Telefon.'],
    thanks: {
      formal: [() => 'Vielen Dank für die Prüfung meiner Bewerbung.'],
      warm: [() => 'Vielen Dank, dass Sie sich Zeit für diese Zeilen nehmen.'],
      concise: [() => 'Vielen Dank für Ihre Zeit.'],
    },
    signOff: { formal: 'Mit freundlichen Grüßen', warm: 'Herzliche Grüße', concise: 'Freundliche Grüße' },
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : GERMAN.where(position, employer);
      return `${joined(', ', headline, place === '' ? '' : `${open ? 'derzeit' : 'zuletzt'} ${place}`)}.`;
    },
    years: (years) => `Insgesamt ${count(years)} Berufserfahrung.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `für die Stelle wichtige Kenntnisse: ${skills}`, papers && `Abschlüsse und Nachweise: ${papers}`, spoken && `Sprachen: ${spoken}`))}.`,
  },
};
