import { bare, firstSentence, firstWord, gently, uncapital, wordSet, type Telling } from './telling.js';

/** The regular past of a base form. */
function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ied`;
  return DOUBLED.has(base) ? `${base}${base.slice(-1)}ed` : `${base}ed`;
}
/** Verbs stressed on a short last syllable double their last letter. */
const DOUBLED = wordSet('plan ship transfer prefer refer commit submit permit equip cut run control debug stop map fit scan');

/** Base forms with their pasts: regular, or behind a slash. */
function pastForms(table: string): ReadonlyMap<string, string> {
  return new Map(
    [...wordSet(table)].map((entry) => {
      const [base = '', past = pastOf(base)] = entry.split('/');
      return [base, past] as const;
    }),
  );
}

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
  sat saw shot sang slept sought spent split spread stood struck swept swung rode rang flew fought fell froze hung heard hit lent lit lost met paid put read rose shook shone shut told threw thought dug drank ate did chose caught bred broke blew bore bound took wore wove woke withdrew undertook understood
  spoke staffed standardised standardized started steered streamlined strengthened structured studied supervised supplied supported surveyed taught tended tested took tracked trained transcribed
  transferred transformed translated treated trebled trimmed tripled troubleshot tutored tuned unified updated upgraded upheld used validated verified visited volunteered welcomed won worked wrote`);

/** Base forms that are verbs only: at the start of a line nothing else. Irregular pasts are given behind a slash. */
const VERBS = pastForms(`
  achieve adapt administer advise align allocate analyse analyze apply arrange assemble assess assist automate build/built calculate carry/carried clean collaborate collect communicate compile complete conduct
  configure consult contribute coordinate create debug define deliver demonstrate deploy develop devise diagnose direct drive/drove educate enable encourage engage enhance ensure establish
  evaluate examine execute facilitate formulate foster generate handle help hire identify implement improve increase inspect install integrate interpret introduce investigate keep/kept lead/led liaise
  maintain manage mentor migrate moderate negotiate obtain onboard operate optimise optimize organise organize oversee/oversaw perform precept prepare prioritise prioritize process produce promote
  provide recommend recruit reduce refactor repair resolve respond run/ran sell/sold serve solve speak/spoke streamline strengthen supervise teach/taught titrate train translate treat troubleshoot/troubleshot
  update use validate weld work write/wrote assign prescribe dispense administer`);
/** Base forms that are nouns as well; verbs only before what makes them one ("Lead a team", not "Lead engineer"). */
const AMBIGUOUS = pastForms(`
  answer audit care coach cook document design edit host market measure monitor own plan present report research review schedule support survey test track transport`);
/** Base forms of the first table that stand before a noun as its kind: "Lead engineer", "Help desk", "Process engineering". */
const AMBIGUOUS_HEADS =
  /^(?:lead|help|process|drive|direct|complete|work|use|repair|produce|clean|run|increase|train|support|speak|build|update|present)$/u;
/** After an ambiguous base form these make it a verb. */
const DETERMINERS =
  /^(?:the|a|an|our|all|new|both|and|up|over|about|around|more|daily|weekly|monthly|its|their|to|for|with|in|on|two|three|four|five|six|seven|eight|nine|ten|\d)/iu;
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

/** Heads of phrases that say what somebody was; other words in -er and -or are taken for one too, except those below. */
const ROLES = wordSet(
  'nurse assistant head lead chair chairman chairwoman chairperson captain secretary deputy champion representative coach president member technician trustee specialist therapist scientist consultant accountant attendant chef cook midwife delegate spokesperson referee',
);
const NO_ROLE = wordSet(
  'number paper order letter water power server computer customer quarter center tower monitor error sector factor motor labor labour weather summer winter october november december september offer answer matter chapter newsletter after over under other user layer filter container cluster router folder buffer register folder cover corner border paper timber silver river color colour vendor minor major senior junior floor door behavior behaviour supplier shower printer scanner freezer cooker boiler',
);

