/**
 * Words that tell whom a letter's sentence speaks of. `first`: the writer; `second`: the reader or the reader's company; `wish`: the
 * writer's interest, request or thanks; `claim`: something said of the writer's past or abilities; `greet`: opens or closes a letter;
 * `post`: names the job applied for, whatever word follows. `there`: points back at the employer named before; `now`: says that a post is still held. `_` joins words, `x*` is a beginning.
 */
export const VOICES = {
  en: {
    first: 'i my mine myself',
    object: 'me',
    second: 'you your yours advertisement vacancy posting company_s',
    wish: 'apply applying application interested interest interests excited enthusiastic look_forward looking_forward would_like would_welcome would_love would_be hope hoping keen eager want drawn draws attracted attracts admire convinced glad happy pleased enclosed enclose attached thank grateful appreciate discuss read saw learned_that delighted appeals appeal motivates motivated considering welcome_the caught_my_eye caught_my_attention enjoy_talking contact reach_me available believe',
    claim:
      'experience experienced skills skill skilled expertise knowledge background career years i_have i_had i_am_a i_am_an as_a as_an my_work proficient fluent i_know i_use i_used i_worked i_work track_record strengths ability qualified familiar trained certified i_hold degree i_bring i_ve worked_with versed studied i_speak i_can',
    greet: 'dear hello hi sincerely yours regards faithfully kind_regards best_regards best_wishes good_morning good_day to_whom',
    there: 'there this_role that_role this_position that_position this_job same_post same_role while_there in_this_post',
    post: 'position_as role_as post_as job_as position_of_a role_of_a opening_for vacancy_for',
    now: 'currently at_present presently now today',
    gain: 'gain candidate applicant hire get_a get_an acquire find_in_me obtain recruit',
  },
  fr: {
    first: 'je j mon ma mes mienne',
    object: 'me m moi',
    second: 'vous votre vos annonce offre',
    wish: 'candidature postuler postule souhaite souhaiterais intéresse retenu_mon_attention attiré_mon_attention m_attire m_attirent intéressé intéressée intérêt motivé motivée motivation aimerais serais heureux heureuse ravi ravie enthousiaste espère espérant attire attiré attirée admire convaincu convaincue remercie remercier merci rencontrer échanger entretien disposition joint lu prie agréer plaît disponible envie voudrais désire',
    claim:
      'expérience expériences compétence compétences expertise connaissance connaissances parcours carrière ans années j_ai j_avais je_suis_un je_suis_une en_tant_que maîtrise maîtrisant diplôme diplômé diplômée travaillé je_travaille je_parle je_connais je_sais acquis formation j_utilise je_possède je_dispose j_apporte rompu',
    greet: 'madame monsieur mesdames bonjour cordialement salutations bien_à_vous sentiments cher chère',
    there: 'ce_poste cette_fonction au_même_poste dans_ce_poste dans_cette_entreprise',
    post: 'poste_de poste_d_une poste_d_un fonction_de rôle_de',
    now: 'actuellement aujourd_hui présentement à_présent',
    gain: 'candidat candidate profil recrutez embaucher gagner trouverez obtiendrez',
  },
  de: {
    first: 'ich mein meine meinen meinem meiner meines ',
    object: 'mir mich',
    second: 'sie ihr ihre ihren ihrem ihrer ihres ihnen euch eure eurer euer ausschreibung anzeige stellenanzeige unternehmen_sucht',
    wish: 'bewerbe bewerben bewerbung interessiere interessiert interesse möchte würde wünsche hoffe hoffen freue freut reizt begeistert begeistern motiviert gespannt danke vielen_dank besten_dank herzlichen_dank gespräch kennenlernen verfügung beigefügt anlage gelesen gern gerne überzeugt anspricht aufmerksam spricht_mich will stelle_vor lust',
    claim:
      'erfahrung erfahrungen kenntnisse fähigkeiten kompetenz kompetenzen expertise wissen werdegang laufbahn jahre jahren ich_habe ich_hatte ich_bin als ich_kann beherrsche verfüge_über abschluss studium tätig gearbeitet arbeite spreche vertraut qualifiziert ausbildung nutze bringe versiert *erfahrung *kenntnisse',
    greet:
      'sehr_geehrte sehr_geehrter guten_tag hallo liebe lieber mit_freundlichen_grüßen freundliche_grüße herzliche_grüße viele_grüße grüßen hochachtungsvoll beste_grüße',
    there: 'dort in_derselben_stelle in_dieser_stelle in_dieser_position in_dieser_rolle in_dieser_funktion',
    post: 'stelle_als position_als funktion_als rolle_als tätigkeit_als mitarbeit_als ausschreibung_als',
    now: 'derzeit zurzeit aktuell momentan gegenwärtig heute',
    gain: 'kandidat kandidatin bewerber bewerberin gewinnen bekommen erhalten',
  },
  es: {
    first: 'yo mi mis me mío mía',
    object: '',
    second:
      'usted ustedes vuestro vuestra vuestros vuestras su_empresa su_equipo su_anuncio su_oferta su_compañía su_organización su_centro su_hospital sus_clientes sus_productos sus_proyectos les anuncio oferta vacante la_empresa',
    wish: 'candidatura solicitud postular postularme solicitar presentar_mi quiero optar interesa llamó_mi_atención llamado_mi_atención interesado interesada interés gustaría quisiera deseo desearía espero ilusiona motiva motivado motivada atrae admiro encantado encantada agradezco muchas_gracias gracias_por entrevista conversar adjunto leído disposición ilusión entusiasma querría apetece',
    claim:
      'experiencia experiencias competencias habilidades conocimiento conocimientos trayectoria carrera años tengo soy fui como cuento_con domino título titulado titulada trabajé trabajo_con hablo manejo formación dispongo aporto poseo conozco uso utilizo especializado especializada',
    greet: 'estimado estimada estimados estimadas atentamente cordialmente saludo saludos buenos_días apreciado hola',
    there: 'allí ahí en_este_puesto en_ese_puesto en_el_mismo_puesto en_esta_empresa en_dicho_puesto',
    post: 'puesto_de puesto_como cargo_de plaza_de posición_de',
    now: 'actualmente ahora hoy en_la_actualidad',
    gain: 'candidato candidata contratar ganarán obtendrán incorporar',
  },
  ja: {
    first: '私 わたくし 小職 自分 当方 これまで 前職 現職 在籍',
    object: '',
    second: '貴社 御社 貴院 貴校 貴行 貴施設 貴店 貴団体 貴学 貴園 貴法人 貴所 求人',
    wish: '応募 志望 希望 興味 関心 魅力 共感 お願い申し上げ 幸い 面接 面談 お話 貢献したい 働きたい 思います 存じます ありがとう 感謝 よろしく 拝見 いただけ',
    claim: '経験 実績 スキル 知識 能力 従事 携わ 担当し 培 習得 資格 年間 得意 できます 身につけ 務め 活かし ました',
    greet: '拝啓 敬具 前略 草々 ご担当者様 採用担当 様 お世話に',
    there: '同社 同院 同校 そこで 同店 同職',
    post: '応募いたしました 応募しました 応募いたし 拝見しました 拝見いたしました 感じました 思いました 惹かれました 存じました としての募集 としての求人',
    now: '現在 現職では',
    gain: '人材 候補者',
  },
} as const;
