import { canonicalSkill, skillById } from '#language';
import { tellFrench } from '../grammar/french.js';
import { elides } from '../grammar/french-nouns.js';
import { capital, end, inlineCommon, isSelf, joinList, joined, lineUp, plainHouse, referenced, studyLine, withNote } from './common.js';
import type { Contact, Phrasebook, StudyParts, TellSlots, VacancySlots } from './phrasebook.js';

/** Names that begin with a common noun want its article: « à la Clinique des Lilas », « au CHU de Rennes », « à l'École Pasteur ». */
const FEMININE =
  /^(?:clinique|polyclinique|mairie|ville|région|société|banque|maison|pharmacie|boulangerie|librairie|bibliothèque|fondation|coopérative|crèche|résidence|métropole|communauté|préfecture|caisse|chambre|direction|brasserie|crêperie|compagnie|fédération|faculté)$/iu;
const MASCULINE =
  /^(?:chu|chr|ch|cnrs|centre|lycée|collège|groupe|cabinet|restaurant|laboratoire|musée|conseil|ministère|département|théâtre|garage|service|syndicat|tribunal|rectorat|magasin|supermarché|crédit|bureau|café|bar|camping|château)$/iu;
const ELIDED =
  /^(?:université|école|association|agence|académie|auberge|entreprise|administration|hôpital|hôtel|institut|ehpad|ifsi|insa|iut|hypermarché|office|observatoire|opéra|établissement)$/iu;

function at(name: string): string {
  if (name === '' || isSelf(name)) return '';
  const first = name.split(/[\s'’]/u, 1)[0] ?? '';
  if (FEMININE.test(first)) return `à la ${name}`;
  if (MASCULINE.test(first)) return `au ${name}`;
  return ELIDED.test(first) ? `à l'${name}` : `chez ${name}`;
}

/** « d'Atelier Corvin », « de la Clinique des Lilas », « du CHU de Rennes » */
function of(name: string): string {
  const place = at(name);
  if (place.startsWith('au ')) return `du ${name}`;
  if (place.startsWith('à l')) return `de ${place.slice(2)}`;
  return elides(name) ? `d'${name}` : `de ${name}`;
}

const inline = (term: string): string =>
  inlineCommon(term, (one) => skillById(canonicalSkill(one) ?? '')?.kind !== 'tool' && (one.includes(' ') || /\p{Ll}{5}/u.test(one)));
const as = (position: string, foreign: boolean): string =>
  `en tant qu${elides(position) ? "'" : 'e '}${foreign ? position : inline(position)}`;
const quote = (text: string): string => `« ${text} »`;
const vacancy = (none: string, { title, company, reference }: VacancySlots): string =>
  joined(' ', referenced(title === undefined ? none : `au poste ${quote(title)}`, 'référence', reference), at(company ?? ''));
const count = (years: number): string => `${years} ${years === 1 ? 'an' : 'ans'}`;

const honoured = ({ address }: Contact): string | undefined =>
  address === undefined ? undefined : address === 'woman' ? 'Madame' : 'Monsieur';

function openings({ place, section, where, short, project, earlier, open }: TellSlots): readonly string[] {
  if (place === 'again' && section === 'projects') return ['Dans ce même projet', 'Pour ce projet'];
  if (place === 'again') return ['Dans ce même poste', 'À ce poste également', 'Là aussi', 'De plus', 'En outre', 'Par ailleurs'];
  if (place === 'current')
    return open ? ['Dans mon poste actuel', 'À ce poste', 'À ce titre'] : ['Dans mon dernier poste', 'À ce poste', 'À ce titre'];
  if (section === 'projects') return [`Dans mon projet ${quote(project)}`, `Pour mon projet ${quote(project)}`];
  if (place === 'named' && short !== '')
    return [capital(short), `Toujours ${short}`, `Dans mon travail ${short}`, ...(open ? [] : [`Durant mon travail ${short}`])];
  if (where === '') return section === 'work' ? ['Dans mon travail'] : ['Comme bénévole'];
  if (section === 'volunteer') return [`À titre bénévole, ${where}`];
  return earlier ? [`Auparavant, ${where}`, `Avant cela, ${where}`, capital(where)] : [capital(where)];
}

function subjects({ place, section, where, short, project, open }: TellSlots): readonly string[] {
  if (place === 'again') return section === 'projects' ? ['Ce projet'] : ['Ce poste', 'Ce même travail', 'Cette activité'];
  if (place === 'current') return open ? ['Mon poste actuel', 'Ce poste'] : ['Mon dernier poste', 'Ce poste'];
  if (section === 'projects') return [`Mon projet ${quote(project)}`];
  const post = place === 'named' && short !== '' ? short : where;
  return section === 'volunteer'
    ? [joined(' ', 'Mon engagement bénévole', post)]
    : [joined(' ', 'Mon travail', post), joined(' ', 'Mon activité', post)];
}

function tell(slots: TellSlots): readonly string[] {
  const { form, lines, place, open } = slots;
  const [line = ''] = lines;
  if (form === 'clause') {
    const told = openings(slots).map((opening) => end(`${opening}, ${line}`));
    return place === 'again' && /^j'ai \p{Ll}+é /u.test(line) ? [...told, end(line.replace(/^j'ai /u, "J'ai aussi "))] : told;
  }
  if (form === 'role') return openings(slots).map((opening) => end(`${opening}, ${open ? 'je suis' : "j'ai été"} ${line}`));
  const verb = open ? 'comprend' : 'comprenait';
  const also = place === 'again' ? `${verb} aussi` : verb;
  const list = (form === 'nominal' ? '' : 'ceci : ') + lineUp(lines, FRENCH.list, ' ; ');
  const told = subjects(slots).map((subject) => end(`${subject} ${also} ${list}`));
  return place === 'named' && slots.short !== '' ? [...told, end(`${capital(slots.short)}, mon travail ${also} ${list}`)] : told;
}

