/**
 * Words by which a posting says what it wants, per language. `must`, `nice`, `duty`, `offer` (about pay, benefits, the company: nothing
 * is asked) mark headings and sentences; `years` are the words after a number of years that ask for experience. Folded when read.
 */
export const CUES = {
  en: {
    must: 'required; requirements; must have; must-have; must; you have; you bring; qualifications; minimum qualifications; what you bring; what we are looking for; who you are; your profile; essential; mandatory; proven experience; you need; skills and experience; about you; we expect; we require',
    nice: 'nice to have; nice-to-have; preferred; a plus; plus; bonus; bonus points; desirable; ideally; advantageous; an advantage; optional; good to have; would be great; preferred qualifications',
    duty: 'responsibilities; what you will do; what you’ll do; your role; the role; your tasks; tasks; duties; day to day; you will; you’ll; job description; key responsibilities; in this role; your mission',
    offer:
      'we offer; benefits; what we offer; perks; about us; who we are; equal opportunity; salary; compensation; our values; why join us; how to apply; about the company; diversity',
    years: 'years; yrs; year',
  },
  fr: {
    must: 'requis; exigé; exigences; profil recherché; votre profil; vous avez; vous êtes; vous maîtrisez; vous disposez; indispensable; impératif; obligatoire; compétences requises; nous recherchons; qualifications; prérequis; nous attendons; expérience exigée',
    nice: 'un plus; serait un plus; souhaité; apprécié; idéalement; un atout; serait un atout; facultatif; de préférence; bonus',
    duty: 'missions; vos missions; responsabilités; vos responsabilités; le poste; votre rôle; tâches; vous serez; vous assurez; vous participez; vous aurez; description du poste; activités',
    offer:
      'nous offrons; nous proposons; avantages; ce que nous offrons; qui sommes-nous; à propos; rémunération; salaire; l’entreprise; nos valeurs; pourquoi nous rejoindre; postuler',
    years: 'ans; années; an; année',
  },
  de: {
    must: 'anforderungen; voraussetzungen; voraussetzung; erforderlich; zwingend; ihr profil; dein profil; das bringen sie mit; das bringst du mit; sie haben; du hast; sie verfügen; du verfügst; wir erwarten; qualifikationen; was sie mitbringen; was du mitbringst; wir suchen; unbedingt; vorausgesetzt; wir setzen voraus',
    nice: 'wünschenswert; von vorteil; idealerweise; ein plus; gerne; optional; pluspunkt; pluspunkte; gern gesehen; vorteilhaft; nice to have',
    duty: 'aufgaben; ihre aufgaben; deine aufgaben; ihre tätigkeiten; das erwartet sie; das erwartet dich; verantwortlichkeiten; tätigkeitsbeschreibung; sie übernehmen; du übernimmst; aufgabengebiet; die stelle',
    offer:
      'wir bieten; unser angebot; das bieten wir; benefits; vorteile; über uns; gehalt; vergütung; unternehmen; wer wir sind; bewerbung; warum wir',
    years: 'jahre; jahren; jahr',
  },
  es: {
    must: 'requisitos; requerido; requerimos; imprescindible; obligatorio; se requiere; perfil; tu perfil; buscamos; necesitamos; tienes; cuentas con; indispensable; formación requerida; qué buscamos; lo que buscamos; se exige; debes tener; experiencia mínima; requisitos mínimos',
    nice: 'deseable; valorable; se valorará; se valora; un plus; preferible; opcional; ideal; idealmente; sería un plus; deseables',
    duty: 'funciones; responsabilidades; tus funciones; tareas; misión; tu rol; qué harás; el puesto; descripción del puesto; te encargarás; serás responsable',
    offer:
      'ofrecemos; beneficios; qué ofrecemos; sobre nosotros; quiénes somos; salario; retribución; la empresa; ventajas; nuestros valores; cómo aplicar',
    years: 'años; año',
  },
  ja: {
    must: '必須; 必須条件; 必須要件; 応募資格; 応募要件; 求める人物像; 必要なスキル; 必要な経験; 求める経験; 資格要件; 対象となる方; 必要な資格; 要件; 必須スキル',
    nice: '歓迎; 歓迎条件; 歓迎要件; 歓迎スキル; 尚可; なお可; あれば尚可; 優遇; 望ましい; あると望ましい',
    duty: '業務内容; 仕事内容; 職務内容; 担当業務; 具体的な業務; お任せする; 役割; ミッション',
    offer: '待遇; 福利厚生; 給与; 会社概要; 企業概要; 当社について; 私たちについて; 勤務条件; 選考; 応募方法; 休日',
    years: '年以上; 年',
  },
} as const;
