/**
 * Units of measure: id, then spellings. `base*factor` after the id says what it converts to exactly: 90 minutes are 1.5 hours.
 */
export const UNITS = `
percent : % ％ percent per_cent pct pour_cent pourcent prozent por_ciento パーセント %ポイント減
points : percentage_points percentage_point pp pts points_de_pourcentage points_de_% prozentpunkte prozentpunkt prozentpunkten puntos_porcentuales puntos ポイント %ポイント
basispoints : bps basis_points basispunkte points_de_base puntos_básicos
millisecond second*0.001 : ms msec millisecond milliseconds milliseconde millisecondes millisekunde millisekunden milisegundo milisegundos ミリ秒
second : second seconds sec secs seconde secondes sekunde sekunden sek segundo segundos 秒
minute second*60 : minütig* minute minutes min mins minuten minuto minutos 分 分間
hour second*3600 : stündig* wochenstunden working_hours hour hours hr hrs h heure heures stunde stunden std hora horas 時間
day : day days working_day working_days business_days calendar_days jours_ouvrés jours_ouvrables días_hábiles días_laborables jour jours tag tage tagen tages jornada jornadas journée journées día días 日 日間 営業日 arbeitstage werktage
week day*7 : week weeks wk semaine semaines woche wochen semana semanas 週間 週
month : month months mo mois monat monate monaten monats mes meses か月 ヶ月 カ月 ケ月 ヵ月 箇月
quarter month*3 : quarter quarters trimestre trimestres quartal quartale quartalen 四半期
year month*12 : year years yr yrs an ans année années jahr jahre jahren jahres año años 年 年間 yoe
decade month*120 : decade decades décennie décennies jahrzehnt jahrzehnte jahrzehnten década décadas
yearold : years_old year-old ans_d_âge 歳 jährig
eur : € eur euro euros ユーロ
usd : $ usd us$ dollar dollars us_dollar us_dollars dólar dólares ドル 米ドル
gbp : £ gbp pound_sterling libras_esterlinas ポンド
jpy : ¥ 円 jpy yen yens
chf : chf franken francs_suisses sfr francos_suizos
cny : 元 人民元 cny rmb yuan
krw : ₩ krw ウォン won_coréens
inr : ₹ inr rupees rupien roupies rs
cad : c$ cad
mxn : mxn pesos peso
byte : bytes byte
kilobyte : kb kilobytes
megabyte gigabyte*0.001 : mb megabyte megabytes
gigabyte : gb gigabyte gigabytes gib
terabyte gigabyte*1000 : tb terabyte terabytes tib
petabyte gigabyte*1000000 : pb petabyte petabytes
meter : m meter meters metre metres mètre mètres metern metro metros メートル
millimeter meter*0.001 : mm millimeter millimetre millimètres millimetern milímetros ミリ
centimeter meter*0.01 : cm centimetre centimeter centimètres zentimeter centímetros センチ
kilometer meter*1000 : km kilometer kilometers kilometre kilometres kilomètre kilomètres kilometern kilómetro kilómetros キロメートル
mile : mile miles meilen millas マイル
kilometerperhour : km/h kmh kph kilometres_per_hour kilometers_per_hour kilometres_an_hour stundenkilometer kilometer_pro_stunde kilomètres_heure kilomètres_à_l_heure kilómetros_por_hora
cubicmeter : m3 m³ cbm cubic_metres cubic_meters kubikmeter kubikmetern mètres_cubes metros_cúbicos 立方メートル
squaremeter : m2 m² sqm square_metres square_meters square_metre square_meter mètre_carré mètres_carrés quadratmeter quadratmetern qm metro_cuadrado metros_cuadrados 平方メートル 平米 ㎡
squarefoot : sq_ft sqft square_feet square_foot
hectare : hectare hectares ha hektar hectáreas ヘクタール
gram kilogram*0.001 : g gram grams gramme grammes gramm gramos グラム
kilogram : kg kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramos キロ キログラム
ton kilogram*1000 : t ton tons tonne tonnes tonnen tonelada toneladas トン
liter : liter liters litre litres l litern litro litros リットル
watt kilowatt*0.001 : watt watts w
kilowatt : kw kwp kilowatt kilowatts kilowatt_peak kilowatts_peak kilovatio kilovatios キロワット
megawatt kilowatt*1000 : mw megawatt megawatts megavatios
kilowatthour : kwh kilowattstunden kilowattstunde kilowatt_hours kilovatios_hora kilowattheures
volt : volt volts v voltios ボルト
kilovolt volt*1000 : kv kilovolt kilovolts kilovoltios
degree : ° °c degrees degrees_celsius degree_celsius celsius degrés degrés_celsius grad grad_celsius grados grados_celsius 度
times : times x × fold fach -fach fois veces 倍 mal
ordinal : st nd rd th ème e er ère 位 番
level : level stufe niveau nivel レベル
`;

