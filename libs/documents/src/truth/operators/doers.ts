import { clauseAt } from '../claims/clauses.js';
import { isFiller } from '../reading/content.js';
import type { Reading } from '../reading/reading.js';
import { rootOf } from '../reading/root.js';

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
  const passive =
    source.language === 'en'
      ? PASSIVE.exec(source.text)
      : source.language === 'de'
        ? GERMAN_PASSIVE.exec(source.text)
        : ROMANCE_PASSIVE.exec(source.text);
  const verb = passive?.[1]?.toLowerCase();
  if (verb === undefined || passive === null || !statement.tokenSet.has(verb)) return undefined;
  if (/ by | von | vom | durch | par | por | de | del | du /u.test(` ${statement.text} `)) return undefined;
  // "which the bureau had prepared": the doer still stands before the verb.
  const doer = source.words.find(({ from }) => (source.tokens[from]?.start ?? 0) >= passive.index + passive[0].length - 1)?.stem;
  const at = statement.tokens.findIndex(({ text }) => text === verb);
  return doer !== undefined && statement.words.some(({ stem, to }) => stem === doer && to <= at) ? undefined : passive[0];
}

const RELATIVE = /^(?:that|which|whom|den|die|das|dem|welche[nrs]?|que|qu|dont)$/u;
/** Others a line may name as doers, beside whoever bears a title. */
const PERSON =
  /^(?:colleagues?|coworkers?|manager|boss|supervisor|team|department|predecessor|kolleg(?:e|in|en)|chef(?:in)?|abteilung|vorganger(?:in)?|collegues?|equipe|responsable|service|companer[oa]s?|equipo|jef[ea])$/u;
/** Words of a relative clause that are looked at. */
const CLAUSE = 7;

/** "a board that a colleague set up", "un taller que dirige la terapeuta": what another did, where the statement tells it without naming the doer. */
function clauseOfOther(source: Reading, statement: Reading): string | undefined {
  const language = source.language;
  if (language === undefined || language === 'ja' || language !== statement.language || TEAM.test(statement.folded)) return undefined;
  for (const [at, { text, gap }] of source.tokens.entries()) {
    // A German relative pronoun stands behind a comma; elsewhere it is an article.
    if (!RELATIVE.test(text) || (language === 'de' && !gap.includes(','))) continue;
    const end = Math.min(clauseAt(source, at + 1).to, at + 1 + CLAUSE);
    const inside = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from > at && to <= end;
    const doer = source.tokens.findIndex(
      (token, i) =>
        i > at && i < end && (PERSON.test(token.text) || source.titles.some((title) => inside(title) && title.from <= i && i < title.to)),
    );
    // The subject stands close to the pronoun, or, in Spanish and French, behind the verb.
    if (doer < 0 || doer - at > SUBJECT || statement.tokenSet.has(source.tokens[doer]?.text ?? '')) continue;
    const deeds = source.tokens
      .slice(at + 1, end)
      .filter((token, i) => at + 1 + i !== doer && token.text.length > 2 && !isFiller(token, language));
    const told = deeds.filter(({ text: word, raw }) => statement.tokenSet.has(word) || statement.stems.has(rootOf(raw, language)));
    if (deeds.length > 0 && told.length === deeds.length) return source.excerpt({ from: at, to: end });
  }
  return undefined;
}
/** Words between a relative pronoun and its subject. */
const SUBJECT = 4;
