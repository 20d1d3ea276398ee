import type { Language } from '../vocabulary/index.js';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

/**
 * Function words: they carry no meaning of their own in a requirement, and a text without any of them is not prose in that
 * language (which is how gibberish is told from a posting). Lower case, NFKC.
 */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: list(`a about above across after all also am an and any are as at be because been being below between both but by can could
    did do does doing during each e.g eg etc few for from further had has have having he her here him his how i i.e if in into is it
    its itself just me more most my no nor not of off on once only or other our out over own per same she should so some such than
    that the their them then there these they this those through to too under until up us very via was we were what when where which
    while who whom why will with within without would you your yours one two three four five`),
  fr: list(`a à afin ai ainsi alors après au aucun aussi autre autres aux avant avec avez avoir avons c ça car ce ceci cela celle celles
    celui ces cet cette ceux chaque chez comme d dans de depuis des dès donc dont du elle elles en encore entre es est et été être eu
    eux il ils j je jusque l la là le les leur leurs lors lui m ma mais me même mes mi moi mon n ne ni nos notre nous on ont ou où
    par pas pendant peu plus pour qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera serez ses si son sont sous
    sur t ta te tel telle telles tels tes ton tous tout toute toutes très tu un une vers vos votre vous y deux trois quatre cinq`),
  de: list(`ab aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bereits bis bist bzw da dabei
    dadurch dafür damit dann das dass dazu dein deine deinem deinen deiner dem den denen der deren des die dies diese diesem diesen
    dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etc etwas euch euer eure für gegen haben hast hat hatte
    hier hin ich ihr ihre ihrem ihren ihrer im in indem ins ist ja je jede jedem jeden jeder jedes jetzt kann kein keine können man mit
    mich mir möchte muss nach neben nicht noch nun nur ob oder ohne sehr sein seine seit sich sie sind so sofern solche sollte sowie
    sowohl über um und uns unser unsere unserem unseren unserer unter usw vom von vor während war was wenn werden wie wir wird wo wollen
    worden wurde wurden z zu zum zur zwischen davon zwei drei vier fünf`),
  es: list(`a ademas además al algo algún alguna ante antes así aunque cada como con contra cual cuando cuya cuyo de del desde donde dos durante e
    el ella ellas ellos en entre era es esa ese eso esta está están estas este esto estos fue ha han has hasta hay la las le les lo los
    más me mi mientras mis muy ni no nos nosotros nuestra nuestras nuestro nuestros o otra otras otro otros para pero poder por porque
    que qué quien se sea según ser será si sin sobre son su sus también tan tanto te tener ti tiene todo todos tu tus u un una unas uno
    unos usted ustedes y ya yo dos tres cuatro cinco`),
  ja: list(`の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの
    という あり まで られ なる へ か だ これ によって により による おり より なり られる ます です ました でき できる および 及び または 又は
    そして について において における それ ください お ご 御 様 方 等 的 上 者 いただき いただく 頂き ください います です`),
};

/**
 * Words every posting uses whatever the work: they say that something is asked for, not what. Counting them as meaning would let
 * "strong experience with X" be met by any line that says "experience".
 */
export const GENERIC_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: list(`ability able applicant background based bonus candidate comfortable competence deep degree demonstrated desirable desired essential
    equivalent excellent experience experienced expertise familiar familiarity field good great hands hands-on have ideal ideally including
    interest job knowledge least like look looking minimum must need needed new nice plus position practical preferred proficiency proficient
    proven related relevant require required requirement requirements role similar skill skilled skills solid sound strong take team
    tool tools tooling understand understanding use used using want well willing work working world year years join joining help part own day`),
  fr: list(`aisance atout bon bonne bonnes bons candidat candidate capacité compétence compétences connaissance connaissances équipe équivalent
    excellent excellente expérience expériences exigé exigée fonction formation idéalement indispensable justifiez maîtrise maîtrisez minimum
    mission missions notamment obligatoire plus poste pratique première profil recherchons requis requise sens serait similaire solide solides souhaité
    souhaitée travail type an ans année années niveau outil outils disposez capable`),
  de: list(`abgeschlossene abgeschlossenes aufgabe aufgaben ausgeprägte berufserfahrung bereich bringen bringst einschlägige erfahren erfahrung
    erfahrungen erforderlich erste fähigkeit fundierte gerne gut gute guten guter idealerweise jahr jahre jahren kenntnis kenntnisse kompetenz
    mehrjährige mindestens mitbringen plus praktische profil sehr sicher sichere sicherer solide stelle team umgang verfügen verfügst vergleichbar vergleichbare
    verständnis voraussetzung vorteil vorzugsweise wissen wünschenswert arbeit arbeiten tätigkeit suchen wünschen`),
  es: list(`año años buen buena buenas buenos candidato capacidad competencia conocimiento conocimientos deseable dominio equipo equivalente
    excelente excelentes experiencia formación funciones habilidad habilidades imprescindible mínimo mínima nivel perfil persona plus puesto
    requerida requerido requisito requisitos similar sólida sólido sólidos trabajo trabajar valorable valorará manejo uso buscamos tipo menos`),
  ja: list(`経験 経験者 知識 スキル 能力 以上 必須 歓迎 尚可 年 業務 実務 優遇 理解 使用 利用 使っ 募集 仕事 求人 応募 資格 条件 求める 人物 像 基本 基礎
    関する 対する 向け 向上 意欲 力 可能 程度 当社 弊社 環境 チーム 有する お持ち 持つ 得意 好き 方 者 ある 行う 行い 担当 携わる いずれ`),
};
