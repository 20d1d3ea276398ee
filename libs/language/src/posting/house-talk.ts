import { fold } from '../vocabulary/index.js';

const within = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'iu');
const whole = (words: string): RegExp => new RegExp(String.raw`^(?:${words})\s*[*:：!.…]*$`, 'iu');

/** Said under every advertisement, whatever the work: equal opportunity, privacy, checks of the law. */
const TO_EVERYBODY = new RegExp(
  [
    within(
      String.raw`equal[- ](?:opportunit(?:y|ies)|employment) (?:employer|statement|policy|workplace)|(?:without regard to|regardless of|irrespective of) (?:their |your |an? )?(?:race|age|gender|sex|religion|colou?r|national|ethnic|disab|marital|sexual|background|origin)\p{L}*|all (?:qualified|suitably qualified) (?:applicants|candidates|persons)|protected (?:veterans?|characteristics?|class|status)|gender identity|sexual orientation|(?:do|does|will) not discriminate|free (?:from|of) discrimination|reasonable (?:accommodations?|adjustments?)|e-verify|we (?:celebrate|embrace|value|welcome|are committed to) (?:\p{L}+ )?(?:diversity|difference|inclusion|equality)|applications from (?:all|women|minorit\p{L}+|under-?represented)`,
    ).source,
    within(
      String.raw`(?:unabhängig|ungeachtet)\s(?:von\s|ihre[rs]?\s|deine[rs]?\s|des\s|der\s)*(?:geschlecht|alter|herkunft|religion|nationalität|ethnisch|behinderung|hautfarbe|weltanschauung|sexuell)\p{L}*|chancengleichheit|sexuelle[rn]? (?:orientierung|identität)|bei gleicher (?:eignung|qualifikation)|(?:schwerbehinderte|bewerbungen von (?:frauen|menschen))\p{L}*|wir (?:leben|fördern|schätzen) (?:die )?vielfalt|hinweise zum datenschutz|datenschutzhinweis\p{L}*`,
    ).source,
    within(
      String.raw`sans distinction|à compétences égales|égalité des chances|orientation sexuelle|quelles? que soit|lutte contre les discriminations|(?:poste|postes|entreprise) (?:est |sont )?(?:ouverte?s?|handi-?\p{L}+) .{0,40}handicap|handi-?accueillante?`,
    ).source,
    within(
      String.raw`igualdad de (?:oportunidades|trato)|sin distinción|orientación sexual|independientemente de (?:su |la |el )?(?:género|sexo|edad|raza|origen|religión)|no discrimina\p{L}*|protección de datos`,
    ).source,
    String.raw`(?:性別|国籍|年齢|障(?:害|がい)).{0,12}(?:問わず|問いません|差別)|個人情報の取り?扱い`,
  ].join('|'),
  'iu',
);

const MONEY =
  /(?:[$£€¥]|USD|GBP|EUR|CHF)\s?\d[\d.,'’ ]*\s?(?:k|m)?|\d[\d.,'’ ]*\s?(?:k\s?)?(?:[$£€¥]|USD|GBP|EUR|CHF|euros?|pounds?|dollars?)|\d[\d,]*\s?万?円/iu;
const MONEYS = new RegExp(MONEY.source, 'giu');
/** Words that stand beside money where it is what one earns. */
const PAY_WORDS =
  /(?<!\p{L})(?:hourly|salary|pay|wages?|rate|compensation|annual(?:ly)?|yearly|base|ote|gross|net|doe|per|an?|the|hours?|hr|h|years?|yr|month(?:ly)?|weeks?|days?|shift|plus|bonus(?:es)?|commission|range|from|up|to|and|between|depending|on|experience|negotiable|competitive|gehalt|jahresgehalt|bruttogehalt|vergütung|stundenlohn|brutto|netto|jährlich|monatlich|im|jahr|monat|stunde|pro|ab|bis|von|zzgl|je|nach|erfahrung|salaire|rémunération|brut|net|annuel(?:le)?|mensuel(?:le)?|par|an|mois|heure|selon|expérience|de|à|entre|et|prime|salario|sueldo|retribución|bruto|neto|anual(?:es)?|mensual(?:es)?|al|año|mes|hora|según|experiencia|entre|y|a|más|k|b\s?\/\s?a)(?!\p{L})|年収|月給|時給|以上|経験/giu;
/** Beside money a line of pay says hardly anything. */
const MOST_BESIDE_PAY = 1;

