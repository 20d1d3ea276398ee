/** Health care, trades, construction, hospitality, education, science, public safety; certificates and licences. Line format: see `skills-software.ts`. */
export const PROFESSION_SKILLS = `
# tool
## HEALTH
Epic EHR = Epic Systems; EpicCare; ~Epic
Cerner = Oracle Health; Cerner Millennium
Meditech = MEDITECH
Allscripts
Orbis KIS = ~Orbis
medico KIS = ~medico
DxCare
HOSIX
electronic health records = EHR; EMR; electronic medical records; elektronische Patientenakte; dossier patient informatisé; dossier médical électronique; historia clínica electrónica; 電子カルテ
PACS = =PACS
MRI = magnetic resonance imaging; Magnetresonanztomographie; IRM; resonancia magnética; MRI検査
CT imaging = CT scanning; computed tomography; Computertomographie; scanner CT; tomografía computarizada; CT検査
ultrasound = sonography; Ultraschall; Sonografie; échographie; ecografía; 超音波検査; エコー検査
HPLC = high-performance liquid chromatography
PCR = =PCR; PCR検査
ELISA = =ELISA
CRISPR
flow cytometry = Durchflusszytometrie; cytométrie en flux; citometría de flujo; フローサイトメトリー
## DATA
ArcGIS > GIS
QGIS > GIS
LIMS
## TRADE
CNC machining = CNC; CNC-Fräsen; CNC-Drehen; usinage CNC; usinage à commande numérique; mecanizado CNC; CNC加工; マシニングセンタ
3D printing = additive manufacturing; 3D-Druck; impression 3D; impresión 3D; 3Dプリンタ
# practice
## HEALTH
patient care = Patientenversorgung; Patientenbetreuung; Krankenpflege; soins aux patients; soins infirmiers; atención al paciente; cuidado de pacientes; 患者ケア; 看護ケア
triage = Triage; Ersteinschätzung; triaje; トリアージ
wound care = Wundversorgung; Wundmanagement; soins des plaies; cuidado de heridas; curas; 創傷ケア; 創傷処置
medication administration = Medikamentengabe; administration des médicaments; administración de medicamentos; 与薬
intensive care = critical care; ICU; Intensivpflege; Intensivmedizin; soins intensifs; réanimation; cuidados intensivos; UCI; 集中治療; ICU看護
emergency medicine = emergency care; Notfallmedizin; Notaufnahme; médecine d'urgence; medicina de urgencias; 救急医療
anaesthesia = anesthesia; anesthesiology; Anästhesie; anesthésie; anestesia; 麻酔
surgery = Chirurgie; chirurgie; cirugía; 外科手術
pediatrics = paediatrics; Pädiatrie; Kinderheilkunde; pédiatrie; pediatría; 小児科
geriatrics = elderly care; Geriatrie; Altenpflege; gériatrie; geriatría; 高齢者介護; 老年医学
palliative care = hospice care; Palliativpflege; soins palliatifs; cuidados paliativos; 緩和ケア
oncology = Onkologie; oncologie; oncología; 腫瘍学
cardiology = Kardiologie; cardiologie; cardiología; 循環器内科
radiology = Radiologie; radiologie; radiología; 放射線科
obstetrics = midwifery; Geburtshilfe; obstétrique; obstetricia; 助産; 産科
mental health care = psychiatry; Psychiatrie; psychiatrie; psiquiatría; 精神科看護; 精神科
physiotherapy = physical therapy; Physiotherapie; kinésithérapie; fisioterapia; 理学療法
occupational therapy = Ergotherapie; ergothérapie; terapia ocupacional; 作業療法
speech therapy = Logopädie; orthophonie; logopedia; 言語療法
dialysis = Dialyse; dialyse; diálisis; 透析
infusion therapy = IV therapy; Infusionstherapie; perfusion intraveineuse; terapia intravenosa; 点滴
phlebotomy = blood draws; Blutentnahme; prise de sang; prélèvements sanguins; extracción de sangre; flebotomía; 採血
infection control = Hygienemanagement; Infektionsprävention; prévention des infections; control de infecciones; 感染対策; 感染管理
clinical trials = clinical research; klinische Studien; essais cliniques; ensayos clínicos; 臨床試験; 治験
GCP compliance = Good Clinical Practice; bonnes pratiques cliniques; buenas prácticas clínicas
GMP = Good Manufacturing Practice; cGMP; bonnes pratiques de fabrication; BPF
GLP = =GLP; Good Laboratory Practice
pharmacology = Pharmakologie; pharmacologie; farmacología; 薬理学
dispensing = Arzneimittelabgabe; délivrance de médicaments; dispensación; 調剤
medical coding = ICD-10; ICD-10 coding; medizinische Kodierung; codage médical; codificación médica
medical billing = Abrechnung nach GOÄ; facturation médicale; facturación médica; レセプト; 医療事務
dental hygiene = Dentalhygiene; Zahnprophylaxe; hygiène dentaire; higiene dental; 歯科衛生
dentistry = Zahnmedizin; dentisterie; odontología; 歯科
nutrition counselling = nutrition counseling; Ernährungsberatung; conseil en nutrition; asesoramiento nutricional; 栄養指導
childcare = child care; Kinderbetreuung; garde d'enfants; cuidado de niños; cuidado infantil; 保育
social work = Sozialarbeit; travail social; trabajo social; ソーシャルワーク; 社会福祉
psychotherapy = Psychotherapie; psychothérapie; psicoterapia; 心理療法
counselling = counseling; カウンセリング
laboratory techniques = Laborarbeit; techniques de laboratoire; técnicas de laboratorio; 実験技術
molecular biology = Molekularbiologie; biologie moléculaire; biología molecular; 分子生物学
cell culture = Zellkultur; culture cellulaire; cultivo celular; 細胞培養
chromatography = Chromatographie; cromatografía; クロマトグラフィー
mass spectrometry = Massenspektrometrie; spectrométrie de masse; espectrometría de masas; 質量分析
bioinformatics = Bioinformatik; bio-informatique; bioinformática; バイオインフォマティクス
epidemiology = Epidemiologie; épidémiologie; epidemiología; 疫学
## DATA
GIS = =GIS; geographic information systems; Geoinformationssysteme; SIG; 地理情報システム
## TRADE
welding = Schweißen; Schweissen; soudage; soudure; soldadura; 溶接
MIG welding = MIG; MAG-Schweißen; soudage MIG; soldadura MIG; 半自動溶接 > welding
TIG welding = WIG-Schweißen; soudage TIG; soldadura TIG; TIG溶接 > welding
plumbing = Sanitärinstallation; Klempnerarbeiten; plomberie; fontanería; 配管
electrical installation = electrical wiring; Elektroinstallation; installation électrique; instalación eléctrica; instalaciones eléctricas; 電気工事
HVAC = Heizung, Lüftung; Heizungsbau; Klimatechnik; CVC; chauffage ventilation climatisation; climatización; calefacción y aire acondicionado; 空調設備
carpentry = joinery; Schreinerei; Tischlerei; Zimmerei; menuiserie; charpenterie; carpintería; 大工; 木工
masonry = bricklaying; Maurerarbeiten; maçonnerie; albañilería; 左官; 石工
roofing = Dachdecken; couverture toiture; techado; 屋根工事
painting and decorating = Malerarbeiten; peinture en bâtiment; pintura de interiores; 塗装
tiling = Fliesenlegen; carrelage; alicatado; タイル工事
scaffolding = Gerüstbau; échafaudage; andamiaje; 足場
concrete work = formwork; Betonbau; Schalungsbau; coffrage; encofrado; コンクリート工事
site management = construction management; Bauleitung; conduite de travaux; gestion de chantier; dirección de obra; 施工管理; 現場監督
structural engineering = Tragwerksplanung; Statik; génie des structures; ingeniería estructural; 構造設計
surveying = Vermessung; topographie; topografía; 測量
cost estimating = quantity surveying; Kalkulation; métré; chiffrage; mediciones y presupuestos; 積算
technical drawing = Technisches Zeichnen; dessin technique; dibujo técnico; 製図
hydraulics = Hydraulik; hydraulique; hidráulica; 油圧
pneumatics = Pneumatik; pneumatique; neumática; 空圧
mechatronics = Mechatronik; mécatronique; mecatrónica; メカトロニクス
robotics = Robotik; robotique; robótica; ロボット工学
preventive maintenance = vorbeugende Wartung; Instandhaltung; maintenance préventive; mantenimiento preventivo; 予防保全; 設備保全
vehicle repair = auto repair; Kfz-Reparatur; réparation automobile; reparación de vehículos; 自動車整備
vehicle diagnostics = Fahrzeugdiagnose; diagnostic automobile; diagnosis de vehículos; 車両診断
injection moulding = injection molding; Spritzguss; injection plastique; moldeo por inyección; 射出成形
sheet metal work = Blechbearbeitung; tôlerie; chapistería; 板金
landscaping = gardening; Gartenbau; Landschaftsbau; paysagisme; jardinería; paisajismo; 造園
agriculture = Landwirtschaft; agricultura; 農業
solar installation = Photovoltaik; photovoltaïque; photovoltaics; fotovoltaica; 太陽光発電
occupational safety = workplace safety; health and safety; EHS; HSE; Arbeitssicherheit; Arbeitsschutz; sécurité au travail; seguridad laboral; prevención de riesgos laborales; PRL; 安全衛生; 労働安全
OSHA = OSHA 10; OSHA 30
machine operation = Maschinenbedienung; conduite de machines; manejo de maquinaria; 機械操作
cooking = culinary arts; Kochen; cuisine; cocina; 調理
pastry = baking; Konditorei; Patisserie; pâtisserie; boulangerie; pastelería; repostería; 製菓; 製パン
menu planning = menu design; Menüplanung; Speisekartengestaltung; élaboration de menus; elaboración de menús; diseño de menús; 献立作成; メニュー開発
food safety = food hygiene; Lebensmittelhygiene; hygiène alimentaire; seguridad alimentaria; higiene alimentaria; 食品衛生
HACCP = APPCC; ハサップ > food safety
bartending = mixology; Barkeeping; Cocktails; coctelería; バーテンダー業務
barista skills = latte art; Barista; バリスタ
wine service = sommelier; Weinkunde; œnologie; sommellerie; enología; sumillería; ソムリエ業務
table service = waiting tables; Servieren; Tischservice; service en salle; servicio de mesa; servicio en sala; ホールサービス; 配膳
banquet service = catering; Bankett; banquet; banquetes; 宴会サービス; ケータリング
front desk = reception; Empfang; Rezeption; réception; recepción; フロント業務; 受付
reservations management = Reservierungen; gestion des réservations; gestión de reservas; 予約管理
housekeeping = Zimmerreinigung; gouvernance hôtelière; limpieza de habitaciones; 客室清掃; ハウスキーピング
## BUSINESS
revenue management = yield management; Ertragsmanagement; gestión de ingresos; レベニューマネジメント
## TRADE
guest relations = Gästebetreuung; relation client hôtelière; atención al huésped; 接客; ゲストリレーション
cash handling = Kassenführung; Kassieren; tenue de caisse; encaissement; manejo de caja; レジ; レジ業務; 現金管理
POS systems = point of sale; Kassensystem; système de caisse; terminal punto de venta; POSレジ; POSシステム
tour guiding = Reiseleitung; guidage touristique; guía turístico; 観光案内
## OTHER
teaching = Unterrichten; Lehre; enseignement; enseñanza; docencia; 教育指導; 授業
lesson planning = Unterrichtsplanung; Unterrichtsvorbereitung; préparation de cours; planificación de clases; 授業計画; 指導案作成
curriculum development = curriculum design; Lehrplanentwicklung; Curriculumentwicklung; conception de programmes; desarrollo curricular; diseño curricular; カリキュラム開発
classroom management = Klassenführung; gestion de classe; gestión del aula; 学級経営
special education = SEN; Sonderpädagogik; éducation spécialisée; educación especial; 特別支援教育
early childhood education = Frühpädagogik; éducation de la petite enfance; educación infantil; 幼児教育
e-learning = E-Learning; formation en ligne; aprendizaje en línea; eラーニング
tutoring = Nachhilfe; soutien scolaire; clases particulares; 個別指導
adult education = Erwachsenenbildung; formation pour adultes; educación de adultos; 成人教育
student counselling = student advising; Studienberatung; orientation scolaire; orientación educativa; 進路指導
library management = Bibliotheksverwaltung; bibliothéconomie; biblioteconomía; 図書館管理
## TRADE
security services = guarding; Sicherheitsdienst; Objektschutz; gardiennage; vigilancia; 警備
firefighting = Brandbekämpfung; Brandschutz; lutte contre l'incendie; extinción de incendios; 消防
truck driving = lorry driving; Lkw-Fahren; conduite poids lourd; conducción de camiones; トラック運転
cleaning = Gebäudereinigung; nettoyage; limpieza industrial; 清掃業務
hairdressing = hair styling; Friseurhandwerk; coiffure; peluquería; 美容
cosmetology = beauty treatments; Kosmetik; esthétique; estética; エステ
sewing = tailoring; Nähen; Schneiderei; couture; costura; 縫製
fitness training = personal training; Fitnesstraining; coaching sportif; entrenamiento personal; パーソナルトレーニング
animal care = veterinary care; Tierpflege; soins animaliers; cuidado de animales; 動物看護
## BUSINESS
real estate = Immobilien; immobilier; bienes raíces; inmobiliario; 不動産
property management = Hausverwaltung; gestion locative; administración de fincas; 物件管理
## OTHER
environmental management = Umweltmanagement; gestion de l'environnement; gestión ambiental; 環境管理
energy efficiency = Energieeffizienz; efficacité énergétique; eficiencia energética; 省エネ
urban planning = Stadtplanung; urbanisme; urbanismo; 都市計画
music production = Ableton Live; Logic Pro; Musikproduktion; production musicale; producción musical; 音楽制作
sound engineering = Pro Tools; Tontechnik; ingénierie du son; ingeniería de sonido; 音響
# certificate
## BUSINESS
PMP = Project Management Professional
CAPM
PRINCE2 Practitioner = PRINCE2 Foundation > PRINCE2
Certified ScrumMaster = CSM; Professional Scrum Master; PSM I; PSM > Scrum
CSPO = Certified Scrum Product Owner; PSPO
Six Sigma Black Belt = Black Belt > Six Sigma
Six Sigma Green Belt = Green Belt > Six Sigma
## CLOUD
AWS Certified Solutions Architect = AWS Solutions Architect > AWS
AWS Certified Developer > AWS
AWS Certified = AWS-zertifiziert; certifié AWS; certificado AWS; AWS認定 > AWS
Azure Administrator = AZ-104 > Azure
Azure Fundamentals = AZ-900 > Azure
Google Cloud Certified > Google Cloud
CKA = Certified Kubernetes Administrator > Kubernetes
CKAD = Certified Kubernetes Application Developer > Kubernetes
## OTHER
CCNA = CCNP; Cisco Certified > Cisco networking
CISSP
CISM = =CISM
CISA = =CISA
CEH = Certified Ethical Hacker
OSCP
CompTIA Security+ = Security+
CompTIA A+ = CompTIA
## BUSINESS
ITIL Foundation = ITIL 4 Foundation; ITIL-zertifiziert > ITIL
Salesforce Administrator = Salesforce Certified > Salesforce
CPA = =CPA; Certified Public Accountant; 公認会計士; Wirtschaftsprüfer; Wirtschaftsprüferin; commissaire aux comptes; Censor Jurado
CFA = =CFA; Chartered Financial Analyst; CFA charterholder
ACCA
CIMA = =CIMA
FRM = =FRM
CIA certificate = Certified Internal Auditor
Steuerberater = Steuerberaterin; tax advisor licence; 税理士
expert-comptable = Chartered Accountant; DSCG; DEC
Bilanzbuchhalter = Bilanzbuchhalterin; 日商簿記1級
日商簿記2級 = 簿記2級
日商簿記3級 = 簿記3級
宅地建物取引士 = 宅建; real estate licence; real estate license
社会保険労務士 = 社労士
中小企業診断士
## PROGRAMMING
基本情報技術者
応用情報技術者
## BUSINESS
bar admission = admitted to the bar; bar exam; Rechtsanwaltszulassung; Zulassung als Rechtsanwalt; CAPA; inscrit au barreau; admise au barreau; colegiado; colegiada; 弁護士資格; 司法試験
notary = notary public; Notar; Notarin; notaire; notario; 公証人
## HEALTH
registered nurse licence = RN license; registered nurse; RN; examinierte Krankenpflegerin; Diplôme d'État d'infirmier; DEI; infirmier diplômé d'État; infirmière diplômée d'État; enfermera titulada; 看護師免許; 正看護師
LPN = licensed practical nurse; LVN; 准看護師
CNA = =CNA; certified nursing assistant; aide-soignante diplômée
nurse practitioner licence = nurse practitioner; APRN
medical licence = medical license; Approbation; licence to practise medicine; 医師免許; board-certified; board certified; Facharzt; Fachärztin
pharmacist licence = 薬剤師免許; Apothekerapprobation; pharmacist license
BLS = Basic Life Support; CPR; 一次救命処置; RCP
ACLS = Advanced Cardiac Life Support; Advanced Cardiovascular Life Support
PALS = =PALS
first aid = first aider; Ersthelfer; Erste Hilfe; premiers secours; PSC1; SST; primeros auxilios; 応急手当; 救命講習
EMT = =EMT; paramedic licence; Rettungssanitäter; Notfallsanitäter; ambulancier diplômé; técnico en emergencias; 救急救命士
## OTHER
teaching licence = teaching license; teaching certificate; teacher certification; QTS; PGCE; CAPES; CRPE; agrégation; Lehramt; zweites Staatsexamen; Staatsexamen; 教員免許; certificado docente; CAP de maestro
TEFL = TESOL; CELTA; DELTA certificate
FLE = =FLE
DaF = Deutsch als Fremdsprache; =DaF
保育士資格 = 保育士; childcare licence; diplôme d'auxiliaire de puériculture
## HEALTH
介護福祉士 = certified care worker; 介護職員初任者研修
## TRADE
driving licence = driving license; driver's license; driver's licence; Führerschein; Führerschein Klasse B; permis de conduire; permis B; carné de conducir; permiso de conducir; 普通自動車免許; 運転免許
CDL = commercial driver's license; commercial driving licence; HGV licence; Lkw-Führerschein; Führerschein Klasse C; Führerschein Klasse CE; permis poids lourd; permis C; permis CE; carné C; 大型免許; 大型自動車免許
forklift licence = forklift license; forklift certificate; フォークリフト免許; carné de carretillero > forklift operation
welding certificate = certified welder; Schweißerschein; Schweißprüfung; licence de soudage; homologación de soldador; 溶接技能者 > welding
master craftsman = Handwerksmeister; Meisterbrief; Meisterprüfung; brevet de maîtrise; maestría artesanal; 一級技能士
journeyman licence = journeyman; Gesellenbrief; Gesellenprüfung
electrician licence = licensed electrician; master electrician; Elektromeister; habilitation électrique; carné de instalador; 電気工事士; 第一種電気工事士; 第二種電気工事士
licensed plumber = master plumber; Gas Safe; Installateurmeister
food handler certificate = ServSafe; food handler; carné de manipulador de alimentos; 食品衛生責任者
調理師免許 = licensed cook
security licence = SIA licence; Sachkundeprüfung 34a; carte professionnelle de sécurité; 警備員資格
ADR certificate = ADR-Schein; formation ADR; carné ADR; 危険物取扱者
## OTHER
TOEIC
TOEFL
IELTS
DELF = DALF
DELE
TestDaF = Goethe-Zertifikat
JLPT = 日本語能力試験; JLPT N1; JLPT N2
## BUSINESS
SHRM-CP = SHRM; SHRM-SCP; PHR; SPHR
CIPD
CIPS = =CIPS
APICS = CSCP; CPIM
## TRADE
LEED AP = LEED; BREEAM
## OTHER
professional engineer licence = Professional Engineer; PE license; Chartered Engineer; CEng; 技術士
architect licence = licensed architect; registered architect; eingetragene Architektin; HMONP; 一級建築士; 二級建築士
security clearance = Sicherheitsüberprüfung; habilitation défense; habilitación de seguridad
## BUSINESS
Google Analytics Certification = Google Ads Certification; Google-Ads-Zertifizierung
HubSpot certification = Inbound certification
`;