/**
 * Things people count: id, then spellings in the five languages, `>` the broader ids one may say instead (nurses are staff).
 * Two different ids are two different things: twelve nurses are not twelve patients.
 */
export const COUNTED = `
people : people person persons personnes personne personen köpfe köpfen leute personas persona gente 名 人 方
staff > people : coworker coworkers co-workers teammates employee employees staff worker workers colleague colleagues team_member team_members member_of_staff personnel headcount professionals fte ftes direct_reports reports salariés salarié employés employé collaborateurs collaborateur collaboratrices collègues collègue agents mitarbeiter mitarbeitern mitarbeiterin mitarbeiterinnen mitarbeitende mitarbeitenden beschäftigte beschäftigten angestellte angestellten kollegen kolleginnen kollege köpfige köpfigen köpfiges köpfiger strong empleados empleado empleadas trabajadores trabajadoras compañeros colaboradores profesionales 従業員 社員 スタッフ メンバー 職員 部下 member members mitglieder mitgliedern membres miembros reportes_directos
engineers > staff : engineer engineers developer developers programmers ingénieurs développeurs développeuses entwickler entwicklern ingenieure ingenieuren ingenieros ingenieras desarrolladores desarrolladoras エンジニア 技術者 開発者
nurses > staff : nurse nurses infirmiers infirmières infirmière pflegekräfte pflegekräften pflegefachkräfte pflegefachkräften krankenschwestern krankenpfleger enfermeras enfermeros 看護師
physicians > staff : physician physicians doctor doctors médecins médecin ärzte ärzten ärztinnen médicos médicas 医師
teachers > staff : teacher teachers enseignants enseignantes professeurs lehrkräfte lehrkräften lehrer lehrern profesores profesoras docentes 教員 教師 講師
technicians > staff : technician technicians techniciens techniker technikern técnicos técnicas 技術員
drivers > staff : driver drivers chauffeurs conducteurs fahrer fahrern conductores ドライバー 運転手
cooks > staff : cook cooks chefs cuisiniers köche köchen cocineros 調理師 料理人
consultants > staff : consultant consultants consultants berater beratern consultores コンサルタント
designers > staff : designer designers graphistes designern diseñadores デザイナー
analysts > staff : analyst analysts analystes analysten analistas アナリスト
salespeople > staff : salespeople sales_representatives sales_reps commerciaux vendeurs vendeuses verkäufer verkäufern vertriebsmitarbeiter vendedores comerciales 営業担当 営業担当者 営業員
trainees > staff : trainee trainees apprentice apprentices intern interns stagiaires apprentis alternants auszubildende auszubildenden azubis praktikanten becarios aprendices インターン 実習生 新人
juniors > staff : juniors new_hires new_joiners débutants berufseinsteiger nuevos_empleados 新入社員 若手社員
volunteers > staff : volunteer volunteers bénévoles freiwillige freiwilligen ehrenamtliche ehrenamtlichen voluntarios voluntarias ボランティア
managers > staff : managers executives cadres führungskräfte führungskräften directivos gerentes 管理職
lawyers > staff : lawyers attorneys avocats juristes anwälte anwälten juristen abogados 弁護士
contractors > staff : contractors freelancers subcontractors sous-traitants prestataires subunternehmer freiberufler subcontratistas autónomos 協力会社
customers > people : customer customers client clients clientele kunde kunden kundinnen mandanten mandant cliente clientes 顧客 客 クライアント お客様 取引先 companies_served
accounts > customers : accounts comptes konten cuentas 口座 アカウント 社
users > people : user users utilisateurs utilisateur utilisatrices nutzer nutzern anwender anwendern nutzerinnen usuarios usuarias ユーザー ユーザ 利用者 visitors visiteurs besucher besuchern visitantes 来場者 subscribers abonnés abonnenten suscriptores 登録者 followers フォロワー
patients > people : patient patients patientes patienten patientinnen paciente pacientes 患者 residents résidents bewohner bewohnern residentes 入居者
students > people : student students pupil pupils learners élèves élève étudiants étudiant étudiantes apprenants schüler schülern schülerinnen studierende studierenden studenten alumnos alumno alumnas estudiantes estudiante 学生 生徒 児童 受講者 受講生 園児 participants teilnehmer teilnehmern teilnehmerinnen participantes 参加者 children enfants kinder kindern niños 子ども
guests > people : guest guests covers diners couverts convives gäste gästen comensales huéspedes cubiertos 席 meals repas mahlzeiten comidas 食 gast
candidates > people : candidate candidates applicants applications candidats candidatures bewerber bewerbern bewerbungen candidatos candidaturas 応募者 応募
suppliers : supplier suppliers vendor vendors fournisseurs fournisseur lieferanten lieferant proveedores proveedor 仕入先 サプライヤー 業者
teams : team teams équipe équipes teams equipos チーム squads
departments : department departments départements services_internes abteilungen abteilung departamentos 部署 部門
projects : project projects projets projet projekte projekten projekt proyectos proyecto プロジェクト 案件
products : product products produits produit produkte produkten artikel productos producto 製品 商品 items références artículos skus sku 点
orders : order orders commandes commande bestellungen bestellung aufträge aufträgen pedidos pedido 注文 受注 packages parcels colis pakete paketen sendungen paquetes 荷物 shipments expéditions envíos deliveries livraisons lieferungen entregas pallets palettes paletten palés
invoices : invoice invoices factures facture rechnungen rechnung facturas factura 請求書
tickets : ticket tickets requests demandes anfragen solicitudes incidencias calls appels anrufe llamadas 問い合わせ 問合せ inquiries enquiries チケット 件
cases : case cases dossiers dossier fälle fällen akten casos expedientes 案件数 claims sinistres schadensfälle siniestros lawsuits prozesse
contracts : contract contracts deals contrats contrat verträge verträgen abschlüsse contratos contrato 契約
sites : site sites location locations branch branches store stores shop shops outlets agences magasins magasin filialen filiale standorte standorten standort läden tiendas tienda sucursales sucursal centros sedes 拠点 店舗 支店 工場 plants usines werke fábricas offices bureaux büros oficinas restaurants hotels hôtels
countries : country countries pays länder ländern países país か国 カ国 ヶ国 ヵ国 カ国語
markets : markets market marchés märkte märkten mercados 市場
cities : cities city villes städte städten ciudades 都市
beds : bed beds lits lit betten bett camas cama 床 ベッド rooms chambres zimmer zimmern habitaciones 室
servers : server servers serveurs server servern servidores サーバー nodes nœuds knoten nodos 台 machines maschinen máquinas vehicles véhicules fahrzeuge fahrzeugen vehículos trucks camions lkw camiones 車両 devices appareils geräte geräten dispositivos
applications : apps application_portfolio anwendungen anwendung applis aplicaciones アプリ システム systems systèmes systeme systemen sistemas services microservices dienste diensten servicios サービス
modules : module modules module modulen módulos モジュール components composants komponenten componentes
features : features fonctionnalités funktionen funcionalidades 機能
tests : test tests tests pruebas テスト
incidents : incident incidents defects bugs errors erreurs pannes fehler fehlern vorfälle störungen störfälle incidentes errores defectos accidents arbeitsunfälle unfälle accidentes 事故 不具合 障害 complaints réclamations beschwerden reklamationen quejas reclamaciones クレーム 苦情
records : records record rows données datensätze datensätzen registros レコード documents unterlagen dokumente documentos 書類 files fichiers dateien archivos lines lignes zeilen líneas 行
events : event events événements évènements veranstaltungen veranstaltung eventos イベント workshops ateliers workshop talleres 回 sessions séances sitzungen sesiones trainings schulungen formations courses cours kurse kursen cursos 講座 classes klassen clases lessons クラス campaigns campagnes kampagnen campañas キャンペーン conferences conférences konferenzen conferencias audits prüfungen auditorías inspections
publications : papers articles articles_scientifiques artikeln publikationen artículos 論文 本 books bücher livres libros 冊 reports_written rapports berichte informes 報告書
languages : languages langues sprachen idiomas lenguas 言語 か国語
processes : processes processus prozesse prozessen procesos プロセス procedures procédures verfahren procedimientos 業務
meals_day : buffets
awards : awards prix_gagnés preise premios 賞
transactions : transactions transaktionen transacciones 取引 payments paiements zahlungen pagos
requests_s : requests_per_second rps qps anfragen_pro_sekunde
houses : houses homes apartments units logements maisons häuser häusern wohnungen viviendas casas pisos 戸 棟
hours_course : lessons_hours unterrichtsstunden
partners : partners partner partenaires partnern socios パートナー
shifts : shifts équipes_postées schichten turnos シフト
schools : schools écoles schulen escuelas 校
hospitals : hospitals hôpitaux krankenhäuser hospitales 病院 wards stationen salles_d_hospitalisation
positions : positions vacancies roles_filled postes stellen puestos vacantes
`;

