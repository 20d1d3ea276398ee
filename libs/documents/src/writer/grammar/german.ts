import { ARTICLE, germanGender, looksPlural } from './german-nouns.js';
import { bare, firstSentence, firstWord, uncapital, wordSet, type Telling } from './telling.js';

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
/** What may follow a noun of action: a genitive or a preposition. */
const COMPLEMENT =
  /^(?:de[rs]|eine[rs]|von|vom|und|für|im|in|am|an|auf|bei|mit|zur|zum|aller|neuer|meines|sowie|über|unter|unserer|unseres|zweier|dreier|zu|nach|gegen|sowie|innerhalb|aus)(?!\p{L})/u;

/** Past participles of verbs with an inseparable prefix and a changed vowel. */
const STRONG_PARTICIPLES = wordSet(`
  begonnen beraten betrieben bewiesen bezogen entschieden entworfen erhalten erhoben erschlossen erworben erzogen gewonnen übernommen übertroffen übertragen unterhalten unterschrieben unterwiesen verbunden vergeben
  verglichen verliehen vertreten vertrieben verwiesen behoben erfunden ergriffen empfangen bestanden verhandelt verkauft`);
/** With these the perfect is built by "sein": no "habe ich" in front of them. */
const WITH_SEIN = /(?:gestiegen|gewachsen|geworden|gezogen|gesprungen|gereist|gefahren|gewesen|gegangen|gekommen|geblieben)$/u;
const PARTICIPLE =
  /^(?:(?:ab|an|auf|aus|bei|durch|ein|fest|fort|her|hin|los|mit|nach|um|vor|weiter|wieder|zu|zurück|zusammen|bereit|sicher|neu|hoch|frei|um)?ge\p{L}{2,}(?:t|en)|(?:vor|nach|mit|an|auf|ein|wieder)?(?:be|ent|er|ver|zer|über|unter|um|miss|wider)\p{L}{2,}t|\p{L}{2,}iert)$/u;
const NO_PARTICIPLE = wordSet('gesamt bekannt geeignet insgesamt bundesweit weltweit europaweit gemeinsam genannt bereit');

const isParticiple = (word: string): boolean =>
  !NO_PARTICIPLE.has(word) && !WITH_SEIN.test(word) && (STRONG_PARTICIPLES.has(word) || PARTICIPLE.test(word));

/** Words a line begins with that are written small inside a sentence. */
const SMALL =
  /^(?:der|die|das|den|dem|ein|eine|einen|einem|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|mehrere|alle|viele|neue|sämtliche|täglich|wöchentlich|monatlich|jährlich|über|rund|etwa|circa|ca\.?|in|im|bei|an|am|auf|für|mit|unter|vor|nach|zum|zur|von|vom|erfolgreich|eigenständig|selbstständig|gemeinsam|regelmäßig|zusätzlich|und|sowie)$/iu;

/** The object of a perfect with its article in the accusative: "den Umsatz um 8 %", "ein neues System", "60 Beschäftigte"; undefined where it would be wrong. */
function object(text: string): string | undefined {
  const [word, rest] = firstWord(text);
  if (/^[\d~>+]/u.test(word)) return text;
  if (SMALL.test(word)) return uncapital(text);
  const [next] = firstWord(rest);
  if (/^\p{Lu}/u.test(next) && /(?:e|es|er|en)$/u.test(word) && germanGender(word) === undefined && !/^\p{Lu}.*\p{Lu}/u.test(word)) {
    const small = uncapital(text);
    const gender = germanGender(next.replace(/[,;:]$/u, ''));
    if (word.endsWith('es') && gender === 'n') return `ein ${small}`;
    if (word.endsWith('er') && gender === 'm') return `einen ${uncapital(word).slice(0, -2)}en ${rest}`;
    if (word.endsWith('e') && gender === 'f') return `eine ${small}`;
    return word.endsWith('e') && gender === undefined ? small : undefined;
  }
  const noun = word.replace(/[,;:]$/u, '');
  const gender = germanGender(noun);
  if (gender !== undefined)
    return /^(?:und|sowie)(?!\p{L})|^[-–]/u.test(rest) || /[,-]$/u.test(word) ? text : `${ARTICLE.accusative[gender]} ${text}`;
  return looksPlural(noun) ? text : undefined;
}

/** "Reklamationsquote von 3,2 % auf 1,1 % gesenkt" → "habe ich die Reklamationsquote … gesenkt" */
function perfect(text: string): Telling | undefined {
  const last = /\s(\p{Ll}+)$/u.exec(text)?.[1];
  if (last === undefined || !isParticiple(last)) return undefined;
  const told = object(text);
  return told === undefined ? undefined : { form: 'clause', text: `habe ich ${told}` };
}

/** Endings that only adjectives have before a noun. */
const ADJECTIVE_END = /(?:ig|lich|isch|sam|bar|reich|voll|los|haft|iv|al|ell|ent|ierte|ende|neu|gut|groß|klein|eigen)(?:e|er|es|en)?$/u;

