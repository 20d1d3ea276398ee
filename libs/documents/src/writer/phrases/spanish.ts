import { canonicalSkill, skillById } from '#language';
import { tellSpanish } from '../grammar/spanish.js';
import { capital, end, inlineCommon, isSelf, joined, joinList, lineUp, plainHouse, referenced, studyLine, withNote } from './common.js';
import type { Contact, Phrasebook, StudyParts, TellSlots, VacancySlots } from './phrasebook.js';

/** Names that begin with a common noun want its article: "en el Hotel Mirador", "en la Clínica del Sur". */
const FEMININE =
  /^(?:clínica|universidad|escuela|academia|fundación|residencia|farmacia|librería|editorial|agencia|asociación|consejería|caja|cooperativa|biblioteca|diputación|empresa|panadería|guardería|policlínica|tienda)$/iu;
const MASCULINE =
  /^(?:hotel|hostal|hospital|colegio|instituto|ayuntamiento|grupo|restaurante|banco|centro|museo|ministerio|despacho|taller|laboratorio|teatro|aeropuerto|puerto|supermercado|bar|café|consorcio|servicio|gobierno|bufete|estudio)$/iu;

function at(name: string): string {
  if (name === '' || isSelf(name)) return '';
  const first = name.split(/\s/u, 1)[0] ?? '';
  if (FEMININE.test(first)) return `en la ${name}`;
  return MASCULINE.test(first) ? `en el ${name}` : `en ${name}`;
}

/** "del Hotel Mirador", "de la Clínica del Sur", "de Moda Aurora" */
function of(company: string): string {
  const place = at(plainHouse(company));
  if (place === '') return `de ${company}`;
  return place.startsWith('en el ') ? `del ${place.slice(6)}` : `de ${place.slice(3)}`;
}

const inline = (term: string): string =>
  inlineCommon(term, (one) => skillById(canonicalSkill(one) ?? '')?.kind !== 'tool' && (one.includes(' ') || /\p{Ll}{6}/u.test(one)));
/** "y" becomes "e" before the sound i, "o" is never needed here. */
const list = (items: readonly string[]): string => joinList(items, ', ', /^(?:i|hi(?!e))/iu.test(items.at(-1) ?? '') ? ' e ' : ' y ');
const quote = (text: string): string => `«${text}»`;
const vacancy = (none: string, { title, company, reference }: VacancySlots): string =>
  joined(' ', referenced(title === undefined ? none : `al puesto ${quote(title)}`, 'referencia', reference), at(company ?? ''));
const count = (years: number): string => `${years} ${years === 1 ? 'año' : 'años'}`;

/** Both surnames, where there are two. */
const surnames = (name: string, family: string): string => (name.split(' ').length > 2 ? name.split(' ').slice(-2).join(' ') : family);

const honoured = ({ address, name, family }: Contact): string =>
  address === undefined
    ? `A la atención de ${name}:`
    : `${address === 'woman' ? 'Estimada señora' : 'Estimado señor'} ${surnames(name, family)}:`;

function openings({ place, section, where, short, project, earlier, open }: TellSlots): readonly string[] {
  if (place === 'again' && section === 'projects') return ['En el mismo proyecto', 'Para ese proyecto'];
  if (place === 'again') return ['En el mismo puesto', 'En ese puesto', 'Además', 'Allí', 'Asimismo', 'Por otra parte'];
  if (place === 'current') return open ? ['En mi puesto actual', 'En este puesto'] : ['En mi último puesto', 'En ese puesto'];
  if (section === 'projects') return [`En mi proyecto ${quote(project)}`, `Para mi proyecto ${quote(project)}`];
  if (place === 'named' && short !== '')
    return [capital(short), `También ${short}`, `En mi trabajo ${short}`, ...(open ? [] : [`Durante mi trabajo ${short}`])];
  if (where === '') return section === 'work' ? ['En mi trabajo'] : ['De forma voluntaria'];
  if (section === 'volunteer') return [`De forma voluntaria, ${where}`];
  return earlier ? [`Antes, ${where}`, `Con anterioridad, ${where}`, capital(where)] : [capital(where)];
}

function subjects({ place, section, where, short, project, open }: TellSlots): readonly string[] {
  if (place === 'again') return section === 'projects' ? ['Ese proyecto'] : ['Ese puesto', 'El mismo trabajo', 'Esa labor'];
  if (place === 'current') return open ? ['Mi puesto actual', 'Este puesto'] : ['Mi último puesto', 'Ese puesto'];
  if (section === 'projects') return [`Mi proyecto ${quote(project)}`];
  const post = place === 'named' && short !== '' ? short : where;
  return section === 'volunteer'
    ? [joined(' ', 'Mi voluntariado', post)]
    : [joined(' ', 'Mi trabajo', post), joined(' ', 'Mi labor', post)];
}

