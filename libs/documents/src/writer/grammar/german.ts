import { bare, firstWord, isSeveralSentences, uncapital, wordSet, type Telling } from './telling.js';

/** First and third person of the past are one in German, so « Leitete ein Team » is told as « leitete ich ein Team ». Strong verbs by list. */
const STRONG = wordSet(`
  begann beriet betrieb bewies bezog bot brachte durchlief empfing entschied entwarf erarbeitete erfand ergriff erhielt erhob erschloss erschuf erwarb erzog fand führte fuhr gab gewann
  griff hielt half leitete nahm pflegte plante rief schloss schnitt schrieb schuf sprach trat traf trieb trug übernahm überschritt übertraf übertrug unterhielt unterrichtete unterschrieb unterstützte
  verband verfasste vergab verglich verlieh vertrat vertrieb verwies wandte warb wies zog`);
/** Weak verbs by stem: a noun in -te ("Projekte", "Geräte") must not be taken for one. */
const WEAK =
  /^(?:ab|an|auf|aus|be|ent|er|ge|um|unter|über|ver|vor|zer)?(?:achte|analysie|änder|arbei|bau|befrag|berei|berech|beschaff|beschleunig|betreu|bewer|bildete|budgetie|deck|digitalisie|dokumentie|dreh|entwickel|erhöh|erledig|ermittel|eröff|erreich|erstell|erweiter|erziel|etablie|fertig|feil|finanzie|förder|formulie|füg|führ|gestal|gründe|halbie|handel|hinterfrag|implementie|informie|initiie|installie|integrie|kalkulie|klär|koch|kontrollie|konzipie|koordinie|konfigurie|kürz|leit|lös|manag|maximie|meister|migrie|minimie|moderie|modernisie|montie|motivie|öffne|optimie|organisie|pfleg|plan|präsentie|prägt|prüf|programmie|protokollie|qualifizie|realisie|recherchie|reduzie|reinig|reparie|restrukturie|revidie|schul|senk|sichers|sortie|spar|standardisie|start|steiger|steuer|stell|strukturie|teil|test|trainie|überwach|unterstütz|unterwies|unterzeichne|vereinfach|vereinheitlich|verantworte|verdoppel|verbesser|verkauf|verkürz|verlager|vermark|vermittel|verring|verwal|visualisie|wart|wickel|zeichne|zentralisie)\p{L}*te$/iu;
/** Adjectives made of participles: "Zertifizierte Fachkraft" is nobody's deed. */
const ADJECTIVES = wordSet(
  'zertifizierte qualifizierte motivierte geprüfte examinierte verantwortete engagierte spezialisierte gelernte studierte erfahrene leitende konzepte projekte produkte berichte bereiche',
);
const FEMININE =
  /(?:ung|heit|keit|schaft|ion|tät|führung|pflege|analyse|aufnahme|übernahme|inbetriebnahme|hilfe|arbeit|kontrolle|suche|inventur|reparatur|abnahme|ausgabe|annahme)$/u;
const MASCULINE =
  /(?:aufbau|ausbau|umbau|einbau|bau|einsatz|betrieb|entwurf|abschluss|verkauf|einkauf|vertrieb|umzug|umgang|support|rollout|abbau|service)$/u;
/** What may follow a noun of action: a genitive or a preposition. */
const COMPLEMENT =
  /^(?:de[rs]|eine[rs]|von|vom|und|für|im|in|am|an|auf|bei|mit|zur|zum|aller|neuer|meines|sowie|über|unter|unserer|unseres|zweier|dreier)(?!\p{L})/u;

/** A line that ends in a small word ends in its verb ("… um 35 % verkürzt"), or is cut short. */
const endsInVerb = (text: string): boolean =>
  /(?:^|\s)\p{Ll}+(?:t|en|et)$/u.test(text) && !/(?:\s)(?:innerhalb|zusammen|insgesamt|weltweit|bundesweit|europaweit)$/u.test(text);

/** Makes a line fit for "…, senkte ich die Kosten" or "… gehört die Leitung …". Anything it is not sure of is a quotation. */
export function tellGerman(highlight: string, open: boolean): Telling {
  const text = bare(highlight);
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase();
  if (isSeveralSentences(text) || rest === '') return { form: 'quote', text };
  const [second, others] = firstWord(rest);
  if (first === 'ich') return { form: 'clause', text: `${second} ich ${others}` };
  if (!ADJECTIVES.has(first) && (STRONG.has(first) || WEAK.test(first))) return { form: 'clause', text: `${uncapital(word)} ich ${rest}` };
  if (first === 'verantwortlich' && /^für\s/u.test(rest)) return { form: 'clause', text: `${open ? 'bin' : 'war'} ich ${uncapital(text)}` };
  if (COMPLEMENT.test(rest) && !endsInVerb(text)) {
    if (FEMININE.test(first)) return { form: 'nominal', text: `die ${text}` };
    if (MASCULINE.test(first)) return { form: 'nominal', text: `der ${text}` };
  }
  return { form: 'quote', text };
}
