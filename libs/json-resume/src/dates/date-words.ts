import { plainWord } from './month-names.js';

const words = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split('|').map(plainWord)));

/**
 * Words for "still going on", a line or two for each language, as people and the exports of résumé builders write them in the place of an
 * end date. Alone they have no other meaning there. A word that is missing costs a finding and no person.
 */
export const ONGOING = words(
  'present|current|currently|now|today|ongoing|on going|continuing|to date|to present|to now|until now|until present|up to now|till date|till now|till present|at present|still ongoing|current position|current job|currently employed|currently working',
  "aujourd'hui|aujourdhui|ce jour|a ce jour|actuel|actuelle|actuellement|en cours|maintenant|présent|à présent|jusqu'à présent|jusqu'à aujourd'hui|jusqu'à ce jour|jusqu'à maintenant|à aujourd'hui|poste actuel|en poste|toujours en poste",
  'heute|jetzt|laufend|fortlaufend|bis heute|bis jetzt|bis dato|bis zur gegenwart|dato|aktuell|derzeit|momentan|zurzeit|zur zeit|gegenwart|gegenwärtig|andauernd|noch andauernd',
  'actual|actualidad|la actualidad|actualmente|presente|al presente|hasta el presente|hoy|ahora|en curso|vigente|a la fecha|hasta la fecha|hasta hoy|hasta ahora|hasta el momento|hasta la actualidad',
  'atual|atualmente|atualidade|até hoje|hoje|agora|em curso|em andamento|até ao presente|até o presente|até ao momento|até o momento|até à data|até a data|até à atualidade',
  'attuale|attualmente|oggi|ad oggi|a oggi|fino ad oggi|fino a oggi|in corso|ora|ad ora|tuttora|al presente',
  'actualitat|actualment|avui|fins avui|fins ara|en curs|ara|actualidade|hoxe|ata hoxe|gaur|gaur egun|gaur arte|orain',
  'heden|tot heden|tot op heden|nu|tot nu|tot nu toe|huidig|huidige|vandaag|lopend|momenteel|thans|op dit moment|hede',
  'nu|nuvarande|pågående|idag|i dag|till idag|till i dag|tills vidare|tills nu|för närvarande|nutid|fortfarande',
  'nuværende|igangværende|dags dato|til dato|til nu|fortsat|d.d.|nå|nåværende|pågår|til nå|til dags dato|fortsatt|núna|í dag|núverandi',
  'nyt|nykyinen|nykyisin|nykyhetki|nykypäivä|tällä hetkellä|edelleen|tänään|jatkuu|toistaiseksi|kesken',
  'praegu|praeguseni|kuni praeguseni|tänaseni|hetkel|pašlaik|šobrīd|tagad|līdz šim|līdz šodienai|patlaban|dabar|iki dabar|šiuo metu|iki šiol|šiandien|iki šiandien',
  'obecnie|obecna|obecny|teraz|do teraz|nadal|aktualnie|w trakcie|dziś|dzisiaj|do dziś|do dzisiaj|po dziś dzień|do chwili obecnej|do dnia dzisiejszego|do obecnie',
  'současnost|do současnosti|po současnost|v současnosti|současně|nyní|dosud|doposud|až dosud|dnes|do dneška|momentálně|stále|trvá|súčasnosť|po súčasnosť|do súčasnosti|v súčasnosti|doteraz|doposiaľ|trvá',
  'danes|do danes|trenutno|zdaj|sedaj|v teku|danas|do danas|sada|do sada|sadašnjost|u tijeku|u toku|данас|до данас|тренутно|сада|садашњост|сега|денес|до денес|моментално',
  'настояще|понастоящем|досега|до момента|в момента|днес|до днес|текущ|текуща',
  'настоящее время|по настоящее время|по наст. время|н.в.|по н.в.|н/в|по н/в|наст. время|настоящее|в настоящее время|до настоящего времени|по настоящий момент|настоящий момент|текущее время|сейчас|ныне|сегодня|по сей день|по сегодняшний день|до сих пор|по текущее время',
  'теперішній час|по теперішній час|до теперішнього часу|теперішнє|дотепер|зараз|наразі|нині|сьогодні|по сьогодні|до сьогодні|по цей час|до цього часу|даний час|по даний час|цяпер|цяперашні час|па цяперашні час',
  'prezent|în prezent|până în prezent|până acum|acum|azi|astăzi|curent|în curs|în desfășurare',
  'jelenleg|jelenleg is|jelen|jelenlegi|máig|a mai napig|napjainkig|most|ma|folyamatban',
  'σήμερα|έως σήμερα|μέχρι σήμερα|μέχρι και σήμερα|τώρα|έως τώρα|μέχρι τώρα|παρόν|τρέχον|σε εξέλιξη|tani|aktualisht|deri tani|në vazhdim',
  'halen|hâlâ|hala|günümüz|günümüze kadar|şu an|şu anda|şimdi|bugün|devam ediyor|devam etmekte|halen devam ediyor|indi|hal-hazırda|hazırda|қазіргі уақыт|қазір|ներկա|մինչ օրս|დღემდე|ახლა',
  'الآن|حتى الآن|إلى الآن|لغاية الآن|حاليا|حالياً|الحالي|الحاضر|حتى الحاضر|الوقت الحالي|الوقت الحاضر|حتى الوقت الحاضر|إلى الوقت الحاضر|حتى تاريخه|مستمر|اليوم|حتى اليوم',
  'היום|עד היום|כיום|עכשיו|כעת|הווה|בהווה|נוכחי|עד כה|اکنون|تاکنون|تا کنون|هم اکنون|حال حاضر|در حال حاضر|تا حال حاضر|ادامه دارد|الان|تا الان|موجودہ|اب تک|تا حال',
  'वर्तमान|वर्तमान में|अब तक|अभी|अब|आज|आज तक|जारी|বর্তমান|এখন|চলমান|தற்போது|இன்று வரை|ప్రస్తుతం|ปัจจุบัน|ถึงปัจจุบัน|จนถึงปัจจุบัน',
  'hiện tại|hiện nay|nay|đến nay|bây giờ|hôm nay|sekarang|saat ini|kini|hingga kini|hingga sekarang|sampai sekarang|masa kini|hari ini|semasa|kasalukuyan|sasa|hadi sasa',
  '至今|迄今|今|现在|目前|到现在|至目前|现今|今日|在职|在職|仍在职|至今仍在|現在|目前在職|現在に至る|至現在|在職中|在学中|在籍中|勤務中|現職|継続中',
  '현재|현재까지|지금|지금까지|오늘|재직중|재직 중|재학중|재학 중|진행중|진행 중',
);

/** What people and programs write where they have no date. */
export const NOTHING = words('|-|–|—|none|null|nil|undefined|nan|invalid date|0|0000|0000-00|0000-00-00|00/0000|00.00.0000');

/** Words that say: there is a date, and it is not known. In the place of an end they are no word for the present. */
export const UNKNOWN = words(
  '?|??|???|????|n/a|na|n.a.|not available|not known|unknown|not specified|unspecified|not sure|tbd|tba|to be determined|xx|xxxx|20xx|19xx',
  'unbekannt|nicht bekannt|k.a.|k. a.|keine angabe|inconnu|inconnue|non connu|non précisé|nc|desconocido|desconocida|no especificado|s/d|desconhecido|sconosciuto|non specificato',
  'onbekend|okänt|okänd|ukendt|ukjent|tuntematon|nieznana|nieznane|nieznany|neznámé|neznámy|necunoscut|ismeretlen|bilinmiyor|άγνωστο|неизвестно|невідомо|неизвестна|غير معروف|不明|未知|未定|미상',
);
