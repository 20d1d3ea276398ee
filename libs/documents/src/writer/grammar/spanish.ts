import { bare, firstSentence, firstWord, gently, uncapital, wordSet, type Telling } from './telling.js';
import { spanishGender } from './spanish-nouns.js';

/** First person of the past that does not end in -é or -í. */
const STRONG = wordSet(
  'hice puse tuve conduje reduje introduje traduje produje obtuve propuse dispuse mantuve contuve fui di vi supe quise vine anduve estuve pude deduje induje compuse expuse impuse repuse rehíce sostuve detuve intervine convine',
);
/** Words in -é or -í at the start of a line that are no verb. */
const NOT_VERB = wordSet('café té así aquí allí ahí mí sí bebé comité chalé bufé puré carné clínicas');
const INFINITIVE = /^\p{L}{2,}(?:ar|er|ir|ír)$/u;
const NOT_INFINITIVE = wordSet(
  'hogar bar lugar taller alquiler mujer líder mar par poder deber auxiliar titular militar escolar familiar máster póster súper chófer bazar elixir porvenir',
);
const COMPLEMENT = /^(?:de|del|en|y|a|al|con|para|por|e)(?!\p{L})/u;

/** The same deed in the third person, as some write their résumé, and its first person. */
const THIRD: Readonly<Record<string, string>> = {
  hizo: 'hice',
  puso: 'puse',
  tuvo: 'tuve',
  condujo: 'conduje',
  redujo: 'reduje',
  introdujo: 'introduje',
  tradujo: 'traduje',
  produjo: 'produje',
  obtuvo: 'obtuve',
  propuso: 'propuse',
  dispuso: 'dispuse',
  mantuvo: 'mantuve',
  dio: 'di',
  fue: 'fui',
  estuvo: 'estuve',
  compuso: 'compuse',
  sostuvo: 'sostuve',
  intervino: 'intervine',
  rehízo: 'rehíce',
  supo: 'supe',
};
/** Third person -ó to first -é, with the spelling Spanish wants: "buscó" busqué, "pagó" pagué, "organizó" organicé, "escribió" escribí. */
function firstPerson(verb: string): string | undefined {
  if (THIRD[verb] !== undefined) return THIRD[verb];
  if (verb.endsWith('ió'))
    return /(?:mbió|nció|dió|rió|bió|tió|nvió|mpió|lió|quirió|gió|nió|vió|mió|ció)$/u.test(verb) && !VERBS_IAR.has(verb)
      ? `${verb.slice(0, -2)}í`
      : `${verb.slice(0, -1)}é`;
  if (!/(?<=\p{L}{2})ó$/u.test(verb)) return undefined;
  const stem = verb.slice(0, -1);
  if (stem.endsWith('c')) return `${stem.slice(0, -1)}qué`;
  if (stem.endsWith('g')) return `${stem}ué`;
  return stem.endsWith('z') ? `${stem.slice(0, -1)}cé` : `${stem}é`;
}
/** Verbs in -iar keep their i: "cambió" cambié, not "cambí". */
const VERBS_IAR = wordSet(
  'cambió inició limpió estudió negoció evaluó anunció financió gestionó envió amplió copió asoció renunció presenció diferenció potenció licenció agenció medió remedió custodió',
);

/** First person of the present, as some write what they do now; nouns that look like one ("apoyo", "diseño") are not among them. */
const PRESENT = wordSet(
  'dirijo coordino gestiono superviso realizo elaboro preparo atiendo imparto organizo enseño cuido hago mantengo conduzco planifico redacto vendo reparo instalo programo analizo asesoro acompaño ayudo limpio cocino colaboro participo represento evalúo actualizo llevo administro tramito formo lidero soy respondo negocio ejecuto impulso redacto traduzco interpreto investigo produzco',
);

/** What somebody was there, without article. */
const ROLE =
  /^(?:responsable|encargad[oa]|jef[ea]|coordinador|coordinadora|director|directora|supervisor|supervisora|ayudante|auxiliar|asistente|miembro|tutor|tutora|monitor|monitora|formador|formadora|voluntari[oa]|secretari[oa]|tesorer[oa]|presidente|presidenta|delegad[oa]|referente|mejor|profesor|profesora|técnic[oa]|agente|becari[oa])(?=\s(?:del?|en|para|con|a)(?!\p{L})|$)/iu;

/** Makes a line fit for "…, reduje los costes" or "mi trabajo incluye la gestión …"; undefined where no sentence of ours is right for it. */
export function tellSpanish(highlight: string, open: boolean): Telling | undefined {
  const text = bare(firstSentence(highlight));
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase().replace(/,$/u, '');
  if (text === '') return undefined;
  if (rest === '') return { form: ROLE.test(text) ? 'role' : 'listed', text: gently(text) };
  if (first === 'he' || first === 'me') return { form: 'clause', text: uncapital(text) };
  if ((/(?<=\p{L}{2})[éí]$/u.test(first) && !NOT_VERB.has(first)) || STRONG.has(first)) return { form: 'clause', text: uncapital(text) };
  if (PRESENT.has(first) && /^(?:a|al|las?|los|el|un|una|de|del|en|con|por|mi|\d|\p{L}{4,})/u.test(rest) && !/^de(?:l)?\s/u.test(rest))
    return open ? { form: 'clause', text: uncapital(text) } : undefined;
  const own = firstPerson(first);
  if (own !== undefined && !word.endsWith(',')) return { form: 'clause', text: `${own} ${rest}` };
  if (ROLE.test(text)) return { form: 'role', text: uncapital(text) };
  if (INFINITIVE.test(first) && !NOT_INFINITIVE.has(first))
    return { form: 'clause', text: `me ${open ? 'corresponde' : 'correspondió'} ${uncapital(text)}` };
  // "Usado por 400 alumnos": nothing says who did it.
  if (/(?:ado|ada|ados|adas|ido|ida|idos|idas)$/u.test(first) && /^(?:por|en|con|para)(?!\p{L})/u.test(rest)) return undefined;
  if (COMPLEMENT.test(rest)) {
    const gender = spanishGender(first);
    if (gender !== undefined) return { form: 'nominal', text: `${gender} ${uncapital(text)}` };
  }
  return { form: 'listed', text: gently(text) };
}
