/** What a stretch of a posting is: asked for, welcome, to be done, or not about the work at all. */
export type Section = 'must' | 'nice' | 'duty' | 'boilerplate';

const list = (text: string): readonly string[] => text.split(';').map((cue) => cue.trim());

/**
 * Headings by what follows them, in five languages. A `*` stands for any ending. Matched against the whole heading, so that
 * "About the role" is a duty heading and "About us" is not.
 */
export const HEADINGS: Readonly<Record<Section, readonly string[]>> = {
  nice: list(`
    nice to have*; nice-to-have*; bonus*; preferred*; desirable*; desired*; a plus; pluses; good to have*;
    what would be a plus; les plus; atouts*; un plus; souhaité*; appréciés; serait un plus; compétences appréciées;
    von vorteil; wünschenswert*; idealerweise; pluspunkte; schön wäre*; das wäre super; nice-to-haves; optional; deseable*;
    se valorará*; valorable*; plus; requisitos deseables; te hará destacar; 歓迎*; 尚可; 優遇*; 望ましい*; あると*; 歓迎スキル; 歓迎要件`),
  must: list(`
    requirement*; must have*; must-have*; qualification*; minimum qualification*; required*; what you bring;
    what you'll bring; what you need; what we're looking for; what we are looking for; who you are; about you;
    your profile; you have; skills*; your skills; experience; essential*; you bring; person specification; key skills;
    tech stack; our stack; the stack; your background; candidate profile; profil*; votre profil; ton profil;
    profil recherché; compétences*; prérequis; exigences; qualifications; vous; ce que nous recherchons; vos compétences;
    formation*; savoir-faire; anforderung*; ihr profil; dein profil; das bringen sie mit; das bringst du mit;
    voraussetzung*; was sie mitbringen; was du mitbringst; qualifikation*; sie bringen mit; du bringst mit;
    das wünschen wir uns; ihre qualifikation*; deine qualifikation*; kenntnisse; wir erwarten; damit überzeugen sie;
    damit überzeugst du uns; requisitos*; perfil*; tu perfil; qué buscamos; que buscamos; buscamos; imprescindible*;
    qué pedimos; lo que buscamos; experiencia; conocimientos; formación*; 必須*; 応募資格*; 応募条件*; 求めるスキル*; 求める経験*; 求める人物像*; 資格*;
    必要な経験*; 必要なスキル*; 必要経験*; 対象となる方*; スキル*`),
  duty: list(`
    responsibilit*; key responsibilit*; core responsibilit*; main responsibilit*; primary responsibilit*; essential functions; role definition; role overview; role summary; job summary; position summary; about this role; about the position; key duties; your responsibilit*; duties*; what you'll do; what you will do; the role;
    about the role; role*; your role; about the job; job description*; your mission*; you will; main tasks; your tasks;
    the job; the position; your impact; in this role; day to day; main duties; mission*; vos missions; tes missions;
    le poste; responsabilités; description du poste; votre mission; vos responsabilités; activités*; vos tâches;
    votre rôle; aufgabe*; ihre aufgaben; deine aufgaben; das erwartet sie; das erwartet dich; tätigkeit*;
    stellenbeschreibung; ihre tätigkeit*; was sie erwartet; was dich erwartet; verantwortung*; ihre rolle; deine rolle;
    funciones*; responsabilidades; tus funciones; qué harás; que harás; tareas*; descripción del puesto; el puesto;
    tu misión; misión; tu día a día; descripción; 仕事内容*; 業務内容*; 職務内容*; 主な業務*; 具体的な業務*; 業務*; お任せする*; 担当業務*; 募集内容; ミッション`),
  boilerplate: list(`
    about us; about the company; who we are; about the team; our company; benefits*; perks*; what we offer; we offer;
    our offer; why join*; why us; compensation*; salary*; pay*; location*; how to apply*; application process;
    equal opportunity*; diversity*; our values; contact*; hiring process; interview process; legal*; privacy*; company;
    working hours; start date; qui sommes-nous*; à propos*; avantages*; ce que nous offrons; nous offrons; rémunération*;
    salaire*; lieu*; pour postuler*; candidature*; processus de recrutement; l'entreprise; nous rejoindre; contrat*;
    conditions*; votre candidature; horaires*; über uns*; wir bieten*; wir über uns; unser angebot*; das bieten wir*;
    was wir bieten*; benefits; vorteile; ihre vorteile; deine vorteile; gehalt*; vergütung*; standort*; arbeitsort*;
    kontakt*; bewerbung*; ihre bewerbung; so bewerben*; interesse*; ihr kontakt*; ansprechpartner*; freuen sie sich*;
    darauf können sie*; sobre nosotros*; quiénes somos*; ofrecemos*; qué ofrecemos*; que ofrecemos*; beneficios*; salario*;
    ubicación*; cómo aplicar*; inscripción*; contacto*; proceso de selección*; la empresa; horario*; condiciones*;
    te ofrecemos*; 会社概要*; 企業概要*; 会社紹介*; 待遇*; 福利厚生*; 給与*; 勤務地*; 勤務時間*; 休日*; 応募方法*; 選考*; 私たちについて*; 当社について*; 会社について*; 雇用形態*;
    契約*; 連絡先*; 諸手当*`),
};

