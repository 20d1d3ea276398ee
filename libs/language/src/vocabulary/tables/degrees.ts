/**
 * Degree levels per language; a spelling with `=MA` counts only in capitals and beside a field (`MA in History`) or in a degree's own
 * field. A level never stands for a higher one.
 */
export const DEGREES = {
  doctorate: {
    en: 'phd ph_d ph.d doctorate doctoral_degree dphil d_phil doctor_of_philosophy doctor_of edd postdoc postdoctoral',
    fr: 'doctorat docteur_en thèse_de_doctorat phd docteure_en',
    de: '=promotion promotion_in promotion_im promoviert promovierte promovierter doktor doktorgrad dr_rer_nat dr_ing dr_med dr_phil dissertation phd doktortitel',
    es: 'doctorado doctor_en doctora_en phd tesis_doctoral',
    ja: '博士 博士号 博士課程',
  },
  mba: { en: 'mba m_b_a master_of_business_administration', fr: 'mba', de: 'mba', es: 'mba', ja: 'MBA 経営学修士' },
  master: {
    en: 'master_s masters_degree masters_in master_degree master_of master_in msc m_sc ms_c meng m_eng mphil m_phil llm ll_m m_ed med_in m_a m_s =MA =MS =MFA =MPH =MSW graduate_degree postgraduate_degree',
    fr: 'master master_2 master_1 m2 mastère maîtrise_en dea dess msc diplôme_d_ingénieur ingénieur_diplômé ingénieure_diplômée',
    de: 'master masterabschluss masterstudium m_sc msc m_a m_eng magister masterstudiengang',
    es: 'máster master maestría máster_en posgrado msc',
    ja: '修士 修士号 修士課程 大学院修了',
  },
  diplom: {
    en: '',
    fr: '',
    de: 'diplom diplom* dipl_ing dipl_inf dipl_kfm dipl_kffr dipl_päd dipl_psych',
    es: 'ingeniería_superior',
    ja: '',
  },
  stateexam: { en: 'state_examination', fr: '', de: 'staatsexamen erstes_staatsexamen zweites_staatsexamen', es: '', ja: '国家試験' },
  bachelor: {
    en: 'bachelor bachelors bachelor_s bsc b_sc bs_c b_a b_s ba_hons bsc_hons bba beng b_eng llb ll_b bed b_ed =BA =BS =BFA =BSN undergraduate_degree honours_degree',
    fr: 'licence licence_de licence_en licence_professionnelle bachelor but bsc b_sc bba beng llb',
    de: 'bachelor bachelorabschluss bachelorstudium b_sc bsc b_a b_eng bba beng llb ll_b bachelorstudiengang',
    es: 'bsc b_sc bba beng llb grado_en licenciatura licenciado licenciada grado_universitario bachelor ingeniería_técnica diplomatura graduado graduada diplomado diplomada =grado',
    ja: '学士 学士号 大学卒業 学部卒 大卒',
  },
  associatedegree: {
    en: 'associate_degree associate_s_degree associate_of hnd hnc foundation_degree',
    fr: 'bts dut deug',
    de: '',
    es: 'técnico_superior ciclo_formativo_de_grado_superior',
    ja: '短期大学士 短大卒 準学士 高専卒',
  },
  diploma: { en: 'diploma diploma_in postgraduate_diploma', fr: 'diplôme_de diplôme_en', de: '', es: 'diploma', ja: '専門士 専門学校卒' },
  vocational: {
    en: 'apprenticeship vocational_training nvq',
    fr: 'cap bep bac_pro apprentissage',
    de: 'ausbildung berufsausbildung lehre gesellenbrief ihk-abschluss',
    es: 'formación_profesional grado_medio técnico_en como_técnico =técnico ciclo_formativo',
    ja: '職業訓練',
  },
  school: {
    en: 'high_school_diploma a-levels ged abitur',
    fr: 'baccalauréat bac',
    de: 'abitur fachabitur fachhochschulreife mittlere_reife realschulabschluss matura',
    es: 'bachillerato',
    ja: '高校卒業 高卒',
  },
  honours: {
    en: 'summa_cum_laude magna_cum_laude cum_laude first-class_honours first_class_honours with_honours with_honors with_distinction valedictorian dean_s_list phi_beta_kappa top_of_my_class top_of_the_class',
    fr: 'mention_très_bien mention_bien félicitations_du_jury major_de_promotion majeure_de_promotion avec_mention',
    de: 'mit_auszeichnung summa_cum_laude magna_cum_laude cum_laude jahrgangsbeste jahrgangsbester',
    es: 'matrícula_de_honor cum_laude con_honores primero_de_mi_promoción premio_extraordinario',
    ja: '首席 優等 総代',
  },
} as const;

/** Kinds of a degree that tell two of one level apart: `Bachelor of Arts`, `BSc`. Spellings of whole words, folded. */
export const DEGREE_KINDS: Readonly<Record<string, string>> = {
  science: 'bsc b_sc bs_c msc m_sc of_science =BS =MS b_s m_s ms_c sciences理学',
  arts: 'of_arts ba_hons b_a m_a =BA =MA',
  engineering: 'of_engineering beng b_eng meng m_eng',
  business: 'bba of_business_administration mba m_b_a of_business',
  laws: 'llb llm ll_b ll_m of_laws',
  education: 'bed b_ed m_ed of_education',
  finearts: 'of_fine_arts =BFA =MFA',
  nursing: '=BSN =MSN of_nursing',
  philosophy: 'mphil m_phil',
};
