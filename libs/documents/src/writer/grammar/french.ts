import { elides, frenchGender } from './french-nouns.js';
import { bare, firstSentence, firstWord, gently, uncapital, wordSet, type Telling } from './telling.js';

/** Past participles with « avoir » that do not end in -é; those in -é are told by their ending. */
const PARTICIPLES = wordSet(`
  abouti accompli accru acquis agrandi appris approfondi atteint bâti choisi complu conclu conçu conduit construit converti convaincu couvert cuit défendu défini découvert démis dissous
  écrit élargi embelli enrichi entrepris entretenu établi fait fini fourni franchi garanti instruit interrompu introduit investi maintenu mis obtenu offert
  ouvert perçu permis pourvu pris produit promu proscrit réagi rebâti reconduit reconstruit reçu recueilli redéfini réduit réécrit refait réinvesti rejoint remis rendu repris
  résolu restreint réuni réussi rétabli servi soumis souscrit soutenu suivi surpris tenu traduit transcrit transmis unifié vendu vérifié`);
/** Words in -é at the start of a line that are no participle with « avoir ». */
const NOT_PARTICIPLE = wordSet(
  'qualité sécurité santé responsabilité activité comité marché employé chargé diplômé associé salarié délégué spécialisé passionné certifié habilité agréé affecté basé rattaché unité société université café lycée clé côté comptabilité propriété publicité fidélité mobilité qualifié motivé expérimenté engagé dédié',
);
const INFINITIVE = /^\p{L}{3,}(?:er|ir|re)$/u;
const NOT_INFINITIVE =
  /(?:ier|aire|oire|eure?|ateur|iteur)$|^(?:manager|leader|janvier|hiver|chef|foyer|membre|maître|cadre|centre|titre|livre|ordre|chiffre|offre|rencontre|lettre|filière|première|dernière|manière|mer|fer|cher|hier|avenir|désir|plaisir|loisir|soir|noir|autre|entre|être|libre|notre|votre|contre|père|mère|frère|affaire|désir|super|cancer|reporter|designer|freelancer|web|computer|master|cluster)$/u;
/** The noun of action with the article of its gender; undefined where the table does not know it. */
function article(word: string): string | undefined {
  const noun = frenchGender(word.toLowerCase());
  if (noun === undefined) return undefined;
  return elides(word) ? "l'" : noun === 'f' ? 'la ' : 'le ';
}

const WANTS_PREPOSITION =
  /^(?:participé|contribué|collaboré|travaillé|veillé|œuvré|enseigné|assisté|répondu|procédé|remédié|recouru|abouti|mis en|mis au|mis à|pris en|pris part|tenu à|passé)(?!\p{L})/iu;

const isParticiple = (word: string): boolean => PARTICIPLES.has(word) || (/(?<=\p{L}{2})é$/u.test(word) && !NOT_PARTICIPLE.has(word));

/** A participle that agrees with something unnamed (« Réalisée avec React »); nouns in -ée are in the table. */
const AGREEING = /(?<!^(?:ann|arriv|assembl|dur|entr|id|journ|matin|mont|soir|tourn|veill))(?:ée|ées|és|ie|ies|is|ise|ises|ue|ues|us)$/u;

/** First person of the present, as some write what they do now, where no noun is written the same. */
const PRESENT = wordSet(
  'gère encadre anime assure organise coordonne supervise développe conçois rédige prépare participe accueille accompagne dirige élabore réalise négocie enseigne soigne vends répare installe contribue entretiens conduis planifie administre maintiens',
);

/** What somebody was: told with the verb, without article. */
const ROLE =
  /^(?:chargée?|responsable|référente?|assistante?|adjointe?|cheffe?|coordinat(?:eur|rice)|animat(?:eur|rice)|format(?:eur|rice)|tut(?:eur|rice)|maître|membre|présidente?|trésori(?:er|ère)|secrétaire|déléguée?|encadrante?|directeur|directrice|intervenante?|bénévole|vendeu(?:r|se)|serveu(?:r|se)|stagiaire|meilleure?|major|lauréate?)(?!\p{L})/iu;

/** Makes a line fit for « … , j'ai réduit les coûts » or « mon travail comprend la gestion … »; undefined where no sentence of ours is right for it. */
export function tellFrench(highlight: string, open: boolean): Telling | undefined {
  const whole = bare(firstSentence(highlight)).replace(/^(?:a|ont)\s+(?=\p{L}+(?:é|i|it|is|u|ert|aint|eint)(?!\p{L}))/iu, '');
  const text = whole.slice(0, 1).toUpperCase() + whole.slice(1);
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase().replace(/’/gu, "'").replace(/,$/u, '');
  if (text === '') return undefined;
  if (rest === '') return { form: ROLE.test(text) ? 'role' : 'listed', text: gently(text) };
  if (/^(?:je|j'\p{L}+|nous)$/u.test(first)) return { form: 'clause', text: uncapital(text) };
  if (PRESENT.has(first) && /^(?:l[ea]s?|l['’]|un|une|aux?|à|\d|plus|mes|nos)(?!\p{Ll})/u.test(rest)) {
    if (!open) return undefined;
    const said = uncapital(text);
    return { form: 'clause', text: elides(first) ? `j'${said}` : `je ${said}` };
  }
  // « Suivi de », « Produit de »: a noun, not « j'ai suivi de ».
  const nounHere = /^(?:d[eu]s?|d['’])/u.test(rest) && /^(?:suivi|produit|fait|reçu|acquis|écrit|pris|mis)$/u.test(first);
  // « Utilisé par 400 élèves », « Développé en Python »: a passive, of which the person is not the subject.
  const passive = /^(?:par|avec|en|dans|sur|pour|chez|à|au|aux|via)(?!\p{L})/u.test(rest) && !WANTS_PREPOSITION.test(text);
  if ((isParticiple(first) || AGREEING.test(first)) && passive) return undefined;
  if (isParticiple(first) && !nounHere) return { form: 'clause', text: `j'ai ${uncapital(text)}` };
  if (
    INFINITIVE.test(first) &&
    !NOT_INFINITIVE.test(first) &&
    /^(?:l[ea]s?|un|une|des|du|d|à|aux?|\d|en|avec|pour|et)(?!\p{L})|^l['’]/u.test(rest)
  ) {
    return { form: 'clause', text: `j'ai ${open ? '' : 'eu '}pour tâche ${elides(first) ? "d'" : 'de '}${uncapital(text)}` };
  }
  if (ROLE.test(text)) return { form: 'role', text: uncapital(text) };
  const the = /^(?:d[eu]s?|d['’]|en|et|à|aux?|avec|sur|pour|auprès)(?!\p{Lu})|^\p{Ll}{4,}/u.test(rest) ? article(word) : undefined;
  return the === undefined ? { form: 'listed', text: gently(text) } : { form: 'nominal', text: the + uncapital(text) };
}
