/**
 * Words a rewording may add without saying more: light verbs, words of frame and of order. In letters also the words in which one
 * speaks of oneself and of the post applied for. Neither degree, nor number, nor praise, nor a field of work is among them.
 */
export const LIGHT_WORDS = {
  en: `earn earned earning own owned sit sat receive received expect expected attend attended run ran go went remain remained stay stayed used supposed life thing
speaker speakers hold holder holding holds graduate graduated graduating graduation alumnus qualified completed passed obtained proficient proficiency familiar command good solid sound working basic intermediate live lives lived living exist exists happen occur total totalling totaling sum sums amount amounts equal comprise comprising consist consisting number numbering specialised specialized specialising specializing specialist focused focusing focus practised practice finish finished create created
act acted acting undertake undertook undertaken conduct conducted conducting involve involved include cover covered regard regarding concern concerning
according accordance basis base based form part parts kind type range variety number set way purpose order case use aim respect relation connection behalf
look looked looking go went going come came get put set keep kept take took hold held give gave bring brought need needed want let
there here then now later earlier ago further therefore thus plus per same such than instead rather well alike
still already recently previously formerly currently presently since meanwhile subsequently initially
people person member company employer firm business organisation organization department site unit place post role position job duty duties task tasks activity activities
area areas aspect aspects scope course process processes step steps stage period time start end beginning
one ones two another itself themselves myself
enable able allow let may might should do does doing done be being am are were become became get
help own individual different separate single
mainly primarily particularly especially specifically namely e.g. i.e. respectively
carry carried execute executed fulfil fulfill fulfilled deal dealt handle handled perform performed deliver
around about approximately roughly some circa
both either neither each
approach effort efforts work works works
feel felt make makes say says said tell told talk
know knows known think see seen
name named title titled call called
today year month week day hour minute
various several multiple
successful successfully joined join rate percentage proportion share figure figures total totals time times occasion occasions instance amount matter matters item items piece pieces sort sorts means way ways end result results issue served serve serving acted worked doing became become turned turn came began begin started start done remains remained stays saw seen takes taking puts makes making gives giving gets getting keeps keeping brings runs goes comes holds happening happened place places side sides point points line lines level levels field fields context setting settings environment manner capacity behalf view terms fact facts case cases question detail whose overall mainly chiefly primarily altogether respectively accordingly additionally furthermore moreover colleague colleagues coworker coworkers peers appear appeared appears past last previous recent`,
  fr: `recevoir reçu reçois reçoit posséder possède tenir tiens tient tenu tenue devoir dois devrais suivre suivi suit moi connaître connu connais partir partent arriver rester reste employer employé usage commencer commencé achever achevé terminer terminé poste
titulaire diplômé diplômée obtenu obtenue obtention passé maîtrise maîtriser maîtrisant manier pratique pratiquer niveau base bases bon bonne notions intermédiaire parle parler parlé lu écrit vivre vivant exister totaliser totalisant total somme s'élever comprenant compter comptant composé composée spécialisé spécialisée spécialisation trilingue bilingue traiter traite traitement dispenser dispensé dispensée parc méthode occuper
agir agi procéder procédé effectuer effectué effectuant exécuter comprendre compris concerner concernant porter relatif relative relatifs
cadre base forme partie type sorte gamme ordre but cas matière titre niveau sein lieu part biais moyen aide
aller venir mettre tenir donner prendre faire rendre passer permettre
alors puis ensuite auparavant précédemment désormais actuellement déjà encore aussi également ainsi
personne société entreprise établissement service poste fonction emploi mission tâche tâches activité activités domaine domaines secteur étape période début fin
autre autres même mêmes propre différents différentes
principalement notamment particulièrement surtout spécifiquement
environ près approximativement quelque
chacun divers plusieurs
travail travaux œuvre occuper occupé charger chargé
assurer réaliser réalisation effectuer mener
issu lié liée liés dédié dédiée destiné destinée apporter apporté apportée apportés apportées prêter prêté accorder accordé voir vu vue donner donné confier confié confiée poser taux proportion pourcentage nombre quantité total lieu fois moment façon manière point côté faire rejoint rejoindre intervenir intervenant intervention exercer exercé figurer demeurer constituer représenter incomber revenir relever concerner entrer entré sortir commencer débuter débuté finir terminer quitter quitté présent présente désormais notamment ainsi respectivement ensuite d'abord successivement jour gens personnes individus collègue collègues confrère confrères paraître paru parue passé passée dernier dernière`,
  de: `plane planen siebten achten neunten zehnten elften zwölften zweiten dritten vierten fünften sechsten
besitzen besitze besitzt gehen ging ablegen legte ablegte abgelegt laufen läuft lief besuchen besucht besuchte belegen erhalten erhielt bekommen verfügen verfüge tragen trage tat tun zuerst zuletzt erste erster ersten vorjahr davor danach jahrgang jahrgänge jahrgängen klasse klassen stufe wochenstunden stelle amt
inhaber inhaberin absolvent absolventin absolviert absolvieren abgeschlossen abschluss bestanden erworben umgang sicher beherrschen beherrsche gute guter grundkenntnisse grundlagen vertraut spezialisiert spezialisierung schwerpunkt erledigen erledigt erledigung abwickeln bestehend bestehen umfassen köpfig köpfigen köpfiges köpfige zählen leben lebend erscheinen erschien erschienen betragen summe gesamt
erfolgen erfolgt erfolgte vornehmen vorgenommen durchführen durchführung betreffen betreffend umfassen umfasste bestehen
rahmen basis form teil art zweck fall hinsicht bezug bereich gebiet feld stelle seite weise
gehen kommen stellen stehen halten bringen nehmen geben lassen machen setzen
dann danach zuvor vorher bereits schon noch ebenfalls außerdem ferner zudem weiterhin nun jetzt
person unternehmen firma betrieb stelle position funktion aufgabe aufgaben tätigkeit tätigkeiten phase zeitraum beginn ende schritt
eigen eigene eigenen ander andere anderen jeweils jeweilig selbst
hauptsächlich vorwiegend insbesondere speziell vor allem
etwa rund circa ungefähr zirka
arbeit arbeiten einsatz übernahme übernehmen übernommen ausüben ausgeübt
inklusive einschließlich samt nebst mithilfe mittels anhand gemäß laut bezüglich
zugehörig entsprechend dazu daran dafür hierbei hierzu wobei zur zum
insgesamt gesamt beschäftigt angestellt anteil quote prozentsatz prozent zahl anzahl menge gesamtzahl wert werte mal male ort zeit mittel sache punkt ergebnis folge vorgang ablauf maßnahme maßnahmen verfahren sowie tätig gewesen kam kommt dienen diente dienten gelten galt führen führt lauten fortan nunmehr anschließend daraufhin zunächst später früher damalig damaligen seither hauptsächlich vornehmlich speziell sich befinden befand befindet vorhanden gegeben geben gab erbringen erbracht leisten leistete geleistet stattfinden stattgefunden statt beschäftigen beschäftigte wirken tätigkeit tätigkeiten mensch menschen leute person personen kollege kollegen kollegin kolleginnen erscheinen erschien erschienen unterwegs zuständig niveau vergangen vergangenen vergangenes letzt letzte letzten letztes vorig vorigen`,
  es: `recibir recibí recibió recibido poseer poseo pasar pasaron pasó usar usaron usado usé cursar curso cursé tener mantener quedar quedó empezar terminar acabar integrante
gracias titular titulado titulada graduado graduada licenciado obtenido obtenida obtuve superado manejo manejar dominio bueno buena básico básica nociones intermedio hablar hablado leído escrito vivir sumar suma total compuesto compuesta formado formada especializado especializada especialización consistir existir
actuar efectuar efectué efectuado ejecutar ejecuté llevar llevé cabo comprender abarcar referente relativo relativa
marco base forma parte tipo clase orden caso materia ámbito modo manera fin efecto medio nivel través
ir venir poner puse tener tuve dar di hacer hice tomar quedar permitir
luego después antes previamente ya aún también asimismo igualmente así
persona empresa compañía centro departamento puesto cargo función funciones tarea tareas actividad actividades área áreas etapa periodo período inicio comienzo fin final
otro otra otros otras mismo misma propio propia distintos distintas diferentes
principalmente especialmente particularmente concretamente
unos unas aproximadamente alrededor cerca
labor labores trabajo ocupar ocupé encargar
dedicado dedicada destinado destinada relacionado relacionada correspondiente porcentaje tasa proporción número cantidad total vez veces lugar momento punto lado manera hecho caso casos ver vio verse vieron visto resultar resultó quedaron quedado venir vino llegar llegó suponer supuso constituir representar conllevar corresponder figurar entrar entré salir salí dejar dejé dejó volver volví lograr realizar realicé realizó realizado realizada realización efectuada prestar presté prestado prestación desempeñar desempeñé desempeño ejercer ejercí fijo fijos plena pleno actualmente anteriormente posteriormente respectivamente sucesivamente principalmente personas gente compañero compañera compañeros compañeras aparecer apareció publicarse pasado pasada último última`,
  ja: `メンバー オペレーション 段階 同数 プロジェクト 作業 業務 一員 役割 卒業 修了 保有 合格 取得 専攻 所持 在学 学士 習得 精通 初級 中級 基礎 会話 合計 総額 総計 構成 サポート レベル 日数 人数 回数 件数 社数 提案 実施 行い 行っ 行う 担当 対応 業務 作業 活動 従事 遂行 経験 使用 利用 活用 関連 関係 各種 様々 複数 内容 場合 全般 一部 際に 向け 対象 中心 分野 部分 自身 現在 以前 当時 期間 開始 終了 約束 勤務 在籍 所属 会社 企業 当社 前職 現職 職場 部署 部門 担い 携わ 年間 月間 約一 程度 主に 主な 等の 一環 取組 推進 割合 比率 比例 人数 総数 件数 回数 状態 状況 機会 方法 手段 場所 時点 時期 側面 立場 一方 同時 各自 順次 同僚 一度 一回 毎回`,
} as const;