function isPay(text: string): boolean {
  if (!MONEY.test(text)) return false;
  const rest = text.replace(MONEYS, ' ').replace(PAY_WORDS, ' ');
  return (rest.match(/[\p{L}]{2,}/gu) ?? []).length <= MOST_BESIDE_PAY;
}

/** What is given, as lists of benefits have it. */
const BENEFIT = new RegExp(
  String.raw`^(?:\W*)(?:an? |the |your |our |free |paid |full |great |generous |attractive |competitive |up to |eine? |bis zu |attraktive[sr]? |un |une |des |\d+ |\d+ (?:days|tage|jours|días)(?: of| paid| de)* )*(?:` +
    String.raw`(?:health|dental|vision|medical|life|disability|private medical)(?:,? (?:and |& )?(?:dental|vision|medical|life))* (?:insurance|plan|cover(?:age)?|benefits)|401\s?\(?k\)?|(?:company |workplace )?pension(?: scheme| plan| contributions?)?|(?:time off|holidays?|annual leave|vacation(?: days)?|sick (?:pay|leave)|parental leave|pto)|(?:gym|fitness) (?:membership|studio)|(?:lunch|lunches|parking|coffee|fruit|snacks|meals|drinks)|company (?:car|bike|laptop|phone)|(?:stock|share) options|(?:tuition|relocation) (?:reimbursement|assistance|support|package)|staff discounts?|employee (?:discounts?|assistance)|flexible (?:working )?hours|season ticket|cycle to work|performance bonus|` +
    String.raw`urlaubstage|tage urlaub|urlaub|altersvorsorge|betriebliche altersvorsorge|jobticket|jobrad|deutschlandticket|weihnachtsgeld|urlaubsgeld|firmenwagen|dienstwagen|flexible arbeitszeiten|homeoffice|kantine|mitarbeiterrabatte?|obst(?:korb)?|fahrtkostenzuschuss|` +
    String.raw`mutuelle|tickets?[- ]restaurants?|titres?[- ]restaurants?|rtt|13e mois|treizième mois|primes?|intéressement|participation|télétravail|comité d'entreprise|congés payés|` +
    String.raw`seguro (?:médico|de salud)|vacaciones|días de vacaciones|pagas extras?|tickets? restaurante?|teletrabajo|plan de pensiones|coche de empresa|horario flexible` +
    String.raw`)(?![\p{L}])|^(?:交通費|社会保険|各種社会保険|賞与|昇給|退職金|育児休|年間休日|有給)`,
  'iu',
);
/** A benefit that is the work: it is sold, run or known. */
const OF_THE_WORK =
  /(?<!\p{L})(?:experience|knowledge|administ\p{L}+|sell\p{L}*|sales|advis\p{L}+|manag\p{L}+|required|must|willing\p{L}*|able|degree|process\p{L}*|erfahrung\p{L}*|kenntnisse|verwaltung|erforderlich|bereitschaft|expérience|connaissance\p{L}*|gestion|vente|experiencia|conocimientos?|gestión|venta)(?!\p{L})|経験|知識/iu;
const LONGEST_BENEFIT = 12;

