import type { Language } from '#language';
import type { LieKind } from './person.js';

/** Pattern and replacement: the first that fits a line is planted. */
export type Swap = readonly [pattern: RegExp, replacement: string];

/** How one operator gets into a line: words put before or after it, or words of it changed for others. */
export interface Words {
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly swaps?: readonly Swap[];
  /** Lines that have an operator of the kind already: what is added could be true of them. */
  readonly unless?: RegExp;
}

export type OperatorWords = Readonly<Partial<Record<LieKind, Words>>>;

const en: OperatorWords = {
  negation: {
    swaps: [
      [/\bexcept\b/u, 'including'],
      [/\b(?:does |do )?not (?=\p{L})/u, ''],
      [/\bNever missed\b/u, 'Missed'],
      [/\bnever\b/u, 'often'],
      [/\bwithout a\b/u, 'with a'],
      [/^No (?=\p{L})/u, 'Some '],
      [/\bRarely\b/u, 'Never'],
    ],
    after: [', without any supervision'],
    unless: /supervis|direction|master's eye/iu,
  },
  superlative: { after: [', to the highest standard in the region', ', the best in the house'] },
  comparison: { after: [', faster than any other colleague', ', more than any comparable employer'] },
  cause: {
    after: [', which led to record profits', ', resulting in far more satisfied customers', ', thereby preventing costly failures'],
  },
  attribution: { after: [', for which the management presented an award', ', praised by everyone involved'] },
  licence: { after: [' as a certified specialist'] },
  scope: {
    after: [' across the whole organisation'],
    swaps: [
      [/\bsome (?=\p{L}+ \p{L}+s\b|late|of)/u, 'all '],
      [/\b[Mm]ost(?:ly)? of\b/u, 'all of'],
      [/\btwo of the\b/u, 'all of the'],
    ],
  },
  frequency: {
    swaps: [
      [/\bmonthly\b/u, 'weekly'],
      [/\bonce a month\b/u, 'once a day'],
      [/\bevery (?:Monday|third week)\b/u, 'every day'],
      [/\ba (?:week|month)\b/u, 'a day'],
      [/\bdaily\b/u, 'hourly'],
      [/\ba shift\b|\bper shift\b/u, 'an hour'],
    ],
  },
  agent: {
    swaps: [
      [/^Our team\b/u, 'I'],
      [/,? (?:together )?with (?:the|two|three|one|a)(?: [\p{L}-]+){1,3}$/u, ' single-handedly'],
      [/\bwe\b/u, 'I'],
    ],
    after: [', entirely on my own'],
    unless: /\bsolo|\balone\b/iu,
  },
  plan: {
    swaps: [
      [/\bis planned for\b/u, 'was completed in'],
      [/\bplanned for\b/u, 'passed in'],
      [/\bis foreseen for\b/u, 'took place in'],
      [/^Will begin\b/u, 'Completed'],
      [/\bpending\b/u, 'positive'],
      [/\bunder review\b/u, 'published'],
    ],
  },
  hedge: {
    swaps: [
      [/\b[Uu]p to (?=\d)/u, ''],
      [/\b(?:about|around|roughly|some) (?=[\d]|three)/u, 'more than '],
      [/\b[Oo]ne of (?=two|three)/u, 'first among '],
      [/^Helped (?:the foreman )?(?=\p{L})/u, 'Independently '],
    ],
  },
  role: {
    swaps: [
      [/^(?:Assist with|Supported|Contributed to|Took part in)\b/u, 'Led'],
      [/^Stood in for the\b/u, 'Promoted to'],
      [/^Co-supervise\b/u, 'Supervise'],
      [/^Acting\b/u, 'Promoted to'],
      [/^Second\b/u, 'First'],
    ],
  },
  polarity: {
    swaps: [
      [/\b(?:went down|dropped|fell|came down) from (\S+) to (\S+)/u, 'rose from $2 to $1'],
      [/\bwent down\b|\bdropped\b|\bfell\b|\bcame down\b/u, 'rose'],
      [/\bshortened\b/u, 'lengthened'],
      [/\bshorter\b/u, 'longer'],
      [/\blower\b/u, 'higher'],
      [/\bimproved\b/u, 'worsened'],
    ],
  },
};

