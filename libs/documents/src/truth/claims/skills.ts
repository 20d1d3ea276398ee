import { fluencyRank, includedSkills, skillById, type SkillMention } from '#language';
import { rootOf } from '../reading/root.js';
import { inOrder } from '../master/scope.js';
import type { Fact } from '../master/facts.js';
import { isFiller } from '../reading/content.js';
import type { Reading } from '../reading/reading.js';
import { hasMeaning } from '../reading/synonyms.js';
import { acronymSpans } from './acronyms.js';
import { ownAt, Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';

/** Tools, fields of work, certificates; and spoken languages with the command of them. Traits of character claim nothing checkable. */
export function checkSkills(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement } = ask;
  const facts = inOrder(ask.scope);
  for (const mention of statement.skills) {
    const kind = skillById(mention.id)?.kind;
    if (kind === 'soft' && ask.form !== 'title') continue;
    const from = statement.tokens.findIndex(({ end }) => end > mention.start);
    if (
      ownAt(ask, { from, to: from + 1 }) !== undefined &&
      ownAt(ask, { from, to: statement.tokens.findLastIndex(({ start }) => start < mention.end) + 1 }) !== undefined
    )
      continue;
    const own = facts.filter((fact) => carriesSkill(mention, fact, statement));
    const last = statement.tokens.findLastIndex(({ start }) => start < mention.end);
    // A tool is known by its name: SAP is no initials of anything else.
    const spelled = own.length > 0 || kind === 'tool' ? [] : acronymSpans(ask).filter((span) => span.from <= from && last < span.to);
    const carriers = own.length > 0 ? own : spelled.map(({ fact }) => fact);
    if (carriers.length > 0) tally.carried(carriers.slice(0, 2));
    else
      tally.refuse(
        kind === 'certificate' ? 'degree' : 'skill',
        mention.spelling,
        `“${mention.spelling}” is not among the person's ${kind === 'certificate' ? 'papers' : 'skills'}`,
      );
  }
  checkLanguages(ask, tally, facts);
  return tally.outcome;
}

function carriesSkill(mention: SkillMention, fact: Fact, statement: Reading): boolean {
  const { reading } = fact;
  if (reading.skills.some(({ id }) => includedSkills(id).has(mention.id))) return true;
  const kind = skillById(mention.id)?.kind;
  const language = statement.language;
  // A certificate's letters are not its parts: "Google Analytics Certification" is no paper for who lists Google Analytics.
  const words = statement.tokens.filter(({ start, end }) => start >= mention.start && end <= mention.end);
  if (` ${reading.folded} `.includes(` ${words.map(({ text }) => text).join(' ')} `)) return true;
  if (kind !== 'practice' || language === undefined) return false;
  return (
    words.filter((token) => !isFiller(token, language)).every(({ raw }) => hasMeaning(reading.stems, rootOf(raw, language), language)) ||
    (words[0]?.cjk === true && reading.compact.includes(words.map(({ text }) => text).join('')))
  );
}

function checkLanguages({ statement }: Ask, tally: Tally, facts: readonly Fact[]): void {
  for (const spoken of statement.spoken) {
    const mentions = facts.flatMap((fact) =>
      fact.reading.spoken.filter(({ id }) => id === spoken.id).map((own) => ({ fact, rank: own.rank ?? rankOf(fact) })),
    );
    const claim = statement.excerpt(spoken);
    if (mentions.length === 0) {
      tally.refuse('language', claim, `“${claim}” is not among the person's languages`);
      continue;
    }
    const best = Math.max(...mentions.map(({ rank }) => rank ?? 0));
    if (spoken.rank !== undefined && spoken.rank > best) {
      tally.refuse('language', claim, `“${claim}”: the person's data gives a lesser command of it, or none`);
    } else tally.carried(mentions.slice(0, 2).map(({ fact }) => fact));
  }
}

/** The command written beside a language, in its own field. */
function rankOf(fact: Fact): number | undefined {
  if (fact.section !== 'languages') return undefined;
  const ranks = (fact.entry?.facts ?? []).map((other) => fluencyRank(other.reading.tokens)).filter((rank) => rank !== undefined);
  return ranks.length === 0 ? undefined : Math.max(...ranks);
}
