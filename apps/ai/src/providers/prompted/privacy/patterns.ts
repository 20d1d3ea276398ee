import type { PrivateKind } from './private-kind.js';

/**
 * How private matter looks inside text, in the five languages. A rule that takes too much costs a model some words, which are put back
 * afterwards; one that takes too little tells a stranger. So they are wide: a telephone number need not be a valid one.
 */

/** A capital letter, where case is otherwise ignored. */
const UP = String.raw`(?-i:\p{Lu})`;
const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;
/** Between a cue and its value. */
const COLON = String.raw`[\s:：=,-]{0,4}`;
const DIGIT = String.raw`\p{Nd}`;
/** One thing between two digits of a number, or an opened bracket. */
const GAP = String.raw`[\s.\-\/()\u2010-\u2015\u2212·－]{0,3}`;
/** The value after a cue: up to three words. */
const VALUE = String.raw`[\p{L}'’-]{2,30}(?:[ \t]?(?:\/|,|and|und|et|y)?[ \t]?${UP}[\p{L}'’-]{1,30}){0,2}`;

const all = (...sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(source, 'giu'));

const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|déc|ene|abr|ago|dic|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\p{L}{0,7}\.?`;
export const DATE = String.raw`(?:${DIGIT}{1,4}(?:st|nd|rd|th|er|\.)?[ ./\-年]{1,2}(?:de )?(?:${DIGIT}{1,2}|${MONTH})[ ,./\-月]{1,2}(?:de )?${DIGIT}{1,4}日?|${MONTH} ${DIGIT}{1,2}(?:st|nd|rd|th)?,? ${DIGIT}{4}|${MONTH} ${DIGIT}{4}|${DIGIT}{4}年?)`;

const STREET_WORD = String.raw`(?:street|str|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|way|square|sq|terrace|crescent|close|highway|hwy|parkway|pkwy|circle|gate|gata|gaten|straat|laan|via|piazza)`;

/** In the order they are applied: what comes first has its words first. */
export const PATTERNS: readonly (readonly [PrivateKind, readonly RegExp[]])[] = [
  ['PHOTO', all(String.raw`data:image\/[a-z+.-]{1,20}[^\s"')]{0,1000000}`, String.raw`${BEFORE}[A-Za-z0-9+/]{200,}={0,2}`)],
  [
    'EMAIL',
    all(
      String.raw`[\p{L}\p{N}._%+'-]{1,64}(?:@|＠|&#64;|&commat;)[\p{L}\p{N}-]{1,63}(?:[.．][\p{L}\p{N}-]{1,63}){1,6}`,
      String.raw`[\p{L}\p{N}._%+-]{1,64}\s?[([{]\s?(?:at|ät|arroba|arobase)\s?[)\]}]\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|[([{]\s?(?:dot|punkt|point|punto)\s?[)\]}])\s?[\p{L}\p{N}-]{1,63}){1,6}`,
    ),
  ],
  [
    'LINK',
    all(
      String.raw`${BEFORE}(?:https?:\/\/|ftp:\/\/|www\.)[^\s)\]>"'、。]{1,2000}`,
      String.raw`${BEFORE}(?:[\w-]{1,40}\.){0,3}(?:linkedin|xing|github|gitlab|facebook|instagram|twitter|x|t|medium|behance|dribbble|stackoverflow|orcid|about|calendly|wa|youtube|tiktok)\.(?:com|org|me|net|io)\/[^\s)\]>"'、。]{1,500}`,
      String.raw`(?<![\p{L}\p{N}.])@[\p{L}\p{N}_]{3,40}${AFTER}`,
      String.raw`${BEFORE}(?:skype|telegram|whatsapp|signal|wechat|discord|line id)${COLON}[\p{L}\p{N}._+#@-]{3,60}`,
    ),
  ],
  [
    'ID',
    all(
      String.raw`${BEFORE}[A-Z]{2}${DIGIT}{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?${AFTER}`,
      String.raw`${BEFORE}${DIGIT}{3}-${DIGIT}{2}-${DIGIT}{4}${AFTER}`,
      String.raw`${BEFORE}(?:passport|reisepass|personalausweis|passeport|pasaporte|dni|nie|nif|ssn|social security|national id|steuer-?id|sozialversicherungsnummer|numéro de sécurité sociale|パスポート|マイナンバー)(?: (?:no|number|nr|nummer|numéro|número|n°)\.?)?${COLON}[A-Z0-9][A-Z0-9 .\/-]{4,24}${AFTER}`,
    ),
  ],
  [
    'BIRTH',
    all(
      String.raw`${BEFORE}(?:(?:date|place) of birth|birth ?(?:date|day|place)|d\.?o\.?b\.?|geburts(?:datum|tag|ort)|date de naissance|lieu de naissance|fecha de nacimiento|lugar de nacimiento)${COLON}(?:${DATE}|${VALUE})`,
      String.raw`(?:生年月日|誕生日|出生地)${COLON}[^\s、。,]{2,20}`,
      String.raw`${DIGIT}{4}年(?:${DIGIT}{1,2}月(?:${DIGIT}{1,2}日)?)?生(?:まれ)?`,
      String.raw`${BEFORE}(?:was |am |I was )?(?:born|geboren|geb\.|née?(?=\s(?:le|en|à|${DIGIT}))|nacid[oa]|nací)\s(?:(?:on|in|at|am|im|le|en|à|el|the)\s){0,2}(?:${DATE}|${UP}[\p{L}-]{2,30})(?:,?\s(?:in|à|en|at)\s${UP}[\p{L}-]{2,30}(?:\s${UP}[\p{L}-]{2,30})?)?`,
      String.raw`${BEFORE}\*\s?${DIGIT}{1,2}\.\s?${DIGIT}{1,2}\.\s?${DIGIT}{4}`,
      String.raw`${BEFORE}(?:aged?|alter|âge|edad|年齢)${COLON}${DIGIT}{2}(?:\s?(?:years?(?: old)?|jahre(?: alt)?|ans|años|歳))?${AFTER}`,
      String.raw`${BEFORE}${DIGIT}{2}(?:[\s-]?years?[\s-]old| jahre alt)${AFTER}|${DIGIT}{2}歳`,
    ),
  ],
  [
    'PHONE',
    all(
      // A cue and any six digits; a plus sign; a leading nought; the North American form.
      String.raw`${BEFORE}(?:tel|telephone|telefon|téléphone|teléfono|phone|mobile|mobil|cell|handy|fax|portable|móvil|whatsapp|電話|携帯|☎|📞)(?:[. ]{0,2}(?:no|number|nr|nummer|番号))?\.?${COLON}\(?\+?(?:${DIGIT}${GAP}){5,17}${DIGIT}`,
      String.raw`[+＋]\s?\(?${DIGIT}(?:${GAP}${DIGIT}){7,16}${AFTER}`,
      String.raw`(?<![\p{L}\p{N}.,])00?\)?(?:${GAP}${DIGIT}){8,13}${AFTER}`,
      String.raw`(?<![\p{L}\p{N}.,-])\(0(?:${GAP}${DIGIT}){8,13}${AFTER}`,
      String.raw`(?<![\p{L}\p{N}.,-])(?:1[ .-])?\(?${DIGIT}{3}\)?[ .\-‑]{1,2}${DIGIT}{3}[ .\-‑]${DIGIT}{4}${AFTER}`,
      String.raw`(?<![\p{L}\p{N}.,-])[67]${DIGIT}{2}[ .-]${DIGIT}{2,3}[ .-]${DIGIT}{2,3}(?:[ .-]${DIGIT}{2,3})?${AFTER}`,
    ),
  ],
  [
    'STREET',
    all(
      String.raw`${BEFORE}(?:(?:home |postal |mailing |private )?address|anschrift|adresse|wohnhaft(?: in)?|dirección|domicilio|住所)\s?[:：]\s?[^\n;|。]{4,90}`,
      String.raw`${BEFORE}${DIGIT}{1,5}[a-z]?,?\s(?:(?:N|S|E|W|North|South|East|West)\.?\s)?(?:${UP}[\p{L}.'’-]{0,25}\s){1,4}?${STREET_WORD}${AFTER}\.?(?:,?\s(?:apt|suite|unit|flat|#)\.?\s?[\p{L}\p{N}-]{1,6})?(?:,\s${UP}[\p{L} ]{1,25})?(?:,?\s(?:[A-Z]{2}\s)?${DIGIT}{4,5}(?:-${DIGIT}{4})?)?`,
      String.raw`${BEFORE}(?:${UP}[\p{L}.-]{1,25}[ -]){0,3}\p{L}{0,30}(?:straße|strasse|str\.|gasse|allee|platz|weg|ufer|damm|chaussee|gata|gate|gaten|veien|vegen|straat|laan)\s?${DIGIT}{1,4}\s?[a-z]?${AFTER}(?:,?\s(?:[A-Z]{1,2}-)?${DIGIT}{4,5}(?:\s${UP}[\p{L}-]{2,25})?)?`,
      String.raw`${BEFORE}(?:Am|An der|An den|Auf dem|Auf der|Im|In der|Zum|Zur|Unter den)\s${UP}[\p{L}-]{2,25}(?:\s${UP}[\p{L}-]{2,25})?\s${DIGIT}{1,4}[a-z]?,?\s${DIGIT}{5}(?:\s${UP}[\p{L}-]{2,25})?`,
      String.raw`${BEFORE}${DIGIT}{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|quai|route|cours|passage|square|ruelle)\s[\p{L}\p{N}'’. -]{2,50}?(?=[,;.\n]|\s${DIGIT}{5}|$)(?:,?\s${DIGIT}{5}(?:\s${UP}[\p{L}-]{2,25})?)?`,
      String.raw`${BEFORE}(?:calle|c\/|avenida|avda\.?|plaza|pza\.?|paseo|camino|carrera|ronda|travesía)\s?[\p{L} .'’ºª-]{2,40},?\s(?:n\.?[º°]\s?)?${DIGIT}{1,4}(?:,?\s?${DIGIT}{0,2}[ºª°]?\s?[A-Z]?)?${AFTER}(?:,?\s${DIGIT}{5}(?:\s${UP}[\p{L}-]{2,25})?)?`,
      String.raw`〒?\s?${DIGIT}{3}[-－]${DIGIT}{4}\s?\p{Script=Han}{2,4}[都道府県]?[^\s、。]{0,40}`,
      String.raw`\p{Script=Han}{2,4}[都道府県]?[\p{Script=Han}\p{Script=Katakana}]{1,8}[市区町村][^\s、。]{0,20}?${DIGIT}{1,4}(?:[-－丁]目?${DIGIT}{1,4}(?:[-－番]地?${DIGIT}{0,4})?号?)`,
      String.raw`${BEFORE}p\.?o\.? box\s?${DIGIT}{1,6}|${BEFORE}postfach\s?${DIGIT}{1,3}(?:\s?${DIGIT}{1,3}){0,2}`,
    ),
  ],
  [
    'NATIONALITY',
    all(
      String.raw`${BEFORE}(?:nationality|citizenship|nationalität|staatsangehörigkeit|staatsbürgerschaft|nationalité|nacionalidad|ciudadanía)${COLON}(?:is |ist |: )?${VALUE}`,
      String.raw`国籍${COLON}[^\s、。,]{2,12}|${BEFORE}de nationalité \p{L}{3,20}|${BEFORE}de nacionalidad \p{L}{3,20}`,
      String.raw`${BEFORE}(?:${UP}\p{L}{2,20} )?(?:citizen|national)(?: of (?:the )?${UP}[\p{L} ]{2,20}?)?(?=[,.;)\n]|$)`,
      String.raw`${BEFORE}\p{L}{3,20}e[rn]? staats(?:bürger|angehörige)(?:in|r)?${AFTER}|${BEFORE}\p{L}{3,20} passport holder${AFTER}`,
    ),
  ],
  [
    'STATUS',
    all(
      String.raw`${BEFORE}(?:marital status|civil status|family status|familienstand|zivilstand|situation (?:familiale|de famille)|état civil|estado civil)${COLON}(?:is |ist )?[\p{L}()/-]{2,20}(?:,\s(?:\p{L}{2,10}|${DIGIT}{1,2})\s(?:children|child|kinder|kind|enfants?|hij[oa]s?))?`,
      String.raw`(?:婚姻|配偶者|扶養家族)(?:状況|の有無)?${COLON}[^\s、。,]{1,10}|既婚|未婚|独身|離婚`,
      String.raw`${BEFORE}(?:happily |recently )?(?:married(?! up)|divorced|widowed|verheiratet|geschieden|verwitwet|célibataire|divorcée?|veuve|veuf|pacsée?|casad[oa]|solter[oa]|divorciad[oa]|viud[oa])${AFTER}(?:,?\s(?:with |and |mit |und |avec |et |con |y )?(?:\p{L}{2,10}|${DIGIT}{1,2})\s(?:children|child|kids|kinder|kind|enfants?|hij[oa]s?))?`,
      String.raw`${BEFORE}(?:mother|father|parent|mutter|vater|mère|père|madre|padre) (?:of|von|de) (?:\p{L}{2,10}|${DIGIT}{1,2})(?: (?:children|kindern?|enfants?|hij[oa]s?))?${AFTER}`,
    ),
  ],
];