/** Words that make a figure per something: unit id, then spellings (`500 orders a day`). */
export const RATES = `
second : per_second a_second par_seconde pro_sekunde por_segundo 毎秒
minute : per_minute a_minute par_minute pro_minute por_minuto 毎分
hour : per_hour an_hour hourly par_heure à_l_heure pro_stunde stündlich por_hora 毎時 1時間あたり
day : tous_les_jours todos_los_días jeden_tag per_day a_day daily each_day every_day par_jour quotidien quotidiens quotidiennement quotidienne chaque_jour pro_tag jeden_tag am_tag täglich* al_día por_día diario diarios diarias diariamente cada_día 毎日 1日 一日 日次 1日あたり
shift : chaque_service à_chaque_service cada_turno cada_servicio per_shift a_shift each_shift par_service pro_schicht por_turno
fortnight : fortnightly biweekly every_fortnight a_fortnight zweiwöchentlich* vierzehntägig* quincenal quincenales quincenalmente cada_quincena 隔週 bimensuel bimensuelle
week : toutes_les_semaines todas_las_semanas per_week a_week weekly each_week every_week par_semaine chaque_semaine hebdomadaire hebdomadaires pro_woche jede_woche in_der_woche die_woche wöchentlich* a_la_semana por_semana cada_semana semanal semanales semanalmente 毎週 週次 1週間 週あたり
month : tous_les_mois todos_los_meses per_month a_month monthly each_month every_month par_mois chaque_mois mensuel mensuels mensuelle mensuelles pro_monat jeden_monat monatlich* im_monat al_mes por_mes cada_mes mensual mensuales mensualmente 毎月 月次 月間 月あたり 1か月あたり
quarter : each_quarter every_quarter jedes_quartal im_quartal cada_trimestre per_quarter a_quarter quarterly par_trimestre chaque_trimestre trimestriel pro_quartal vierteljährlich por_trimestre trimestral 四半期ごと
year : per_year a_year yearly annual annually per_annum each_year every_year par_an annuel annuels annuelle annuelles annuellement chaque_année pro_jahr jedes_jahr jährlich* im_jahr al_año por_año cada_año anual anuales anualmente 毎年 年間 年次 年あたり
`;