/** "Preceptor for 9 new nurses", "Charge nurse on night shift", "Top seller of 12": a role is the last word before a preposition or the end. */
function isRole(text: string): boolean {
  const head = /^((?:[\p{L}’'-]+\s+){0,3}?)([\p{L}-]+)(?=\s+(?:for|of|on|in|at|to|with|since|during)(?!\p{L})|,|$)/iu.exec(text);
  const noun = head?.[2]?.toLowerCase() ?? '';
  return ROLES.has(noun) || (/(?<=\p{L}{3})(?:er|or)$/u.test(noun) && !NO_ROLE.has(noun));
}

/** The base form of a third person ("reads", "carries", "teaches"), as the table has it. */
function baseOf(verb: string): string | undefined {
  const forms = [verb.replace(/ies$/u, 'y'), verb.replace(/es$/u, ''), verb.replace(/s$/u, '')];
  return verb.endsWith('s') ? forms.find((form) => VERBS.has(form) || (form !== verb && READS.has(form))) : undefined;
}
/** Third persons beside those of the table that no noun looks like at the start of a line with an object behind it. */
const READS = wordSet('read know understand travel');
/** "Works of art", "Runs, walks and …": after these a form in -s is a plural. */
const AFTER_PLURAL = /^(?:of|and|for|by|from|in|at)(?!\p{L})|^[,:;–-]/iu;

/** Several statements in one line, kept together by a semicolon: the first stands for itself. */
const firstPart = (text: string): string => /^(.{10,}?);\s/u.exec(text)?.[1] ?? text;

/** Things one counts: singular, they want an article in the middle of a sentence. */
const COUNTED = wordSet(
  'rate score budget team ward fleet reduction increase saving decrease rise record portfolio caseload course programme program system tool project website site app report award range set class clinic shift department library database model pipeline process plan campaign event exhibition workshop contract tender bid grant average ratio share margin target turnover list group unit kitchen restaurant shop store school lab garden herd farm round route patch territory network committee club choir strategy policy manual guide handbook review audit survey study trial rollout migration launch redesign refurbishment',
);
const DETERMINED =
  /^(?:the|an?|our|my|all|both|every|each|no|one|two|three|four|five|six|seven|eight|nine|ten|several|many|most|some|over|up|more)(?!\p{L})|^\d/iu;

/** "pass rate of 96 %" → "a pass rate of 96 %"; plurals, stuff and what has an article stay as they are. */
function withArticle(text: string): string {
  if (DETERMINED.test(text)) return text;
  const phrase =
    /^((?:[\p{L}’'-]+\s){0,3}?[\p{L}’'-]+?)(?=\s(?:of|for|in|to|with|from|at|on|by|per|that|and|across|over|under|worth|used|covering|serving|below|above|between|among|after|before|during|within|without|than)(?!\p{L})|,|$)/u.exec(
      text,
    )?.[1];
  const head = phrase?.split(/\s/u).at(-1)?.toLowerCase() ?? '';
  if (!COUNTED.has(head)) return text;
  return `${/^(?:[aeio]|u(?!ni|se|s(?![a-z])))/iu.test(text) ? 'an' : 'a'} ${text}`;
}

/** Makes a line fit for "…, I cut costs by 8 %" or "my work included running …"; undefined where no sentence of ours is right for it. */
export function tellEnglish(highlight: string, open: boolean): Telling | undefined {
  const text = bare(firstPart(firstSentence(highlight)));
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase().replace(/,$/u, '');
  if (text === '') return undefined;
  if (/^(?:i|we|my)$/iu.test(word) && rest !== '') return { form: 'clause', text: word === 'I' ? text : uncapital(text) };
  if (rest === '') return { form: isRole(text) ? 'role' : 'listed', text: gently(text) };
  // "Successfully won", "Personally trained": the adverb goes with the verb.
  const [verb, object] = first.endsWith('ly') && PAST.has(firstWord(rest)[0]) ? firstWord(rest) : ([first, rest] as const);
  // A regular form before an article or a number is a deed whatever the trade: "Welded 40 vessels".
  if (PAST.has(verb) || (/^[a-z]{3,}ed$/u.test(verb) && (OBJECT.test(object) || /^(?:and|,)/u.test(object)))) {
    return PASSIVE.test(object) && !WANTS_PREPOSITION.test(verb) ? undefined : { form: 'clause', text: `I ${uncapital(text)}` };
  }
  if (VERBS.has(first) && !/^(?:of|by)(?!\p{L})/iu.test(rest) && !(AMBIGUOUS_HEADS.test(first) && !DETERMINERS.test(rest)))
    return { form: 'clause', text: `I ${open ? first : VERBS.get(first)} ${rest}` };
  if (AMBIGUOUS.has(first) && DETERMINERS.test(rest)) return { form: 'clause', text: `I ${open ? first : AMBIGUOUS.get(first)} ${rest}` };
  const base = AFTER_PLURAL.test(rest) && !/^(?:in|at)/u.test(rest) ? undefined : baseOf(first);
  if (base !== undefined)
    return { form: 'clause', text: `I ${open ? base : (VERBS.get(base) ?? (base === 'read' ? 'read' : pastOf(base)))} ${rest}` };
  if (first === 'responsible' && /^for\s/u.test(rest)) return { form: 'clause', text: `I ${open ? 'am' : 'was'} ${uncapital(text)}` };
  if (/^[a-z]{2,}ing$/u.test(first) && !NOT_GERUND.has(first) && !/^(?:of|for|and)\s/u.test(rest))
    return { form: 'nominal', text: uncapital(text) };
  // "Distributed systems", "Used in a course": nothing says who did it.
  if (/^[a-z]{3,}ed$/u.test(first) && PASSIVE.test(rest)) return undefined;
  return isRole(text) ? { form: 'role', text: gently(text) } : { form: 'listed', text: withArticle(gently(text)) };
}