/** Small words at the end of a line that are no verb. */
const ENDS_WELL =
  /\s(?:innerhalb|zusammen|insgesamt|weltweit|bundesweit|europaweit|landesweit|gesamt|direkt|kompetent|oben|unten|hinten|vorn|mindestens|höchstens|morgen|gestern|gegen|neben|zwischen|sieben|zehn)$/u;

/** Endings only plurals have: they stand without an article. */
const PLURAL =
  /(?:ungen|heiten|keiten|schaften|ionen|täten|uren|enzen|anzen|projekte|berichte|dienste|texte|konzepte|pläne|kurse|verträge|angebote|gespräche|geräte|produkte|prozesse|systeme|entwürfe|abläufe|workshops|seminare|termine|tests)$/iu;
/** A verb made a noun: "Anbringen von Folien". */
const INFINITIVE =
  /^(?:an|ab|auf|aus|be|ein|er|ent|ver|zer|vor|nach|um|über|unter|durch|mit|zu|her|hin|zusammen)\p{Ll}+(?:en|ern|eln)(?<!gaben|lagen|nahmen|fragen|weisen|ungen|ionen|unden|sten)$/iu;
/** First person of the present, as some write what they do now. */
const PRESENT = wordSet(
  'leite betreue koordiniere führe verantworte entwickle erstelle organisiere berate schule prüfe unterrichte verwalte bearbeite bediene begleite dokumentiere gestalte installiere kalkuliere kontrolliere montiere optimiere programmiere repariere steuere überwache unterstütze verkaufe warte analysiere erarbeite konzipiere',
);

/** What somebody was there. */
const ROLE =
  /^(?:(?:stellvertretende|leitende|verantwortliche|feste|erste|zweite)[rs]?\s)?(?:mitglied|vorstand|leitung|\p{L}*(?:leiter|leiterin|sprecher|sprecherin|partner|partnerin|vertreter|vertreterin|trainer|trainerin|ausbilder|ausbilderin|betreuer|betreuerin|beauftragte|verantwortliche|tutor|tutorin|mentor|mentorin|moderator|moderatorin|koordinator|koordinatorin|assistent|assistentin|helfer|helferin|berater|beraterin|schriftführer|schriftführerin|kassenwart|vorsitzende))(?=\s(?:für|im|in|der|des|von|bei|am|beim|eines|einer)(?!\p{L})|$)/iu;

/** Makes a line fit for "…, senkte ich die Kosten" or "… gehört die Leitung …"; undefined where no sentence of ours is right for it. */
export function tellGerman(highlight: string, open: boolean): Telling | undefined {
  const text = bare(firstSentence(highlight));
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase();
  if (text === '') return undefined;
  if (rest === '') return { form: 'listed', text };
  const [second, others] = firstWord(rest);
  if (PRESENT.has(first)) return !open ? undefined : { form: 'clause', text: `${first} ich ${rest}` };
  if (first === 'ich') return { form: 'clause', text: `${second} ich ${others}` };
  if (!ADJECTIVES.has(first) && (STRONG.has(first) || WEAK.test(first))) return { form: 'clause', text: `${uncapital(word)} ich ${rest}` };
  if (first === 'verantwortlich' && /^für\s/u.test(rest)) return { form: 'clause', text: `${open ? 'bin' : 'war'} ich ${uncapital(text)}` };
  const done = perfect(text);
  if (done !== undefined) return done;
  // A participle whose object we cannot give its article, or any other line that hangs on a verb at its end: no sentence of ours is right.
  if (/\s\p{Ll}{3,}(?:t|en|rn|ln)$/u.test(text) && !ENDS_WELL.test(text)) return undefined;
  if (ROLE.test(text) && !/^Leitung\s(?:der|des|eines|einer|von|vom)(?!\p{L})/iu.test(text))
    return {
      form: 'role',
      text: /^(?:stellvertretende|leitende|verantwortliche|feste|erste|zweite)/iu.test(text) ? uncapital(text) : text,
    };
  const gender = germanGender(word);
  const infinitive = gender === undefined && INFINITIVE.test(word) && /^(?:von|der|des|eines|einer)(?!\p{L})/u.test(rest);
  if (infinitive) return { form: 'nominal', text: `das ${text}` };
  if (gender === undefined && PLURAL.test(word) && COMPLEMENT.test(rest)) return { form: 'nominal', text, plural: true };
  if (gender !== undefined && COMPLEMENT.test(rest)) return { form: 'nominal', text: `${ARTICLE.nominative[gender]} ${text}` };
  const adjective = /(?:e|er|es|en)$/u.test(word) && /^\p{Lu}/u.test(rest) && gender === undefined && !word.endsWith('-');
  return { form: 'listed', text: SMALL.test(word) || (adjective && ADJECTIVE_END.test(word)) ? uncapital(text) : text };
}