/** Words inside a sentence that tell its section where no heading does; `*` stands for any ending. Checked in this order. */
export const CUES: Readonly<Record<Section, readonly string[]>> = {
  boilerplate: list(`
    equal opportunity; regardless of; send your; to apply; apply now; apply by; apply at; your application; your cv;
    we offer; benefits; salary; per annum; health insurance; paid leave; vacation; perks; pension; founded in;
    privacy policy; postulez; envoyez*; votre candidature; nous offrons; nous proposons; salaire; rémunération; mutuelle;
    tickets restaurant; titres-restaurant; télétravail; fondée en; à compétences égales; bewerben sie sich; bewirb dich;
    ihre bewerbung; deine bewerbung; wir bieten; gehalt; vergütung; urlaubstage; altersvorsorge; gegründet;
    unabhängig von geschlecht; lebenslauf; envía*; inscríbete; ofrecemos; salario; retribución; seguro médico; vacaciones;
    fundada en; igualdad de oportunidades; 給与; 年収; 月給; 賞与; 福利厚生; 社会保険; 年間休日; 勤務地; 応募書類; ご応募; 創業; 設立; 交通費`),
  nice: list(`
    nice to have; a plus; is a bonus; bonus; preferred; preferably; ideally; desirable; advantageous; an advantage;
    an asset; would be great; optional; un plus; un atout; apprécié*; souhaité*; idéalement;
    de préférence; souhaitable*; von vorteil; wünschenswert; idealerweise; vorzugsweise; ein plus; gern gesehen;
    gerne auch; nice-to-have; se valorará*; valorable; deseable; preferiblemente; idealmente; es un plus; será un plus;
    se valora; 尚可; 歓迎; 優遇; 望ましい; あれば; 活かせる方`),
  must: list(`
    must; required; requires; require; essential; mandatory; you have; you've; you bring; you are; you're; minimum;
    at least; proficien*; fluent; experience; knowledge of; degree; understanding of; familiar*; track record; licence;
    license; certification; vous avez; vous êtes; vous maîtrisez; vous disposez; vous justifiez; tu as; tu maîtrises;
    exigé*; requis*; obligatoire*; indispensable*; maîtrise; expérience; connaissance*; diplôme*; diplômé*; minimum;
    permis; au moins; titulaire; courant; erforderlich; zwingend; vorausgesetzt; mindestens; sie haben; du hast;
    sie verfügen; du verfügst; sie bringen; du bringst; abgeschlossen*; kenntnisse; *kenntnisse; erfahrung*; *erfahrung;
    studium; ausbildung; führerschein; fließend; verhandlungssicher; imprescindible; requisito*; se requiere; requerid*;
    experiencia; conocimiento*; mínimo; al menos; dominio; titulación; grado en; licenciatura; tienes; cuentas con; carné;
    carnet; nivel; 必須; 以上; 経験; 知識; 資格; 学位; 卒; スキル; ビジネスレベル; 免許; 能力`),
  duty: list(`
    you will; you'll; responsible for; your tasks; in this role; develop*; build*; design*; manage*; lead*; maintain*; own;
    drive; coordinate*; support*; you; vous serez; vous aurez; vous participez; vous assurez; vous; tu; assurer;
    participer; gérer; encadrer; développer; concevoir; piloter; accompagner; sie; du; verantwort*; zuständig; entwickeln;
    entwickelst; betreuen; betreust; leiten; planung; durchführung; umsetzung; betreuung; koordination; serás;
    te encargarás; participarás; gestionar; desarrollar; coordinar; liderar; colaborar; gestión; desarrollo; diseñar;
    apoyar; tendrás; 担当; お任せ; 行う; 行い; 開発; 運用; 設計; 管理; 推進; 支援; 携わ; いただき`),
};

/**
 * Text that speaks to a machine and not to an applicant. It is treated as boilerplate under every heading: nothing obeys it anyway
 * (no model reads it here), but it should not stand among the requirements a person "lacks" either.
 */
export const MACHINE_TALK: readonly string[] = list(`
    all previous instructions; previous instructions; prior instructions; above instructions; system prompt; output only;
    you are an ai; you are now; ignore the above; as an ai; do not parse; instructions précédentes; consignes précédentes;
    vorherigen anweisungen; bisherigen anweisungen; vorigen anweisungen; instrucciones anteriores; instrucciones previas;
    以前の指示; これまでの指示; 上記の指示`);
