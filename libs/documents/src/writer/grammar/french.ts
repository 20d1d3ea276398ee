import { bare, firstWord, isSeveralSentences, uncapital, wordSet, type Telling } from './telling.js';

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
/** « la hausse », « le hall »: no elision before these. */
const VOWEL = /^(?!hausse|hall|handicap|hiérarchi|hors|haut|huit|onz)[aàâeéèêëiîïoôœuùûyh]/iu;

/** Nouns of action with the article of their gender; others are quoted, for a wrong article is worse than quotation marks. */
function article(word: string): string | undefined {
  const lower = word.toLowerCase();
  const feminine =
    /(?:tion|sion|ture|ance|ence|ise|prise|gestion|rédaction|analyse|étude|vente|mise|hausse|baisse|animation|responsabilité|refonte|recherche|enquête|conduite|veille|tenue|relecture|reprise|maintenance)$/u;
  const masculine =
    /(?:ment|age|suivi|développement|pilotage|contrôle|support|soutien|audit|accueil|conseil|entretien|déploiement|lancement|transfert|montage|projet|travail)$/u;
  if (
    lower.endsWith('s') ||
    /^(?:image|page|plage|expertise|franchise|licence|absence|présence|compétence|expérience|connaissance|chance)$/u.test(lower)
  )
    return undefined;
  const gender = feminine.test(lower) ? 'la ' : masculine.test(lower) ? 'le ' : undefined;
  return gender === undefined ? undefined : VOWEL.test(lower) ? "l'" : gender;
}

const WANTS_PREPOSITION =
  /^(?:participé|contribué|collaboré|travaillé|veillé|œuvré|enseigné|assisté|répondu|procédé|remédié|recouru|abouti|mis en|mis au|mis à|pris en|pris part|tenu à|passé)(?!\p{L})/iu;

const isParticiple = (word: string): boolean => PARTICIPLES.has(word) || (/\p{L}{2,}é$/u.test(word) && !NOT_PARTICIPLE.has(word));

/** Makes a line fit for « … , j'ai réduit les coûts » or « mon travail comprend la gestion … »; an infinitive becomes « j'ai pour tâche de … ». */
export function tellFrench(highlight: string, open: boolean): Telling {
  const text = bare(highlight);
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase().replace(/’/gu, "'").replace(/,$/u, '');
  if (isSeveralSentences(text) || rest === '') return { form: 'quote', text };
  if (/^(?:je|j'\p{L}+|nous)$/u.test(first)) return { form: 'clause', text: uncapital(text) };
  // « Suivi de », « Produit de »: a noun, not « j'ai suivi de ».
  const nounHere = /^(?:d[eu]s?|d['’])/u.test(rest) && /^(?:suivi|produit|fait|reçu|acquis|écrit|pris|mis)$/u.test(first);
  // « Utilisé par 400 élèves », « Développé en Python »: a passive, of which the person is not the subject.
  const passive = /^(?:par|avec|en|dans|sur|pour|chez|à|au|aux|via)(?!\p{L})/u.test(rest) && !WANTS_PREPOSITION.test(text);
  if (isParticiple(first) && passive) return { form: 'quote', text };
  if (isParticiple(first) && !nounHere) return { form: 'clause', text: `j'ai ${uncapital(text)}` };
  if (first === 'responsable' && /^(?:d[eu]s?|d['’])/u.test(rest))
    return { form: 'clause', text: `${open ? 'je suis' : "j'ai été"} ${uncapital(text)}` };
  if (
    INFINITIVE.test(first) &&
    !NOT_INFINITIVE.test(first) &&
    /^(?:l[ea]s?|un|une|des|du|d|à|aux?|\d|en|avec|pour|et)(?!\p{L})|^l['’]/u.test(rest)
  ) {
    return { form: 'clause', text: `j'ai ${open ? '' : 'eu '}pour tâche ${VOWEL.test(first) ? "d'" : 'de '}${uncapital(text)}` };
  }
  const the = /^(?:d[eu]s?|d['’]|en|et|à|aux?|avec)(?!\p{Lu})/u.test(rest) ? article(first) : undefined;
  return the === undefined ? { form: 'quote', text } : { form: 'nominal', text: the + uncapital(text) };
}