const de: OperatorWords = {
  negation: {
    swaps: [
      [/\bkeine /u, ''],
      [/\bder (\p{L}+), nicht der (\p{L}+)/u, 'der $2, nicht der $1'],
      [/\bnie allein, immer\b/u, 'oft allein, sonst'],
      [/, mit Ausnahme von/u, ', einschließlich'],
      [/\bunter Aufsicht\b|\bunter Anleitung\b/u, 'ohne Aufsicht'],
    ],
    after: [', ohne jede Anleitung'],
    unless: /Anleitung|Aufsicht|Supervision/iu,
  },
  superlative: { after: [' auf höchstem Niveau der Region', ', als Beste im ganzen Haus'] },
  comparison: { after: [', schneller als alle Kollegen', ', mehr als jeder vergleichbare Betrieb'] },
  cause: {
    after: [', wodurch der Gewinn deutlich stieg', ' und dadurch viele neue Kunden gewonnen', ', was zu hohen Einsparungen führte'],
  },
  attribution: { after: [', dafür von der Leitung ausgezeichnet', ', von allen Beteiligten gelobt'] },
  licence: { after: [' als zertifizierte Fachkraft'] },
  scope: {
    after: [' im gesamten Unternehmen'],
    swaps: [
      [/\beinen? Ausflug\b/u, 'alle Ausflüge'],
      [/^Drei der (?=\p{L})/u, 'Alle '],
      [/\b[Ii]n drei Ortsteilen\b/u, 'in allen Ortsteilen'],
    ],
  },
  frequency: {
    swaps: [
      [/\bpro Woche\b/u, 'pro Tag'],
      [/\beinmal im Monat\b|\bjeden Freitag\b|\balle sechs Wochen\b/u, 'täglich'],
      [/\btäglich\b/u, 'stündlich'],
      [/\bim Jahr umgebaut\b/u, 'im Monat umgebaut'],
    ],
  },
  agent: {
    swaps: [
      [/\b(?:[Gg]emeinsam|zusammen) mit (?:dem|zwei) \p{L}+/u, 'im Alleingang'],
      [/^Das Team verkürzte\b/u, 'Verkürzte eigenhändig'],
      [/\bmit den anderen \p{L}+/u, 'eigenständig'],
      [/\bmeist zu zweit\b/u, 'stets allein'],
    ],
    after: [', ganz allein'],
    unless: /\ballein\b/iu,
  },
  plan: {
    swaps: [
      [/\bist für (.+) vorgesehen\b/u, 'wurde für $1 abgeschlossen'],
      [/\bab \p{L}+ \d{4} geplant\b/u, 'abgeschlossen'],
      [/, das noch nicht eröffnet ist\b/u, ', das inzwischen eröffnet ist'],
      [/\bbeginnt im \p{L}+ \d{4}$/u, 'abgeschlossen'],
    ],
  },
  hedge: {
    swaps: [
      [/\bbis zu (?=\d)/u, ''],
      [/\b(?:etwa|rund|[Ee]twa) (?=\d)/u, 'über '],
      [/^Eine der drei\b/u, 'Erste der drei'],
      [/\bHalf bei der Vorbereitung (.+?) mit$/u, 'Übernahm die Vorbereitung $1'],
    ],
  },
  role: {
    swaps: [
      [/^Stellvertretende Sprecherin\b/u, 'Sprecherin'],
      [/^Unterstützte?t?\b/u, 'Leitete'],
      [/^Mitarbeit bei\b/u, 'Leitung bei'],
      [/^(?:Beteiligte sich|Wirkte) an der (.+?)(?: mit)?$/u, 'Leitete die $1'],
      [/^Springt für den Bauleiter ein, wenn dieser im Urlaub ist/u, 'Ist Bauleiter'],
    ],
  },
  polarity: {
    swaps: [
      [/\bvon (\S+) auf (\S+) (.*)gesunken\b/u, 'von $2 auf $1 $3gestiegen'],
      [/\bgestiegen\b/u, 'gesunken'],
      [/\bverkürzte\b/u, 'verlängerte'],
      [/\bgingen von (\S+ %) auf (\S+ %) zurück$/u, 'stiegen von $2 auf $1'],
    ],
  },
};

