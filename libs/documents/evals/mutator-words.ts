import type { Language } from '#language';

/** What the mutator puts in the place of the truth, by language. All names are invented, all tools are in nobody's data. */
export interface LyingWords {
  /** Unit or counted thing → another, as regular expression and replacement. */
  readonly units: readonly (readonly [RegExp, string])[];
  /** Number words → others. */
  readonly numbers: readonly (readonly [RegExp, string])[];
  /** Put at the end of a sentence: a client, a tool, a period nobody gave. */
  readonly client: string;
  readonly tool: string;
  /** Helping words at the start → leading ones. */
  readonly hedges: readonly (readonly [RegExp, string])[];
  /** Title → a step up. */
  readonly titles: readonly (readonly [RegExp, string])[];
  readonly degrees: readonly (readonly [RegExp, string])[];
  readonly fluency: readonly (readonly [RegExp, string])[];
  /** A number with this word before or after it says more than it did. */
  readonly over: (figure: string) => string;
  /** Added work nobody did. */
  readonly boast: string;
}

export const LYING: Readonly<Record<Language, LyingWords>> = {
  en: {
    units: [
      [/\bminutes\b/u, 'seconds'],
      [/\byears\b/u, 'months'],
      [/(?<=\d) ?%/u, ' percentage points'],
      [/\$/u, '£'],
      [/\bnurses\b/u, 'patients'],
      [/\bmillion\b/u, 'billion'],
      [/\bms\b/u, 'µs'],
      [/\bsubscribers\b/u, 'employees'],
      [/(?<=\d |fourteen )services\b/u, 'countries'],
      [/\bresidents\b/u, 'doctors'],
      [/\ba day\b|\bdaily\b|\bper day\b/u, 'per hour'],
      [/\ba year\b|\byearly\b/u, 'a month'],
    ],
    numbers: [
      [/\btwelve\b/iu, 'twenty'],
      [/\bnine\b/iu, 'nineteen'],
      [/\beighteen\b/iu, 'eighty'],
      [/\bfourteen\b/iu, 'forty'],
      [/\btwo\b/iu, 'seven'],
      [/\bthree\b/iu, 'eleven'],
    ],
    client: ' for Pemberwick Industries',
    tool: ' using Snowflake',
    hedges: [
      [/^(?:Helped|Assisted|Supported|Contributed to)\b/u, 'Led'],
      [/^(?:Helped|Assisted|Supported|Contributed to)\b/u, 'Managed'],
    ],
    titles: [
      [/\b(?=(?:Charge |Registered |Staff )?Nurse\b|Backend Engineer\b|Software Engineer\b)/u, 'Chief '],
      [/\bNurse\b/u, 'Physician'],
      [/\bEngineer\b/u, 'Director'],
    ],
    degrees: [
      [/\bBSc\b/u, 'MSc'],
      [/\bBSc\b/u, 'PhD'],
      [/\bBachelor\b/u, 'Master'],
    ],
    fluency: [
      [/\bintermediate\b/iu, 'fluent'],
      [/\bbasic\b/iu, 'advanced'],
    ],
    over: (figure) => `over ${figure}`,
    boast: ' and negotiated the merger with a rival group',
  },
  fr: {
    units: [
      [/\bminutes\b/u, 'secondes'],
      [/\bjours\b/u, 'heures'],
      [/\b(par|chaque) mois\b/u, '$1 semaine'],
      [/\bmois\b/u, 'semaines'],
      [/ ?%/u, ' points de pourcentage'],
      [/€|\beuros\b/u, 'dollars'],
      [/\bcuisiniers\b/u, 'serveurs'],
      [/\bapprentis\b/u, 'restaurants'],
      [/\bfournisseurs\b/u, 'clients'],
      [/\bmillions\b/u, 'milliards'],
      [/\bpar jour\b/u, 'par heure'],
      [/\bpar an\b/u, 'par mois'],
      [/\bsociétés\b/u, 'pays'],
    ],
    numbers: [
      [/\bsix\b/iu, 'seize'],
      [/\bquatre\b/iu, 'quatorze'],
      [/\bquinze\b/iu, 'cinquante'],
      [/\btrois\b/iu, 'treize'],
      [/\bneuf\b/iu, 'dix-neuf'],
      [/\bquarante\b/iu, 'soixante-dix'],
      [/\bhuit\b/iu, 'dix-huit'],
    ],
    client: ' pour la société Pemberwick',
    tool: ' avec Odoo',
    hedges: [
      [/^(?:Aidé|Assisté|Participé à|Contribué à|Contribué aux)/u, 'Dirigé'],
      [/^(?:Contribution à|Participation aux|Participation à)/u, 'Direction de'],
    ],
    titles: [
      [/\bCheffe de partie\b/u, 'Cheffe de cuisine'],
      [/\bComptable général\b/u, 'Directeur comptable'],
      [/\bCuisinière\b/u, 'Directrice'],
    ],
    degrees: [
      [/\bCAP\b/u, 'BTS'],
      [/\blicence professionnelle\b/iu, 'master'],
      [/\bDUT\b/u, 'doctorat'],
    ],
    fluency: [
      [/\bniveau intermédiaire en anglais/iu, 'bilingue en anglais'],
      [/anglais à un niveau professionnel/u, 'anglais comme langue maternelle'],
    ],
    over: (figure) => `plus de ${figure}`,
    boast: ' et négocié le rachat d’un concurrent belge',
  },
  de: {
    units: [
      [/\bMinuten\b/u, 'Sekunden'],
      [/\bTage\b/u, 'Stunden'],
      [/\bJahren\b/u, 'Monaten'],
      [/ ?%/u, ' Prozentpunkte'],
      [/€|\bEuro\b/u, 'Dollar'],
      [/\bMitarbeitende[n]?\b/u, 'Kunden'],
      [/\bAuszubildende[n]?\b/u, 'Standorte'],
      [/\bMillionen\b|Mio\./u, 'Milliarden'],
      [/\bStellen\b/u, 'Filialen'],
      [/\bpro Jahr\b/u, 'pro Monat'],
      [/\bFörderanlagen\b/u, 'Kraftwerke'],
      [/\bWohnhäusern\b/u, 'Krankenhäusern'],
    ],
    numbers: [
      [/\bfünf\b/iu, 'fünfzehn'],
      [/\bvier\b/iu, 'vierzehn'],
      [/\bzwei\b/iu, 'zwölf'],
      [/\bsieben\b/iu, 'siebzehn'],
      [/\bdreißig\b/iu, 'dreihundert'],
      [/\bzweiundvierzig\b/iu, 'zweiundsiebzig'],
    ],
    client: ' für die Pemberwick GmbH',
    tool: ' mit Snowflake',
    hedges: [
      [/^(?:Mitarbeit bei|Unterstützung bei|Unterstützung) /u, 'Leitung bei '],
      [/ unterstützt$/u, ' geleitet'],
    ],
    titles: [
      [/\bPersonalreferentin\b/u, 'Personalleiterin'],
      [/\bElektroniker\b/u, 'Elektromeister'],
      [/\bPersonalreferentin\b/u, 'Abteilungsleiterin'],
    ],
    degrees: [
      [/\bBachelor\b/u, 'Master'],
      [/\bBachelor of Arts\b/u, 'Diplom'],
    ],
    fluency: [
      [/\bGrundkenntnisse in Dänisch/u, 'fließendes Dänisch'],
      [/\bgute Englischkenntnisse/u, 'Englisch als Muttersprache'],
      [/Fließendes Englisch/u, 'Muttersprachliches Englisch'],
    ],
    over: (figure) => `über ${figure}`,
    boast: ' und den Zusammenschluss mit einem Wettbewerber verhandelt',
  },
  es: {
    units: [
      [/\bminutos\b/u, 'segundos'],
      [/\baños\b/u, 'meses'],
      [/ ?%/u, ' puntos porcentuales'],
      [/€|\beuros\b/u, 'dólares'],
      [/\balumnos\b/u, 'profesores'],
      [/\bempleados\b/u, 'clientes'],
      [/\bmillones\b/u, 'billones'],
      [/\bcompañeros\b/u, 'colegios'],
      [/\bpor semana\b|\ba la semana\b/u, 'por día'],
      [/m²|metros cuadrados/u, 'hectáreas'],
      [/\bpedidos\b/u, 'almacenes'],
      [/\btransportistas\b/u, 'países'],
    ],
    numbers: [
      [/\bveintisiete\b/iu, 'treinta y siete'],
      [/\bcuatro\b/iu, 'catorce'],
      [/\bseis\b/iu, 'dieciséis'],
      [/\bveintitrés\b/iu, 'treinta y tres'],
      [/\bdos\b/iu, 'doce'],
      [/\btres\b/iu, 'trece'],
      [/\bsiete\b/iu, 'diecisiete'],
    ],
    client: ' para la empresa Pemberwick',
    tool: ' con Odoo',
    hedges: [
      [/^(?:Colaboré en|Participé en|Ayudé a)/u, 'Dirigí'],
      [/^(?:Colaboración en|Apoyo en)/u, 'Dirección de'],
    ],
    titles: [
      [/\bMaestra\b/u, 'Directora'],
      [/\bResponsable de almacén\b/u, 'Director de almacén'],
      [/\bMaestra de primaria\b/u, 'Jefa de estudios'],
    ],
    degrees: [
      [/\bGraduada\b/u, 'Doctora'],
      [/\bGrado\b/u, 'Máster'],
    ],
    fluency: [
      [/\bgallego básico/u, 'gallego nativo'],
      [/\binglés intermedio/u, 'inglés nativo'],
      [/\binglés B2/u, 'inglés C2'],
    ],
    over: (figure) => `más de ${figure}`,
    boast: ' y negocié la fusión con un competidor belga',
  },
  ja: {
    units: [
      [/(?<=\d)分/u, '秒'],
      [/(?<=\d)年間/u, 'か月'],
      [/(?<!\d)年間/u, '月間'],
      [/%|パーセント/u, 'ポイント'],
      [/億円/u, '億ドル'],
      [/看護師(?=\d|十)/u, '医師'],
      [/患者/u, '医師'],
      [/床/u, '棟'],
      [/(?<=新規)顧客/u, '店舗'],
      [/億/u, '兆'],
      [/1日|一日/u, '1時間'],
    ],
    numbers: [
      [/十五/u, '五十'],
      [/七名/u, '十七名'],
      [/8名/u, '18名'],
    ],
    client: '（ペンバーウィック社向け）',
    tool: '（Snowflakeを使用）',
    hedges: [
      [/を支援$|のサポート$/u, 'を主導'],
      [/への参画$|に参加$/u, 'を統括'],
      [/を補佐$/u, 'を統括'],
    ],
    titles: [
      [/看護師主任/u, '看護部長'],
      [/営業課長/u, '営業部長'],
      [/看護師(?=として|。)/u, '医師'],
    ],
    degrees: [
      [/学士/u, '修士'],
      [/学士/u, '博士'],
    ],
    fluency: [
      [/日常会話(?:レベル)?/u, 'ネイティブレベル'],
      [/ビジネスレベル/u, 'ネイティブ'],
    ],
    over: (figure) => `${figure}超の`,
    boast: '、競合企業の買収を交渉',
  },
};
