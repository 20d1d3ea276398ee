import type { Reading } from '../reading/reading.js';

/** Lines told of others: `The team won …`, `Das Team …`, `L'équipe a …`, `El equipo …`, `チームが…`. */
const OTHERS =
  /^(?:(?:the|our|my) )?(?:team|department|group|company|crew|colleagues?|manager|boss|supervisor|we) (?!of |for |lead|member|meeting|building|work|s |management)|^(?:das|unser|mein|die|unsere|meine|der) (?:team|abteilung|gruppe|firma|kollegen|kollegin|kollege|chef|chefin|betrieb) (?!von |aus |fur )|^(?:l |notre |mon |ma |la |le )(?:equipe|service|groupe|entreprise|chef|cheffe|collegue) (?!de |d )|^nous |^(?:el |nuestro |mi |la |nuestra )(?:equipo|departamento|empresa|jefe|jefa|grupo) (?!de )/u;
const JAPANESE_OTHERS = /^(?:チーム|部署|部門|会社|上司|同僚|グループ)(?:が|は|全体で)/u;
/** `trained by the chef`: done to the person. */
const PASSIVE = /\b(\p{L}{3,}(?:ed|en|ught)) by (?:the|a|an|my|our|\p{Lu})/u;
const ROMANCE_PASSIVE =
  /\b(\p{L}{3,}(?:[ée]e?s?|is?e?s?|ue?s?|[ai]d[oa]s?|t[oa]s?)) (?:par|por) (?:le|la|l['’]|un|une|mon|ma|notre|el|una|mi|nuestr\p{L}+|\p{Lu})/u;
const GERMAN_PASSIVE = /\b(?:von|vom|durch den|durch die) [^,.]+ (ge\p{L}+(?:t|en)|\p{L}+iert|ein\p{L}+t|aus\p{L}+et) (?:wurde|worden)/u;

/** First persons, plural and singular: what `we` did is not what `I` did. */
const WE = /\b(?:we|our|us|wir|unser\p{L}*|nous|notre|nos|nosotros|nosotras|nuestr\p{L}*)\b/u;
const I = /\b(?:i|my|ich|mein\p{L}*|je|j|mon|mes|yo|mi|mis)\b/u;
export const TEAM =
  /\b(?:team\p{L}*|colleagues?|coworkers?|together|jointly|gemeinsam|zusammen|kolleg\p{L}*|equipe|collegues?|ensemble|equipo|companer\p{L}*|juntos)\b/u;

/** The words by which a line says that somebody else did it, where the statement no longer does. */
export function otherDoer(source: Reading, statement: Reading): string | undefined {
  const japanese = source.language === 'ja';
  const found = japanese ? JAPANESE_OTHERS.exec(source.compact) : OTHERS.exec(source.folded);
  if (found !== null) {
    const doer = found[0].trim().split(' ').at(-1) ?? '';
    const still = japanese ? statement.compact.includes(found[0].slice(0, 2)) : statement.tokenSet.has(doer);
    if (!still) return found[0].trim();
  }
  const told = clauseOfOther(source, statement);
  if (told !== undefined) return told;
  if (
    source.language !== undefined &&
    WE.test(source.folded) &&
    I.test(statement.folded) &&
    !WE.test(statement.folded) &&
    !TEAM.test(statement.folded)
  )
    return WE.exec(source.folded)?.[0] ?? 'we';
  const passive = source.language === 'en' ? PASSIVE.exec(source.text) : source.language === 'de' ? GERMAN_PASSIVE.exec(source.text) : ROMANCE_PASSIVE.exec(source.text);
  const verb = passive?.[1]?.toLowerCase();
  if (verb === undefined || passive === null || !statement.tokenSet.has(verb)) return undefined;
  if (/ by | von | vom | durch | par | por | de | del | du /u.test(` ${statement.text} `)) return undefined;
  // "which the bureau had prepared": the doer still stands before the verb.
  const doer = source.words.find(({ from }) => (source.tokens[from]?.start ?? 0) >= passive.index + passive[0].length - 1)?.stem;
  const at = statement.tokens.findIndex(({ text }) => text === verb);
  return doer !== undefined && statement.words.some(({ stem, to }) => stem === doer && to <= at) ? undefined : passive[0];
}

/** `a board that a colleague set up`: a clause whose doer is somebody else. */
const RELATIVE =
  /\b(?:that|which|den|die|das|welche[nrs]?|que|qu|dont|as) (?:(?:an?|the|my|our|ein|eine|der|die|das|mein|meine|unser|unsere|une?|le|la|l|mon|ma|notre|el|mi|nuestro|nuestra|unos) )?(?:\p{L}+ )?(colleagues?|coworkers?|manager|boss|supervisor|team|department|predecessor|teacher|kollege|kollegin|kollegen|chef|chefin|team|abteilung|vorganger\p{L}*|leiter\p{L}*|collegues?|equipe|responsable|directeur|directrice|patron\p{L}*|service|companer\p{L}+|equipo|jefe|jefa|encargad\p{L}+|director\p{L}*)((?: [\p{L}\d]+)+)/u;

/** The words of a clause in which the source tells what another did, where the statement tells it without naming the doer. */
function clauseOfOther(source: Reading, statement: Reading): string | undefined {
  const found = source.language === statement.language ? RELATIVE.exec(source.folded) : null;
  const [whole, doer = '', rest = ''] = found ?? [];
  if (whole === undefined || statement.tokenSet.has(doer) || TEAM.test(statement.folded)) return undefined;
  const deeds = rest.trim().split(' ').slice(0, DEED);
  const verbs = deeds.filter((word) => word.length > 2);
  return verbs.length > 0 && verbs.every((word) => statement.tokenSet.has(word)) ? whole : undefined;
}
/** Words behind the doer that say what was done. */
const DEED = 3;