/** What a letter says of itself: the application, the reader, the wish to talk. Neither claims nor supports anything. */
export const LETTER_WORDS = {
  en: `altogether hitherto to-date moreover likewise
find found fluent fluently see seen publication publications native
date dates content language languages certificate certificates native
show shows shown write written answer verify check point points
include includes included belong belongs stand stands stood name names named call calls called indicate state stated lines line follow follows following explain overall paid relevant few page pages lead leads education certificates outline summary first-hand hands-on volunteer voluntary
chance walk call show bring chapter read caught attention eye place home together mine
apply application applying applicant candidate candidacy vacancy advertisement posting advertised opening opportunity interview letter resume résumé cv enclosed attached
interest interested enthusiasm enthusiastic excite excited keen eager glad happy pleased delighted delight welcome appreciate thank grateful forward hope hoping wish like love enjoy enjoyed
contribute contribution value valuable bring offer join fit suit match matches meet meets requirement requirements need needs ask asks asked demand demands seek seeks sought want wanted look
motivate motivated motivation attract attracted attracts appeal appeals admire draw drawn convince convinced believe confident certain sure aware
learn learned learning learnt grow gain gained acquire acquired develop experience skill skills ability abilities knowledge background qualification qualifications strength strengths career working life
team colleagues culture mission vision reader employer hiring manager recruiter sincerely regards faithfully dear yours
discuss discussion conversation talk speak convenience time detail details person further available availability contact reach
question questions read noticed saw describe described description list listed mention mentioned
today daily everyday currently recent recently most present past previous earlier year years practice practical
concrete example examples instance particular among alongside addition additionally besides finally first firstly second secondly
put use apply familiar confident comfortable feel home know well already also left leave leaving departed joined join spent ended finished attestation card paper papers diploma qualification record award awarded prize commendation honour received title chapter stage stages since until then followed moved moving return returned back start started began study studied studies`,
  fr: `cela ceci jusque
trouver trouverez voir verrez connaître publications langue langues maternelle courant
volontiers certificat certificats date dates contenu
montrer montrent ceci cela précision vive voix écrit donner
comprendre comprend inclure inclut appartenir appartient figurer figure nommer appeler indiquer indique dire poser tirer tirés côté retenir retient retenu habiter habite exercer exerce exercé détenir détiens ajouter ajoutent suivre suivant suivante expliquer lien point ligne lignes certains formation bénévolat bénévole
retenu attention chance montrer appel lieu
candidature candidat candidate postuler postule annonce offre poste entretien lettre cv joint jointe ci
intérêt intéressé intéressée intéresse enthousiasme heureux heureuse ravi ravie plaisir souhaite souhaiter souhaiterais voudrais aimerais espère espérer envie merci remercier remercie
contribuer contribution apporter apporte offrir rejoindre correspondre correspond répondre répond exigence exigences besoin besoins demande demandé demandez recherche recherchez attendre attendez
motivation motivé motivée attirer attire attiré plaît admire convaincu convaincue crois sûr confiant certain
apprendre appris progresser acquérir acquis expérience compétence compétences capacité connaissance connaissances parcours profil qualification qualifications atout atouts carrière vie professionnel professionnelle
équipe collègues culture valeur valeurs mission employeur recruteur madame monsieur agréer expression salutations distinguées cordialement
échanger échange discuter conversation rencontrer rencontre disposition disponible détail contact question
lu vu décrire décrit citer cité mentionner
aujourd'hui actuel actuelle récent récente dernier dernière précédent précédente pratique concret concrète exemple autre outre enfin premier savoir connaître connais bien familier quitter quitté partir parti rejoindre rejoint attestation brevet carte papier récompense distinction titre étape depuis jusqu'à suivi ensuite débuter débuté commencer commencé entrer entré sortir étudier étudié études étude`,
  de: `liegen liegt lag vorliegen gelernt bisher
finden nachprüfen prüfen sehen punkt jeder jede entnehmen veröffentlichungen muttersprache fließend
lässt lassen datum inhalt zeitraum zertifikat zertifikate sprachen
aufgeführt aufführen kam kommen punkt nachprüfen einzelheiten station stationen
gehören gehört gehörte stehen steht stand nennen nennt heißen heißt angeben folgen folgende folgenden folgendes erläutern erläutere erklären hinzu kommt jetzig jetzigen jetzige derselben zurzeit einige einiges ebenso ausbildung bildungsweg nachweis nachweise zeile zeilen insgesamt gefragt fragen ehrenamt ehrenamtlich
aufmerksam aufmerksamkeit zeigen anruf ort
bewerbung bewerbe bewerben bewerber bewerberin stelle stellenanzeige anzeige ausschreibung gespräch vorstellungsgespräch lebenslauf anschreiben anlage beigefügt unterlagen
interesse interessiert interessiere freude freue freuen gern gerne möchte würde wünsche hoffe hoffen lust danke dank
beitragen beitrag einbringen einbringe mitbringen bringe bieten biete anbieten passen passt entsprechen entspricht anforderung anforderungen bedarf gesucht suchen sucht verlangen verlangt fordern gefordert erwarten erwartet wünschen
motivation motiviert reizt reizen begeistert überzeugt glaube sicher zuversichtlich spricht
lernen gelernt erworben erwerben gesammelt sammeln erfahrung erfahrungen kenntnis kenntnisse fähigkeit fähigkeiten kompetenz kompetenzen wissen werdegang profil qualifikation qualifikationen stärke stärken laufbahn berufsleben beruflich beruf berufserfahrung
team kollegen kultur werte arbeitgeber damen herren geehrte geehrter grüßen freundlichen
austausch austauschen sprechen persönlich persönliches verfügung kennenlernen einladung rückmeldung frage fragen
gelesen gesehen beschreiben beschrieben nennen genannt erwähnen
heute heutig aktuell derzeit letzte letzten vorherig früher praxis praktisch konkret beispiel beispielsweise darüber hinaus schließlich erst kennen kenne vertraut gut auch bescheinigung bescheinigungen urkunde nachweis zeugnis schein verlassen verließ verlasse ausgeschieden ausscheiden gewechselt wechseln wechselte begonnen begann anfangen angefangen enden endete station stationen etappe anschluss erhalten auszeichnung studieren studierte studiert studium`,
  es: `eso esto aquello aquel hasta asimismo
cuanto encontrar encontrarán detallado ver verán publicaciones nativo fluido
saber fecha fechas contenido certificado certificados
querer quieran quieren muestran detallar detalla comprobar punto
incluir incluye incluía pertenecer figurar figura recoger recoge indicar llamar decir contar cuento contaré acompañar acompaña seguir siguiente siguientes explicar algunos algunas podría línea líneas formación certificados actualmente voluntario voluntariado general
atención oportunidad mostrar llamada lugar
candidatura candidato candidata postular solicitud solicitar anuncio oferta vacante puesto plaza entrevista carta currículum adjunto adjunta cv
interés interesa interesado interesada ilusión ilusiona alegra encantado encantada gusto gustaría quisiera deseo desearía espero gracias agradezco agradecer
contribuir contribución aportar aporto ofrecer ofrezco unir encajar encaja corresponder responder requisito requisitos necesidad necesidades necesitan pedir piden buscan busca exigen exige solicitan esperan
motivación motivado motivada motiva atrae atraer admiro convencido convencida creo seguro segura confianza
aprender aprendido aprendí crecer adquirir adquirido experiencia competencia competencias capacidad conocimiento conocimientos trayectoria perfil cualificación fortaleza carrera vida profesional
equipo compañeros cultura valores misión empleador señores señor señora estimado estimados atentamente saludo saludos cordial
conversar conversación hablar personalmente disposición disponible detalle detalles contacto pregunta
leído visto describir describe citar mencionar mencionan
hoy actual actualmente reciente último última anterior práctica práctico concreto ejemplo además finalmente primero conocer conozco familiarizado bien también dejar dejé salir salí incorporé incorporar entrar entré acreditación diploma papel premio reconocimiento etapa desde terminar terminé titular titulé empezar empecé obtener obtuve estudiar estudié estudios`,
  ja: `学業 修め 修学 スキル 集内 キャリア ポジション メンバー チーム 連絡 職務 経歴 歴書 質問 挙げ 確認 各職 学歴 要項 語学 拝読 紹介 直近 同封 説明 略歴 経歴 概要 次の 述べ 記載 申し 以下 一部 応募 志望 募集 求人 面接 面談 機会 書類 履歴 経歴 興味 関心 魅力 共感 希望 幸い 感謝 貢献 期待 意欲 動機 経験 知識 能力 技能 資格 強み 実績 実務 自信 貴社 御社 貴院 貴校 仕事 職務 業務 活か 身に 培っ 学ん 学び 習得 拝見 拝啓 敬具 担当 採用 何卒 宜し 願い 申し 上げ 存じ 一員 皆様 環境 理念 条件 要件 必要 可能 詳細 説明 現在 今後 今回 前職 現職 以上 上記 退職 入社 転職 証明 証書 受賞 修得 以来`,
} as const;