function tell(slots: TellSlots): readonly string[] {
  const { form, lines, place, open } = slots;
  const [line = ''] = lines;
  if (form === 'clause') {
    const told = openings(slots).map((opening) => end(`${opening}, ${line}`));
    return place === 'again' ? [...told, end(`También ${line}`)] : told;
  }
  if (form === 'role') return openings(slots).map((opening) => end(`${opening}, ${open ? 'soy' : 'fui'} ${line}`));
  const verb = open ? 'incluye' : 'incluía';
  const also = place === 'again' ? `${verb} también` : verb;
  const told = (form === 'nominal' ? '' : 'lo siguiente: ') + lineUp(lines, list);
  const sentences = subjects(slots).map((subject) => end(`${subject} ${also} ${told}`));
  return place === 'named' && slots.short !== '' ? [...sentences, end(`${capital(slots.short)}, mi trabajo ${also} ${told}`)] : sentences;
}

const DEGREES: readonly (readonly [article: string, type: RegExp])[] = [
  ['una', /^(?:licenciatura|diplomatura|ingeniería|maestría|especialización|formación)(?!\p{L})/iu],
  ['un', /^(?:grado|máster|master|doctorado|título|ciclo|postgrado|posgrado|certificado|bachillerato|mba|diploma)(?!\p{L})/iu],
];

/** "un Grado en Química (Universidad de Navarra)"; without a type that is known, as it stands behind a colon. */
function held({ type, area, institution }: StudyParts): string {
  const article = DEGREES.find(([, known]) => known.test(type))?.[0];
  if (article === undefined) return `la formación siguiente: ${studyLine({ type, area, institution })}`;
  const same = area === '' || type.toLowerCase().includes(area.toLowerCase());
  return withNote(joined(' ', article, type, same ? '' : `en ${area}`), institution);
}