/** Words before or after a figure that make it a floor (`over 40`), a ceiling (`up to 40`) or an estimate (`about 40`), all languages. */
export const BOUNDS = {
  floor:
    'over more_than above at_least upwards_of in_excess_of exceeding beyond no_fewer_than plus_de au_moins au-delà_de supérieur_à dépassant über mehr_als mindestens wenigstens más_de al_menos como_mínimo superior_a por_encima_de greater_than surpassing exceeded exceeds exceed older_than larger_than longer_than higher_than bigger_than älter_als größer_als länger_als höher_als mayor_de mayores_de plus_âgé_que plus_grand_que',
  ceiling:
    'up_to as_many_as as_much_as maximum_of a_maximum_of not_exceeding no_more_than jusqu_à au_maximum au_plus tout_au_plus bis_zu maximal höchstens hasta a_lo_sumo no_más_de como_máximo un_máximo_de at_most 最大 最高 under below less_than fewer_than younger_than smaller_than shorter_than lower_than unter weniger_als jünger_als kleiner_als kürzer_als niedriger_als moins_de plus_jeune_que inférieur_à menos_de menor_de menores_de inferior_a por_debajo_de not_more_than not_above nicht_mehr_als nicht_über pas_plus_de no_más_de',
  about:
    'about in_the_region_of in_the_order_of around approximately roughly circa nearly almost some close_to approx ca env environ aux_alentours_de de_l_ordre_de presque près_de quelque à_peu_près rund an_die um_die in_etwa etwa ungefähr fast knapp zirka cirka unos unas aproximadamente alrededor_de casi cerca_de en_torno_a 約 およそ ほぼ 近く',
  floorAfter: 'or_more plus et_plus ou_plus oder_mehr und_mehr o_más y_más 以上 超 超え 余り 余',
  ceilingAfter:
    '以下 以内 未満 以内に or_below or_less or_fewer at_most oder_weniger oder_darunter höchstens ou_moins au_plus o_menos como_máximo',
  aboutAfter: '程度 前後 ほど くらい 近く',
} as const;
