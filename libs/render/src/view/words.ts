import { SECTION_IDS, type SectionId } from './view.js';

export interface Words {
  readonly sections: Readonly<Record<SectionId, string>>;
  readonly present: string;
  readonly resume: string;
  readonly letter: string;
  readonly grade: string;
  readonly courses: string;
}

const words = (sections: string, present: string, resume: string, letter: string, grade: string, courses: string): Words => {
  const titles = sections.split('|');
  return {
    sections: Object.fromEntries(SECTION_IDS.map((id, i) => [id, titles[i]])) as Words['sections'],
    present,
    resume,
    letter,
    grade,
    courses,
  };
};

const ENGLISH = words('Summary|Experience|Projects|Education|Skills|Languages|Certificates|Awards|Publications|Volunteering|Interests|References', 'Present', 'Résumé', 'Cover letter', 'Grade', 'Courses'); // prettier-ignore

/** What the product writes beside a person's own words. Titles stand in the order of SECTION_IDS. */
const WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  de: words('Profil|Berufserfahrung|Projekte|Ausbildung|Kenntnisse|Sprachen|Zertifikate|Auszeichnungen|Publikationen|Ehrenamt|Interessen|Referenzen', 'heute', 'Lebenslauf', 'Anschreiben', 'Note', 'Kurse'),
  fr: words('Profil|Expérience|Projets|Formation|Compétences|Langues|Certifications|Distinctions|Publications|Bénévolat|Centres d’intérêt|Références', 'aujourd’hui', 'CV', 'Lettre de motivation', 'Note', 'Cours'),
  es: words('Perfil|Experiencia|Proyectos|Formación|Competencias|Idiomas|Certificados|Premios|Publicaciones|Voluntariado|Intereses|Referencias', 'actualidad', 'Currículum', 'Carta de presentación', 'Nota', 'Cursos'),
  it: words('Profilo|Esperienza|Progetti|Istruzione|Competenze|Lingue|Certificazioni|Riconoscimenti|Pubblicazioni|Volontariato|Interessi|Referenze', 'oggi', 'Curriculum', 'Lettera di presentazione', 'Voto', 'Corsi'),
  pt: words('Perfil|Experiência|Projetos|Formação|Competências|Idiomas|Certificados|Prémios|Publicações|Voluntariado|Interesses|Referências', 'presente', 'Currículo', 'Carta de apresentação', 'Nota', 'Cursos'),
  nl: words('Profiel|Werkervaring|Projecten|Opleiding|Vaardigheden|Talen|Certificaten|Prijzen|Publicaties|Vrijwilligerswerk|Interesses|Referenties', 'heden', 'Cv', 'Motivatiebrief', 'Cijfer', 'Vakken'),
  pl: words('Profil|Doświadczenie|Projekty|Wykształcenie|Umiejętności|Języki|Certyfikaty|Nagrody|Publikacje|Wolontariat|Zainteresowania|Referencje', 'obecnie', 'CV', 'List motywacyjny', 'Ocena', 'Kursy'),
  ru: words('О себе|Опыт работы|Проекты|Образование|Навыки|Языки|Сертификаты|Награды|Публикации|Волонтёрство|Интересы|Рекомендации', 'настоящее время', 'Резюме', 'Сопроводительное письмо', 'Оценка', 'Курсы'),
  uk: words('Про себе|Досвід роботи|Проєкти|Освіта|Навички|Мови|Сертифікати|Нагороди|Публікації|Волонтерство|Інтереси|Рекомендації', 'дотепер', 'Резюме', 'Супровідний лист', 'Оцінка', 'Курси'),
  el: words('Προφίλ|Επαγγελματική εμπειρία|Έργα|Εκπαίδευση|Δεξιότητες|Γλώσσες|Πιστοποιήσεις|Βραβεία|Δημοσιεύσεις|Εθελοντισμός|Ενδιαφέροντα|Συστάσεις', 'σήμερα', 'Βιογραφικό', 'Συνοδευτική επιστολή', 'Βαθμός', 'Μαθήματα'),
  ja: words('概要|職歴|プロジェクト|学歴|スキル|語学|資格|受賞|出版物|ボランティア|趣味|推薦者', '現在', '職務経歴書', '添え状', '成績', '履修科目'),
  zh: words('简介|工作经历|项目|教育背景|技能|语言|证书|奖项|出版物|志愿服务|兴趣|推荐人', '至今', '简历', '求职信', '成绩', '课程'),
  ko: words('소개|경력|프로젝트|학력|기술|언어|자격증|수상|출판물|봉사 활동|관심사|추천인', '현재', '이력서', '자기소개서', '성적', '과목'),
  ar: words('نبذة|الخبرة|المشاريع|التعليم|المهارات|اللغات|الشهادات|الجوائز|المنشورات|التطوع|الاهتمامات|المراجع', 'الآن', 'السيرة الذاتية', 'خطاب التقديم', 'الدرجة', 'المقررات'),
  he: words('תקציר|ניסיון|פרויקטים|השכלה|מיומנויות|שפות|תעודות|פרסים|פרסומים|התנדבות|תחומי עניין|ממליצים', 'היום', 'קורות חיים', 'מכתב מקדים', 'ציון', 'קורסים'),
  hi: words('परिचय|अनुभव|परियोजनाएँ|शिक्षा|कौशल|भाषाएँ|प्रमाणपत्र|पुरस्कार|प्रकाशन|स्वयंसेवा|रुचियाँ|संदर्भ', 'वर्तमान', 'बायोडाटा', 'आवेदन पत्र', 'श्रेणी', 'पाठ्यक्रम'),
}; // prettier-ignore

/** English for a language without words of ours. */
export const wordsOf = (lang: string): Words => WORDS[lang] ?? ENGLISH;