const fr: OperatorWords = {
  negation: {
    swaps: [
      [/^Pas de commandes passées sans\b/u, 'Commandes passées sans'],
      [/^Ne fait pas d’/u, 'Fait de l’'],
      [/^Ne plaide pas et ne conseille pas\b/u, 'Plaide et conseille'],
      [/, relus par un avocat/u, ', sans relecture par un avocat'],
    ],
    after: [', sans aucun encadrement'],
    unless: /encadr|accord|relu/iu,
  },
  superlative: { after: [', au plus haut niveau de la région', ', meilleur résultat de la maison'] },
  comparison: { after: [', plus vite que tous les collègues', ', davantage que toute maison comparable'] },
  cause: {
    after: [', ce qui a permis de doubler le bénéfice', ', entraînant une hausse de la clientèle', ', évitant ainsi de lourdes pertes'],
  },
  attribution: { after: [', travail primé par la direction', ', ce que tous ont salué'] },
  licence: { after: [' en tant que spécialiste certifié'] },
  scope: {
    after: [' dans toute l’entreprise'],
    swaps: [
      [/ de deux (?=\p{L}+s$)/u, ' de tous les '],
      [/\bd’une cinquantaine de dossiers\b/u, 'de tous les dossiers'],
    ],
  },
  frequency: {
    swaps: [
      [/(?<=\s)par semaine(?!\p{L})/u, 'par jour'],
      [/(?<=\s)par an(?!\p{L})/u, 'par mois'],
      [/\bchaque dimanche\b|\btrois fois par semaine\b/u, 'chaque jour'],
      [/\bmensuelle\b/u, 'quotidienne'],
      [/(?<=\s)le matin$/u, 'toute la journée'],
    ],
  },
  agent: {
    swaps: [[/ avec (?:une autre \p{L}+|la brigade|un \p{L}+(?: du \p{L}+)?)/u, ' en toute autonomie']],
    after: [', sans l’aide de personne'],
    unless: /\bseule?\b/iu,
  },
  plan: {
    swaps: [
      [/\best prévue pour le printemps 2027\b/u, 'a été mise en place'],
      [/\bdéploiement attendu début 2027\b/u, 'déploiement achevé'],
      [/, dont (.+) n’est pas \p{L}+$/u, ', dont $1 est acquise'],
    ],
  },
  hedge: {
    swaps: [
      [/\b(?:environ|près de) (?=\d)/u, 'plus de '],
      [/^Un des trois référents\b/u, 'Le référent'],
      [/^A aidé le second à revoir\b/u, 'A revu'],
      [/^A (?:contribué au choix|soutenu l’organisation)\b/u, 'Unique responsable'],
    ],
  },
  role: {
    swaps: [
      [/^A participé(?= )/u, 'A présidé'],
      [/^A aidé le second à\b/u, 'A dirigé l’équipe pour'],
      [/^Relecture des\b/u, 'Direction des'],
      [/^A assisté aux signatures comme observateur\b/u, 'A conduit les signatures'],
      [/^Participe au\b/u, 'Pilote le'],
      [/^A soutenu\b/u, 'A dirigé'],
    ],
  },
  polarity: {
    swaps: [
      [/\b(?:ramen|pass)é(e?s?) de (\d+ %) à (\d+ %)/u, 'passé$1 de $3 à $2'],
      [/\bréduit de\b/u, 'allongé de'],
    ],
  },
};

const es: OperatorWords = {
  negation: {
    swaps: [
      [/^No conduce cisternas ni transporta\b/u, 'Conduce cisternas y transporta'],
      [/^No (?=\p{L})/u, ''],
      [/^Ningún accidente\b/u, 'Algún accidente'],
      [/, que finalmente no se adjudicó\b/u, ', que finalmente se adjudicó'],
      [/\bbajo la supervisión del\b/u, 'sin la supervisión del'],
    ],
    after: [', sin ninguna supervisión'],
    unless: /supervisi|acompañada/iu,
  },
  superlative: { after: [', al más alto nivel de la región', ', lo mejor de la casa'] },
  comparison: { after: [', más rápido que cualquier compañero', ', más que ninguna empresa comparable'] },
  cause: {
    after: [', lo que duplicó los beneficios', ', gracias a lo cual llegaron nuevos clientes', ', evitando así grandes pérdidas'],
  },
  attribution: { after: [', trabajo premiado por la dirección', ', elogiado por todos'] },
  licence: { after: [' como especialista certificado'] },
  scope: {
    after: [' en toda la empresa'],
    swaps: [
      [/\ben \d+ hectáreas\b/u, 'en toda la finca'],
      [/\bpor Aragón y Navarra\b/u, 'por toda España'],
      [/\bcasi todos\b/u, 'todos'],
    ],
  },
  frequency: {
    swaps: [
      [/\ba la semana\b|\bdos veces al mes\b/u, 'al día'],
      [/\bdos veces al día\b/u, 'cuatro veces al día'],
      [/\bcada noche\b/u, 'cada hora'],
    ],
  },
  agent: {
    swaps: [
      [/(?:, por turnos)? con (?:un|dos|otros tres)(?: \p{L}+){1,2}$/u, ' en solitario'],
      [/, acompañada por la directora de arte/u, ', ella sola'],
      [/^Formó parte del equipo de tres personas que rediseñó\b/u, 'Rediseñó por su cuenta'],
    ],
    after: [', sin ayuda de nadie'],
    unless: /\bsol[oa]\b/iu,
  },
  plan: {
    swaps: [
      [/^Tiene previsto sacarse el ADR en 2027/u, 'Se ha sacado el ADR'],
      [/\ben curso\b/u, 'terminada'],
    ],
  },
  hedge: {
    swaps: [
      [/^Hasta (?=\d)/u, ''],
      [/\b(?:unos|alrededor de) (?=\d)/u, 'más de '],
      [/^Ayuda al jefe de tráfico a planificar\b/u, 'Planifica'],
      [/^Contribuyó a la\b/u, 'Realizó en exclusiva la'],
    ],
  },
  role: {
    swaps: [
      [/^Participó en\b/u, 'Dirigió'],
      [/^Apoyaba al \p{L}+ en\b/u, 'Coordinaba'],
      [/^Ayuda al jefe de tráfico a planificar\b/u, 'Como jefe de tráfico, planifica'],
      [/^Formó parte del equipo\b/u, 'Dirigió el equipo'],
      [/^Contribuyó a\b/u, 'Lideró'],
    ],
  },
  polarity: {
    swaps: [
      [/\bbajó\b/u, 'subió'],
      [/\bde 34 a 31\b/u, 'de 31 a 34'],
      [/\bde 12 a 5\b/u, 'de 5 a 12'],
      [/\bestable\b/u, 'en aumento'],
    ],
  },
};