export const SPANISH: Phrasebook = {
  language: 'es',
  space: ' ',
  list,
  where: (position, employer, foreign = false) =>
    joined(' ', position === '' ? '' : `como ${foreign ? position : inline(position)}`, at(employer)),
  telling: tellSpanish,
  inline,
  study: studyLine,
  held,
  work: (title, by, quoted) => withNote(quoted ? quote(title) : title, by),
  paper: (name) => name,
  withNote,

  letter: {
    salutation: (tone, company, contact) => {
      if (contact !== undefined) return tone === 'warm' ? `Hola, ${contact.name}:` : honoured(contact);
      if (tone === 'warm') return company === undefined ? 'Hola:' : `Hola, equipo ${of(company)}:`;
      return company === undefined ? 'A quien corresponda:' : `Estimado equipo ${of(company)}:`;
    },
    apply: {
      formal: [
        (slots) => end(`Me dirijo a ustedes para presentar mi candidatura ${vacancy('al puesto que ofrecen', slots)}`),
        (slots) => end(`Por la presente les envío mi candidatura ${vacancy('al puesto anunciado', slots)}`),
        (slots) => end(`Con esta carta presento mi candidatura ${vacancy('al puesto anunciado', slots)}`),
      ],
      warm: [
        (slots) => end(`Me interesa su anuncio y quiero presentar mi candidatura ${vacancy('al puesto que ofrecen', slots)}`),
        (slots) => end(`Les escribo para presentarles mi candidatura ${vacancy('al puesto que desean cubrir', slots)}`),
      ],
      concise: [
        (slots) => end(`Presento mi candidatura ${vacancy('al puesto anunciado', slots)}`),
        (slots) => end(`Les envío mi candidatura ${vacancy('al puesto anunciado', slots)}`),
      ],
    },
    focus: [
      ({ topics }) => `Su anuncio menciona, entre otros puntos: ${topics}.`,
      ({ topics, many }) => `Entre los puntos de su anuncio ${many ? 'figuran los siguientes' : 'figura el siguiente'}: ${topics}.`,
      ({ topics }) => `En su anuncio piden, entre otras cosas: ${topics}.`,
    ],
    years: [
      ({ years }) => `Tengo ${count(years)} de experiencia profesional.`,
      ({ years }) => `Mi experiencia profesional suma ${count(years)}.`,
      ({ years }) => `En total cuento con ${count(years)} de experiencia profesional.`,
    ],
    post: [
      ({ where, open }) => end(open ? `Actualmente trabajo ${where}` : `Por último trabajé ${where}`),
      ({ where, open }) => end(open ? `En la actualidad trabajo ${where}` : `Mi último trabajo fue ${where}`),
      ({ where, open, since }) =>
        end(
          open ? (since === undefined ? `Ahora trabajo ${where}` : `Desde ${since} trabajo ${where}`) : `En último lugar trabajé ${where}`,
        ),
    ],
    worked: [({ where }) => end(`He trabajado ${where}`)],
    starting: [({ where, year }) => end(`A partir de ${year} trabajaré ${where}`)],
    also: {
      beside: [({ where }) => end(`También trabajo ${where}`), ({ where }) => end(`A la vez trabajo ${where}`)],
      before: [
        ({ where }) => end(`Anteriormente trabajé ${where}`),
        ({ where }) => end(`Con anterioridad trabajé ${where}`),
        ({ where }) => end(`Trabajé antes ${where}`),
      ],
      once: [({ where }) => end(`También trabajé ${where}`), ({ where }) => end(`Además trabajé ${where}`)],
    },
    tell,
    tools: [
      ({ short, tools, open }) => end(`${capital(short === '' ? 'en mi trabajo' : short)} ${open ? 'trabajo' : 'trabajé'} con ${tools}`),
      ({ short, tools, open }) => end(`${joined(' ', 'Mi trabajo', short, open ? 'incluye' : 'incluía')} el uso de ${tools}`),
    ],
    knows: [({ skills }) => `Tengo conocimientos de ${skills}.`, ({ skills }) => `Aporto conocimientos de ${skills}.`],
    link: [
      ({ topics }) => `Estos ejemplos guardan relación con puntos de su anuncio: ${topics}.`,
      ({ topics }) => `Su anuncio trata de los mismos asuntos: ${topics}.`,
      ({ topics }) => `Son asuntos que ustedes piden: ${topics}.`,
    ],
    skills: [
      ({ skills, asked, many }) =>
        asked
          ? `De los conocimientos que piden, aporto también ${many ? 'estos' : 'este'}: ${skills}.`
          : `Aporto además conocimientos de ${skills}.`,
      ({ skills, asked }) =>
        asked ? `También respondo a estos puntos de su anuncio: ${skills}.` : `También tengo conocimientos de ${skills}.`,
      ({ skills, asked }) => (asked ? `Mencionan además lo siguiente, que conozco: ${skills}.` : `A ello sumo conocimientos de ${skills}.`),
    ],
    study: [
      ({ study, listed }) => end(listed ? `Mi formación es la siguiente: ${study}` : `Tengo ${study}`),
      ({ study, listed }) => end(listed ? `He cursado lo siguiente: ${study}` : `Mi formación incluye ${study}`),
      ({ study, listed }) =>
        end(listed ? `En cuanto a formación, cuento con lo siguiente: ${study}` : `En cuanto a formación, cuento con ${study}`),
    ],
    studying: [
      ({ study, until }) => end(`Mi formación en curso es la siguiente: ${study}${until === '' ? '' : `, con final previsto en ${until}`}`),
      ({ study, until }) => end(`Estoy cursando ${study}${until === '' ? '' : `, con final previsto en ${until}`}`),
    ],
    papers: [
      ({ papers, many }) => end(`Cuento con ${many ? 'los siguientes certificados' : 'el siguiente certificado'}: ${papers}`),
      ({ papers, many }) => end(`Tengo ${many ? 'estos certificados' : 'este certificado'}: ${papers}`),
    ],
    publications: [({ publications }) => end(`Mis publicaciones incluyen ${publications}`)],
    awards: [
      ({ awards }) => end(`He recibido el siguiente reconocimiento: ${awards}`),
      ({ awards }) => end(`Mi trabajo ha sido reconocido así: ${awards}`),
    ],
    spoken: [({ spoken }) => end(`Hablo ${spoken}`), ({ spoken, many }) => end(many ? `Mis idiomas son ${spoken}` : `Hablo ${spoken}`)],
    meet: {
      formal: [
        () => 'Quedo a su disposición para una entrevista en la que pueda ampliar estos datos y responder a sus preguntas.',
        () => 'En una entrevista podría explicarles con más detalle cómo encaja esta experiencia con el puesto.',
        () => 'Con gusto hablaría con ustedes sobre el puesto en una entrevista.',
      ],
      warm: [
        () => 'Me gustaría conversar con ustedes sobre el puesto y responder a sus preguntas.',
        () => 'Con gusto les contaré más en una conversación y responderé a lo que quieran saber.',
      ],
      concise: [() => 'Quedo a su disposición para una entrevista.', () => 'Con gusto hablaría con ustedes en una entrevista.'],
    },
    thanks: {
      formal: [() => 'Les agradezco la atención que dediquen a mi candidatura.', () => 'Muchas gracias por considerar mi candidatura.'],
      warm: [() => 'Gracias por el tiempo que dedican a leer esta carta.', () => 'Gracias por leerme.'],
      concise: [() => 'Gracias por su tiempo.', () => 'Gracias por su atención.'],
    },
    signOff: (tone) => ({ formal: 'Atentamente,', warm: 'Un cordial saludo,', concise: 'Saludos cordiales,' })[tone],
  },

  summary: {
    who: ({ headline, position, employer, open }) => {
      const same = position.toLowerCase() === headline.toLowerCase();
      const place = same ? at(employer) : SPANISH.where(position, employer);
      return end(joined(', ', headline, place === '' ? '' : `${open ? 'actualmente' : 'por último'} ${place}`));
    },
    years: (years) => `En total, ${count(years)} de experiencia profesional.`,
    offer: ({ skills, papers, spoken }) =>
      `${capital(joined('; ', skills && `conocimientos relacionados con el puesto: ${skills}`, papers && `formación y certificados: ${papers}`, spoken && `idiomas: ${spoken}`))}.`,
  },
};
