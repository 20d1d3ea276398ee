import { compareDates, parsePartialDate } from '#json-resume';
import type { Entry } from '../master/facts.js';
import { namedEntries } from '../master/named.js';
import { isAhead } from '../reading/ahead.js';
import { hasWord } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';
import { isLight } from './light.js';
import { presentAt } from './present.js';
import { Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';

/** Words by which studies are held, and by which they still go on. Folded beginnings; Japanese as written. */
const HELD =
  /\b(?:graduat|hold|holder|finish|complet|earn|obtain|with my|abgeschlossen|abschluss|absolv|titulaire|diplom|obten|obtu|titul|graduad|licenciad|master|bachelor|qualified)|取得|修了|卒業|保有|学位/u;
const GOING_ON =
  /\b(?:study|studying|student|currently|working towards|enrolled|expect\p{L}*|since|started|began|part[- ]time|due|to be|planned|scheduled|geplant|soll\p{L}*|will ich|doit|devrait|prevu\p{L}*|previst\p{L}*|pensado|preve|studier\p{L}*|lauf\p{L}*|seit|begonnen|voraussichtlich|angestrebt|etudi\p{L}*|prepar\p{L}*|en cours|depuis|commence|inacheve|curs\p{L}*|desde|estudi\p{L}*|empe\p{L}*|not (?:completed|finished)|sans l.achever|nicht abgeschlossen|sin terminar)|在学|在籍|履修|学んで|予定|見込/u;
const OPEN_ENDED =
  /\b(?:non acheve|in progress|ongoing|laufend|en curso|en cours|abandon\p{L}*|not completed|not finished|nicht abgeschlossen|abgebrochen|sin terminar|inacabad\p{L}*|unfinished)|在学|履修中|中退/u;

/** What begins on a day to come is said to be to come. */
const STARTS =
  /\b(?:starts?|starting|begins?|beginning|from|opens?|launches|goes|wird|werden|sera|seront|sera|seran|beginnt|beginne|startet|starte|ab|geht|kommt|commence|debute|demarre|ouvre|a partir de|des|empieza|empiezo|comienza|comienzo|arranca)\b|開始|始ま|から/u;

/** What the day decides: a post that ended is not held now, a degree that is not finished is not held, what lies ahead has not been done. */
export function checkStanding(ask: Ask): Outcome {
  const tally = new Tally();
  if (ask.statement.language === undefined || ask.form === 'title') return tally.outcome;
  checkNow(ask, tally);
  checkStudies(ask, tally);
  checkAhead(ask, tally);
  return tally.outcome;
}

function checkNow({ statement, facts, today, document }: Ask, tally: Tally): void {
  const language = statement.language ?? document ?? 'en';
  const said = presentAt(statement, language);
  if (said === undefined) return;
  const named = namedEntries(statement, facts).filter(({ entry }) => entry.section === 'work' || entry.section === 'volunteer');
  const over = named.length > 0 && named.every(({ entry: { span } }) => span?.end !== undefined && compareDates(span.end, today) < 0);
  const again = over && facts.entries.some((entry) => entry.span?.end === undefined && named.some((one) => sameEmployer(one.entry, entry)));
  if (!over || again) return;
  const claim = statement.excerpt(said);
  tally.refuse('date', claim, `“${claim}”: the person's post there has ended`);
}

const sameEmployer = (a: Entry, b: Entry): boolean => a !== b && a.section === b.section && a.value['name'] === b.value['name'];

function checkStudies({ statement, facts, today }: Ask, tally: Tally): void {
  const text = statement.language === 'ja' ? statement.compact : statement.folded;
  if (GOING_ON.test(text) || !HELD.test(text)) return;
  for (const entry of facts.entries) {
    if (entry.section !== 'education' || !isUnfinished(entry, today) || !isAbout(entry, statement)) continue;
    if (
      facts.entries.some(
        (other) =>
          other !== entry &&
          other.section === 'education' &&
          !isUnfinished(other, today) &&
          isAbout(other, statement) &&
          sameLevel(other, statement),
      )
    )
      continue;
    const claim = statement.excerpt({ from: 0, to: statement.tokens.length });
    tally.refuse('degree', claim, `“${claim}”: these studies are not finished (${entry.pointer})`);
  }
}

/** Whether an entry of education is of the level a statement names, if it names one. */
const sameLevel = ({ facts }: Entry, { degrees }: Reading): boolean =>
  degrees.length === 0 || facts.some(({ reading }) => reading.degrees.some(({ level }) => degrees.some((said) => said.level === level)));

function isUnfinished({ span, value, facts }: Entry, today: Ask['today']): boolean {
  if (facts.some(({ reading }) => OPEN_ENDED.test(reading.language === 'ja' ? reading.compact : reading.folded))) return true;
  if (span?.end !== undefined) return compareDates(span.end, today) > 0;
  const end = parsePartialDate(value['endDate']);
  return end === undefined ? span?.start !== undefined : compareDates(end, today) > 0;
}

/** Whether a statement names the field of an entry of education, all of its words. */
function isAbout({ facts }: Entry, statement: Reading): boolean {
  const language = statement.language;
  const area = facts.find(({ key }) => key === 'area')?.reading;
  if (area === undefined || language === undefined) return false;
  const words = area.words.map(({ stem }) => stem).filter((word) => !isLight(word, language));
  return words.length > 0 && words.filter((word) => hasWord(statement.stems, word, language)).length * 3 >= words.length * 2;
}

function checkAhead({ statement, today, own }: Ask, tally: Tally): void {
  const text = statement.language === 'ja' ? statement.compact : statement.folded;
  if (statement.operators.some(({ kind }) => kind === 'plan') || GOING_ON.test(text) || STARTS.test(text)) return;
  for (const date of statement.dates) {
    if (!isAhead(statement, date, today) || date.edge === 'until') continue;
    if (own.some(({ from, to }) => from <= date.from && date.to <= to && to - from > 2)) continue;
    const claim = statement.excerpt(date);
    tally.refuse('plan', claim, `“${claim}” lies ahead, and nothing says that it is planned`);
  }
}