/** Labels of a form or a page around the advertisement. */
const LABEL = whole(
  String.raw`(?:first|last|full|given|family|preferred) name|name|e-?mail(?: address)?|phone(?: number)?|mobile|address|(?:upload|attach|add|drop)(?: your| a)? (?:resume|résumé|cv|file|cover letter|document)s?(?: here)?|resume\s?/\s?cv|cover letter|resume|cv|linkedin(?: profile)?|submit(?: application)?|apply(?: now| today| here| for this job| on company site)?|sign in(?: to apply)?|log ?in|register|forgot (?:your )?password|password|cookies?(?: settings| policy)?|accept(?: all)?(?: cookies)?|(?:share|save|report|print)(?: this)? job|back to (?:jobs|search|results)|similar jobs|read more|show more|posted .{1,30}ago|\d+ applicants?|vorname|nachname|lebenslauf(?: hochladen)?|anschreiben|absenden|jetzt bewerben|anmelden|merken|teilen|drucken|zurück(?: zur übersicht)?|prénom|nom|déposer (?:un|votre|mon) cv|lettre de motivation|envoyer|postuler|se connecter|partager|retour|nombre|apellidos|adjuntar (?:cv|currículum)|enviar|inscribirme|iniciar sesión|compartir|volver`,
);
const CALL =
  /^\W*(?:apply (?:now|today|online|here|via|by|at|through|with)|(?:please )?(?:send|submit|email|e-mail|upload) (?:us )?(?:your|a|an) (?:cv|resume|résumé|application|cover)|click (?:here|apply|the)|ready to apply|interested\?|sound like you|bewirb dich|bewerben sie sich|jetzt bewerben|(?:senden|schicken) sie (?:uns )?(?:ihre|bitte)|schick uns|interesse\s?(?:geweckt)?\?|postulez|candidatez|envoyez|adressez|candidatures? (?:à (?:adresser|envoyer)|par)|merci d'(?:envoyer|adresser)|intéressée?\s?\?|contact (?:mr|mrs|ms|dr|our|us)|questions\??$|(?:ihre |deine )?bewerbung(?:en)? (?:richten|senden|schicken|an)|(?:rück)?fragen (?:beantwortet|richten)|(?:bitte )?richten sie|contactez|renseignements (?:auprès|:)|envia(?:r|d)? (?:la |su |tu |el )?(?:candidatura|solicitud|cv|currículum)|enviar (?:la |su |tu |el )?(?:candidatura|solicitud|cv|currículum)|dirigir (?:la |su )?(?:candidatura|solicitud)|envía(?:nos)?|inscríbete|apúntate|interesad[oa]s?\?)(?!\p{L})|^(?:応募は|ご応募|まずは|(?:採用)?担当(?:者)?\s?[:：])/iu;
/** Whom to write to, and under which number. */
const ADDRESSED =
  /^\W*(?:contact(?: person)?|recruiter|hiring manager|questions|ansprechpartner(?:in)?|ansprechperson|kontakt|rückfragen|interlocut(?:eur|rice)|(?:persona de )?contacto|réf(?:érence)?\.?|ref(?:erence)?\.?(?: ?(?:no|number|nr)\.?)?|kennziffer|referenz(?:nummer)?|referencia|(?:job|vacancy|posting|req(?:uisition)?) ?(?:id|number|no\.?|ref(?:erence)?)|stellen-?(?:id|nr\.?)|closing date|deadline|bewerbungsfrist|date limite|fecha límite|location|standort|lieu|ubicación|勤務地|締切|求人番号)\s?[:：]/iu;

/** Whether a unit offers, calls, labels or speaks to everybody: nothing of it is asked of a person, whatever heading it stands under. */
export function isHouseTalk(text: string): boolean {
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
  if (LABEL.test(text.trim()) || ADDRESSED.test(text) || CALL.test(text) || isPay(text)) return true;
  if (OF_THE_WORK.test(text)) return /all (?:qualified|suitably qualified) (?:applicants|candidates)|without regard to/iu.test(text);
  return TO_EVERYBODY.test(text) || (BENEFIT.test(text) && words <= LONGEST_BENEFIT);
}

const HOUSE =
  /^(?:we|our (?:company|group|team|firm|house|business|customers|clients|mission|story|school|hospital|restaurant|products?|brands?)|wir|unser(?:e[rmns]?)? (?:unternehmen|team|haus|betrieb|gruppe|kunden|mission|produkte?)|nous|notre (?:entreprise|équipe|groupe|maison|mission|établissement|société)|nosotros|somos|nuestr[oa]s? (?:empresa|equipo|grupo|misión|clientes|casa)|contamos con|当社は|弊社は|私たちは|当院は)(?!\p{L})/iu;
/** What makes a sentence of the house one about whom it wants. */
const WANTS =
  /(?<!\p{L})(?:needs?|look(?:s|ing)? (?:for|to)|seeks?|seeking|search(?:es|ing)?|wants?|expects?|requires?|asks?|hir(?:e|es|ing)|recruit\p{L}*|would like|are after|such(?:en|t)|brauch(?:en|t)|benötig(?:en|t)|erwart(?:en|et)|wünsch(?:en|t)|cherch(?:ons|e)|recherch(?:ons|e)|recrut(?:ons|e)|attend(?:ons)?|souhait(?:ons|e)|besoin|busc(?:amos|a)|necesit(?:amos|a)|precis(?:amos|a)|quer(?:emos)|esper(?:amos|a)|requ(?:erimos|iere)|pedimos|pide)(?!\p{L})|募集|求め|探し/iu;
const TO_READER =
  /(?<!\p{L})(?:you|your|yourself|du|dein\p{L}*|dich|dir|sie|ihre?[nmrs]?|ihnen|vous|votre|vos|tu|ton|ta|tes|usted(?:es)?|tú|tus?|te)(?!\p{L})|あなた|いただき|お任せ/iu;
const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const LEGAL = / (?:inc|ltd|llc|plc|corp|co|gmbh|ag|kg|se|sarl|sas|sa|sl|s a|s l|b v|bv|nv)(?: .*)?$/u;

/** Whether a sentence without a heading tells what the house is and does, and neither what it wants nor what the reader will do. */
export function isAboutHouse(text: string, company: string | undefined): boolean {
  if (WANTS.test(text)) return false;
  const name = company === undefined ? '' : plain(company).replace(LEGAL, '');
  const named = name !== '' && (plain(text) + ' ').startsWith(`${name} `);
  return (named || HOUSE.test(text)) && (named || !TO_READER.test(text.replace(/^(?:wir|nous|we)/iu, ' ')));
}

/** That something is not asked for: "No degree necessary", "Berufserfahrung ist nicht erforderlich", "débutants acceptés". */
const NOT_NEEDED =
  /(?<!\p{L})(?:no (?:\p{L}+[ /-]){0,3}(?:degrees?|diplomas?|experience|qualifications?|licen[cs]es?|certificat\p{L}+|skills|knowledge|training|background|education)(?: (?:is |are )?(?:necessary|required|needed|essential|expected))?|(?:is |are |isn't |aren't )?not (?:be )?(?:necessary|required|needed|essential|a requirement|mandatory)|(?:don't|do not) need|kein(?:e[rns]?)? (?:\p{L}+[ /-]){0,4}(?:erforderlich|nötig|notwendig|vorausgesetzt|voraussetzung|verlangt|benötigt)|nicht (?:erforderlich|nötig|notwendig|voraussetzung|verlangt)|auch ohne (?:\p{L}+ )?(?:vorkenntnisse|berufserfahrung|erfahrung|ausbildung|studium)|(?:aucune?|pas de|pas d'|sans) ?(?:\p{L}+ ){0,2}(?:diplôme|expérience|qualification|formation|permis)(?! réussie)(?:[^.,;]{0,25}(?:exigée?|requise?|nécessaire|demandée?|obligatoire))?|n'(?:est|sont) pas (?:exigée?s?|requise?s?|nécessaires?|obligatoires?)|débutante?s? acceptée?s?|no (?:se (?:requiere|necesita|exige|precisa)n?|es (?:necesari[oa]|imprescindible|obligatori[oa])|hace falta)|sin (?:necesidad de )?(?:experiencia|titulación|estudios)(?: previ[oa]s?)?)(?!\p{L})|不問|問いません|必要(?:は)?ありません|不要|未経験(?:者)?(?:可|歓迎|OK)/iu;
/** Conditions about who may not apply: no résumé answers them. */
const EXCLUDES =
  /(?<!\p{L})(?:(?:must|may|should|can) ?not (?:be|have|hold|work|apply|currently)|cannot (?:be|have|apply|consider|accept|sponsor agenc)|not (?:be )?eligible|no agencies|darf(?:st)? (?:nicht|kein)|dürfen (?:nicht|kein)|keine personal(?:vermitt|dienst)\p{L}*|ne (?:devez|doit|peut|pouvez) pas (?:être|avoir)|no (?:puede|debe|puedes|debes)n? (?:ser|tener|haber))(?!\p{L})|(?:応募|ご応募)(?:いただけ|でき)ません/iu;
const CLAUSE_END = /\s*(?:[,;(–—]|\.\s|(?<!\p{L})(?:but|however|although|aber|jedoch|mais|cependant|pero|aunque)(?!\p{L})|、|が、)\s*/iu;

/** What of a unit is asked for: without clauses that say what is not needed or who may not apply; '' where nothing is left. */
export function askedOf(text: string): string {
  if (!NOT_NEEDED.test(text) && !EXCLUDES.test(text)) return text;
  // "We are not able to sponsor visas" asks for a right to work.
  if (/visa|sponsor/iu.test(text)) return text;
  const left = text.split(CLAUSE_END).filter((clause) => clause.trim() !== '' && !NOT_NEEDED.test(clause) && !EXCLUDES.test(clause));
  const rest = left.join(', ').trim();
  return /\p{L}{3,}/u.test(rest) ? rest : '';
}
