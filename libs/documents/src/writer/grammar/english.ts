import { bare, firstWord, isSeveralSentences, uncapital, wordSet, type Telling } from './telling.js';

/** Verbs résumé lines begin with, in the past. Curated: "Distributed systems for …" begins with no verb. */
const PAST = wordSet(`
  achieved adapted added addressed administered adopted advised analysed analyzed answered applied appraised approved architected arranged assembled assessed assisted
  attended audited authored automated balanced became began booked bought briefed brought brought budgeted built calculated captured cared carried catalogued championed
  changed chaired checked cleaned closed co-authored co-founded co-led coached coded collaborated collected combined commissioned compiled completed composed conceived conducted configured
  consolidated constructed contributed controlled converted cooked coordinated corrected counselled created cultivated curated cut dealt decreased defended defined delivered
  deployed designed detected developed devised diagnosed digitised digitized directed discovered documented doubled drafted drew drove edited educated eliminated enabled
  encouraged engineered enhanced ensured established evaluated examined executed expanded extended fed filed fixed forecast formed formulated found founded gained gathered
  gave generated got graded grew guided halved handled helped hired hosted identified implemented improved increased influenced initiated inspected installed instructed
  integrated interpreted interviewed introduced invented investigated issued joined kept launched laid learned led lifted lowered made maintained managed mapped marketed measured
  mentored merged met migrated modelled modeled modernised modernized monitored motivated moved navigated negotiated nursed observed obtained offered onboarded opened operated optimised optimized
  orchestrated ordered organised organized overhauled oversaw owned packed painted participated performed picked piloted pioneered planned played prepared presented prevented processed
  procured produced programmed promoted proposed provided published purchased raised ran rated reached rebuilt received reconciled recorded recovered recruited redesigned reduced refactored refined
  refurbished rehabilitated released removed renegotiated renovated reorganised reorganized repaired replaced reported represented researched resolved restored restructured reviewed revised
  rewrote rolled rostered saved scaled scheduled screened secured selected sent served set shaped shipped shortened showed simplified sold solved sourced spearheaded specified
  spoke staffed standardised standardized started steered streamlined strengthened structured studied supervised supplied supported surveyed taught tended tested took tracked trained transcribed
  transferred transformed translated treated trebled trimmed tripled troubleshot tutored tuned unified updated upgraded upheld used validated verified visited volunteered welcomed won worked wrote`);

/** The same in the present, for a post still held; taken for a verb only before a word that makes it one ("Lead a team", not "Lead engineer"). */
const PRESENT = wordSet(`
  advise analyse analyze answer assist automate build care coach conduct configure coordinate create deliver design develop direct document drive edit ensure handle help hire
  implement improve lead maintain manage measure mentor monitor negotiate operate organise organize oversee own perform plan prepare present produce provide recruit report research review run
  schedule sell serve supervise support teach test track train translate treat write`);
const DETERMINERS =
  /^(?:the|a|an|our|all|new|both|and|up|over|about|around|more|daily|weekly|monthly|its|their|to|for|with|two|three|four|five|six|seven|eight|nine|ten|\d)/iu;
/** After a past form these begin a passive ("Used in a course", "Built by students"), except where the verb wants them. */
const PASSIVE = /^(?:by|in|with|at|on|for|as|from|to|through|via|across|under|using|over)(?!\p{L})/iu;
const WANTS_PREPOSITION =
  /^(?:worked|participated|collaborated|contributed|volunteered|spoke|served|assisted|helped|dealt|cared|acted|invested|succeeded|focused|specialised|specialized|presented|advised|liaised|responded|reported|negotiated|consulted|coordinated|competed|studied|taught|lectured|trained|travelled|moved|switched|rose|grew|began|started|wrote|ran|sat|consulted|prepared|tended|looked|published|appeared|performed)$/u;
const OBJECT =
  /^(?:the|a|an|our|all|both|more|over \d|up to|about|around|two|three|four|five|six|seven|eight|nine|ten|twelve|\d)(?!\p{L})/iu;
/** Present participles that are more often nouns or adjectives at the start of a line. */
const NOT_GERUND = wordSet(
  'engineering marketing nursing accounting outstanding leading-edge existing ongoing upcoming spring evening morning during king string nothing',
);

/** Makes a line fit for "…, I cut costs by 8 %" or "my work included running …". Anything it is not sure of is a quotation. */
export function tellEnglish(highlight: string, open: boolean): Telling {
  const text = bare(highlight);
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase().replace(/,$/u, '');
  if (isSeveralSentences(text) || rest === '') return { form: 'quote', text };
  if (/^(?:i|we|my)$/iu.test(word)) return { form: 'clause', text: word === 'I' ? text : uncapital(text) };
  // "Successfully won", "Personally trained": the adverb goes with the verb.
  const [verb, object] = first.endsWith('ly') && PAST.has(firstWord(rest)[0]) ? firstWord(rest) : ([first, rest] as const);
  // A regular form before an article or a number is a deed whatever the trade: "Welded 40 vessels".
  if (PAST.has(verb) || (/^[a-z]{3,}ed$/u.test(verb) && OBJECT.test(object))) {
    return PASSIVE.test(object) && !WANTS_PREPOSITION.test(verb)
      ? { form: 'quote', text }
      : { form: 'clause', text: `I ${uncapital(text)}` };
  }
  if (open && PRESENT.has(first) && DETERMINERS.test(rest)) return { form: 'clause', text: `I ${uncapital(text)}` };
  if (first === 'responsible' && /^for\s/u.test(rest)) return { form: 'clause', text: `I ${open ? 'am' : 'was'} ${uncapital(text)}` };
  if (/^[a-z]{2,}ing$/u.test(first) && !NOT_GERUND.has(first)) return { form: 'nominal', text: uncapital(text) };
  return { form: 'quote', text };
}