const ja: OperatorWords = {
  negation: {
    swaps: [
      [/行っていない/u, '行っている'],
      [/行わない/u, '行う'],
      [/指示のもとで|確認のもとで/u, '確認なしで'],
    ],
    before: ['指導を一切受けずに、'],
    unless: /もとで|手伝/u,
  },
  superlative: { before: ['社内で最も優れた成績で、', '業界一の水準で、'] },
  comparison: { before: ['他のどの職員よりも早く、'] },
  cause: { before: ['独自の工夫により、'], after: ['。これにより利益が大幅に増加'] },
  attribution: { before: ['社長賞を受けて、'], after: ['（上司から高く評価された）'] },
  licence: { before: ['認定専門員として、'] },
  scope: { before: ['全社で、'], swaps: [[/5件提出し、うち2件が採用/u, '5件提出し、すべて採用']] },
  frequency: {
    swaps: [
      [/月\d回/u, '毎日'],
      [/毎週水曜日に/u, '毎日'],
      [/毎日|一日/u, '一時間に'],
    ],
  },
  agent: {
    swaps: [
      [/\d名で(分担|調理)/u, '一人で$1'],
      [/主任とともに/u, '一人で'],
    ],
    before: ['自分一人で、'],
    unless: /一人/u,
  },
  plan: {
    swaps: [
      [/を2027年度に予定/u, 'を実施済み'],
      [/を課として提案中/u, 'を完了'],
      [/は\d{4}年\p{L}?の予定/u, 'は完了'],
    ],
  },
  hedge: {
    swaps: [
      [/最大(?=\d)/u, '常に'],
      [/約(\d+)(検体|食|名分)/u, '$1$2以上'],
      [/を主任とともに手伝った/u, 'を行った'],
    ],
  },
  role: {
    swaps: [
      [/の一員として/u, 'の責任者として'],
      [/(\p{Script=Han}+)の補佐として/u, '$1として'],
      [/を補助/u, 'を統括'],
      [/に添乗し/u, 'の運行責任者を務め'],
    ],
  },
  polarity: {
    swaps: [
      [/(\d+)(件|キロ)から(\d+)(?:件|キロ)に減(?:少|った)/u, '$3$2から$1$2に増加'],
      [/短縮/u, '延長'],
      [/変わらず/u, '半減'],
    ],
  },
};

/** What is planted in a line, by language and operator. Names and results are in nobody's data. */
export const OPERATOR_WORDS: Readonly<Record<Language, OperatorWords>> = { en, de, fr, es, ja };

/** Lines that deny, plan or merely befell the person, by language. */
export const NOTHING_TO_ADD: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:not|no|never|rarely|without|planned|foreseen|will|pending|preparing|was asked|client asked|rated|review)\b/iu,
  de: /\b(?:nie|kein\p{L}*|nicht|ohne|geplant|vorgesehen|beginnt|Ausnahme)\b/iu,
  fr: /(?<!\p{L})(?:ne|pas|sans|prévue?|attendu|n’est)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:no|ningún|previst[oa]|finalmente)(?!\p{L})/iu,
  ja: /ない|予定|提案中|変わらず/u,
};