const DEGREES: readonly (readonly [article: string, type: RegExp])[] = [
  ['une', /^(?:licence|maîtrise|formation|habilitation|agrégation|école)(?!\p{L})/iu],
  [
    'un',
    /^(?:bac|baccalauréat|bts|but|dut|cap|bep|deug|dea|dess|master|mastère|doctorat|diplôme|titre|brevet|certificat|bachelor|mba|phd)(?!\p{L})/iu,
  ],
];

/** « un DUT Génie civil (IUT de Nîmes) »; without a type that is known, as it stands behind a colon. */
function held({ type, area, institution }: StudyParts): string {
  const article = DEGREES.find(([, known]) => known.test(type))?.[0];
  if (article === undefined) return `la formation suivante : ${studyLine({ type, area, institution })}`;
  const same = type.toLowerCase().includes(area.toLowerCase());
  const plain = /^\p{Lu}\p{Ll}/u.test(type) ? type.slice(0, 1).toLowerCase() + type.slice(1) : type;
  return withNote(joined(' ', article, plain, same ? '' : area), institution);
}

export const FRENCH: Phrasebook = {
  language: 'fr',
  space: ' ',
  list: (items) => joinList(items, ', ', ' et '),
  where: (position, employer, foreign = false) => joined(' ', position === '' ? '' : as(position, foreign), at(employer)),
  telling: tellFrench,
  inline,
  study: studyLine,
  held,
  work: (title, by, quoted) => withNote(quoted ? quote(title) : title, by),
  paper: (name) => name,
  withNote,

  letter: {
    salutation: (tone, company, contact) => {
      if (contact !== undefined) {
        const honour = honoured(contact);
        if (tone === 'warm') return `Bonjour ${honour === undefined ? contact.name : `${honour} ${contact.family}`},`;
        return honour === undefined ? `À l'attention de ${contact.name},` : `${honour} ${contact.family},`;
      }
      if (tone === 'warm') return company === undefined ? 'Bonjour,' : `Bonjour à l'équipe ${of(plainHouse(company))},`;
      return 'Madame, Monsieur,';
    },
    apply: {
      formal: [
        (slots) => end(`Je vous adresse ma candidature ${vacancy('au poste que vous proposez', slots)}`),
        (slots) => end(`Par la présente, je pose ma candidature ${vacancy('au poste que vous proposez', slots)}`),
        (slots) => end(`Je souhaite vous présenter ma candidature ${vacancy('au poste que vous proposez', slots)}`),
      ],
      warm: [
        (slots) => end(`Votre annonce m'intéresse, et je souhaite poser ma candidature ${vacancy('au poste que vous proposez', slots)}`),
        (slots) => end(`Votre annonce m'amène à vous proposer ma candidature ${vacancy('au poste à pourvoir', slots)}`),
      ],
      concise: [
        (slots) => end(`Je pose ma candidature ${vacancy('au poste que vous proposez', slots)}`),
        (slots) => end(`Voici ma candidature ${vacancy('au poste que vous proposez', slots)}`),
      ],
    },
    focus: [
      ({ topics }) => `Votre annonce mentionne notamment : ${topics}.`,
      ({ topics, many }) => `Parmi les points de votre annonce ${many ? 'figurent ceux-ci' : 'figure celui-ci'} : ${topics}.`,
      ({ topics }) => `Vous citez entre autres dans votre annonce : ${topics}.`,
    ],
    years: [
      ({ years }) => `J'ai ${count(years)} d'expérience professionnelle.`,
      ({ years }) => `Mon expérience professionnelle est de ${count(years)}.`,
      ({ years }) => `Au total, je compte ${count(years)} d'expérience professionnelle.`,
    ],
    post: [
      ({ where, open }) => end(open ? `J'exerce actuellement ${where}` : `J'ai exercé en dernier lieu ${where}`),
      ({ where, open }) => end(open ? `Je travaille actuellement ${where}` : `J'ai travaillé en dernier lieu ${where}`),
      ({ where, open, since }) =>
        end(
          open
            ? since === undefined
              ? `Actuellement, je travaille ${where}`
              : `Depuis ${since}, je travaille ${where}`
            : `En dernier lieu, j'ai travaillé ${where}`,
        ),
    ],
    worked: [({ where }) => end(`J'ai travaillé ${where}`)],
    starting: [({ where, year }) => end(`À partir de ${year}, je travaillerai ${where}`)],
    also: {
      beside: [({ where }) => end(`Je travaille aussi ${where}`), ({ where }) => end(`Parallèlement, je travaille ${where}`)],
      before: [
        ({ where }) => end(`J'ai exercé auparavant ${where}`),
        ({ where }) => end(`Avant cela, j'ai travaillé ${where}`),
        ({ where }) => end(`Plus tôt, j'ai travaillé ${where}`),
        ({ where }) => end(`Par le passé, j'ai exercé ${where}`),
      ],
      once: [({ where }) => end(`J'ai aussi travaillé ${where}`), ({ where }) => end(`J'ai également exercé ${where}`)],
    },
    tell,
    tools: [
      ({ short, tools, open }) =>
        end(`${capital(short === '' ? 'dans mon travail' : short)}, ${open ? 'je travaille' : "j'ai travaillé"} avec ${tools}`),
      ({ short, tools, open }) => end(`${joined(' ', 'Mon travail', short, open ? 'fait' : 'faisait')} appel à ${tools}`),
    ],
    knows: [({ skills }) => `Mes compétences sont les suivantes : ${skills}.`, ({ skills }) => `J'ai des connaissances en ${skills}.`],
    link: [
      ({ topics }) => `Ces exemples se rapportent à des points de votre annonce : ${topics}.`,
      ({ topics }) => `Votre annonce évoque les mêmes sujets : ${topics}.`,
      ({ topics }) => `Ce sont des sujets que vous citez : ${topics}.`,
    ],
    skills: [
      ({ skills, asked, many }) =>
        asked
          ? `Parmi les compétences que vous citez, j'apporte aussi ${many ? 'celles-ci' : 'celle-ci'} : ${skills}.`
          : `À cela ${many ? `s'ajoutent ces compétences` : `s'ajoute cette compétence`} : ${skills}.`,
      ({ skills, asked }) =>
        asked
          ? `Je réponds aussi aux points suivants de votre annonce : ${skills}.`
          : `Mes autres compétences sont les suivantes : ${skills}.`,
      ({ skills, asked, many }) =>
        asked
          ? `Vous mentionnez encore ${many ? 'ces points, que je connais' : 'ce point, que je connais'} : ${skills}.`
          : `J'ai également des connaissances en ${skills}.`,
    ],
    study: [
      ({ study, listed }) =>
        end(
          listed ? `Ma formation est la suivante : ${study}` : `Je suis titulaire ${study.startsWith('un') ? `d'${study}` : `de ${study}`}`,
        ),
      ({ study, listed }) => end(listed ? `J'ai suivi la formation que voici : ${study}` : `Mon parcours comprend ${study}`),
      ({ study, listed }) => end(listed ? `Côté formation, mon parcours comprend ceci : ${study}` : `Côté formation, j'ai ${study}`),
    ],
    studying: [
      ({ study, until }) => end(`Ma formation en cours est la suivante : ${study}${until === '' ? '' : `, fin prévue en ${until}`}`),
      ({ study, until }) => end(`Je suis actuellement en formation pour ${study}${until === '' ? '' : `, fin prévue en ${until}`}`),
    ],
    papers: [
      ({ papers, many }) => end(`Je détiens ${many ? 'les certificats suivants' : 'le certificat suivant'} : ${papers}`),
      ({ papers, many }) => end(many ? `Mes certificats sont les suivants : ${papers}` : `Mon certificat est le suivant : ${papers}`),
    ],
    publications: [({ publications }) => end(`Mes publications comprennent ${publications}`)],
    awards: [
      ({ awards }) => end(`J'ai reçu la distinction suivante : ${awards}`),
      ({ awards }) => end(`Mon travail a été distingué ainsi : ${awards}`),
    ],
    spoken: [({ spoken }) => end(`Je parle ${spoken}`)],
    meet: {
      formal: [
        () => 'Je reste disponible pour un entretien au cours duquel je pourrai préciser ces points.',
        () => 'Un entretien me permettrait de vous présenter plus en détail ce travail et de répondre à vos questions.',
        () => "J'en parlerais volontiers avec vous lors d'un entretien.",
      ],
      warm: [
        () => "J'aurais plaisir à échanger avec vous sur le poste et à répondre à vos questions.",
        () => "Ce serait un plaisir d'en parler avec vous et de répondre à vos questions.",
      ],
      concise: [() => 'Je reste disponible pour un entretien.', () => "J'en parlerais volontiers avec vous lors d'un entretien."],
    },
    thanks: {
      formal: [
        () => "Je vous remercie de l'attention que vous porterez à ma candidature.",
        () => 'Je vous remercie du temps que vous consacrerez à ma candidature.',
      ],
      warm: [() => 'Merci du temps que vous consacrez à cette lettre.', () => 'Merci de votre lecture.'],
      concise: [() => 'Je vous remercie de votre lecture.', () => 'Merci de votre attention.'],
    },
    signOff: (tone, contact) => {
      if (tone !== 'formal') return tone === 'warm' ? 'Bien cordialement,' : 'Cordialement,';
      return `Je vous prie d'agréer, ${(contact === undefined ? undefined : honoured(contact)) ?? 'Madame, Monsieur'}, mes salutations distinguées.`;
    },
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : FRENCH.where(position, employer);
      return end(joined(', ', headline, place === '' ? '' : `${open ? 'actuellement' : 'en dernier lieu'} ${place}`));
    },
    years: (years) => `Au total, ${count(years)} d'expérience professionnelle.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `compétences en lien avec le poste : ${skills}`, papers && `formation et certificats : ${papers}`, spoken && `langues : ${spoken}`))}.`,
  },
};
