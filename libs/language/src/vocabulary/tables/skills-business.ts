/** Design, marketing, sales, finance, law, human resources, management, office and logistics. Line format: see `skills-software.ts`. */
export const BUSINESS_SKILLS = `
# tool
## DESIGN
Figma = フィグマ
Sketch = ~Sketch
Adobe XD
InVision
Framer = =Framer
Photoshop = Adobe Photoshop; フォトショップ
Illustrator = Adobe Illustrator; =Illustrator; イラストレーター
InDesign = Adobe InDesign; インデザイン
After Effects = Adobe After Effects
Premiere Pro = Adobe Premiere; Adobe Premiere Pro; プレミアプロ
Lightroom = Adobe Lightroom
Adobe Creative Suite = Creative Cloud; Adobe Creative Cloud; Adobe CC
Final Cut Pro
DaVinci Resolve
Blender = =Blender
Cinema 4D
Maya = Autodesk Maya
3ds Max
SketchUp
Rhino = Rhinoceros 3D; Rhino 3D
AutoCAD = オートキャド > CAD
Revit = Autodesk Revit > BIM
ArchiCAD > BIM
SolidWorks = Solid Works; ソリッドワークス > CAD
CATIA = CATIA V5 > CAD
Autodesk Inventor > CAD
Siemens NX > CAD
Creo = PTC Creo > CAD
ANSYS
Canva
Webflow
Wix
## BUSINESS
Google Analytics = GA4; Universal Analytics; グーグルアナリティクス
Google Ads = Google AdWords; AdWords
Meta Ads = Facebook Ads; Meta Business Suite
Google Tag Manager = GTM
Search Console = Google Search Console
HubSpot
Marketo
Mailchimp
Pardot > Salesforce
Hootsuite
Semrush = SEMrush
Ahrefs
Adobe Analytics
Mixpanel
Amplitude = =Amplitude
Pipedrive > CRM
Zoho CRM > CRM
## TOOL
Microsoft Excel = MS Excel; =Excel; エクセル
Microsoft Word = MS Word; ~Word
PowerPoint = Microsoft PowerPoint; MS PowerPoint; パワーポイント
Microsoft Outlook = ~Outlook
Microsoft Access = MS Access
Microsoft Office = MS Office; Office 365; Microsoft 365; Pack Office; suite Office; paquete Office; MS-Office
Microsoft Project = MS Project
Microsoft Visio = Visio
Google Workspace = G Suite; Google Docs; Google Sheets
LibreOffice = OpenOffice
## BUSINESS
QuickBooks
Xero
Sage = ~Sage; Sage 100; Sage X3; Sage 50
DATEV
Lexware
Cegid
Ciel Compta = =Ciel
ContaPlus = A3; A3 Asesor; A3ERP
弥生会計 = Yayoi Accounting
freee
マネーフォワード = Money Forward
BlackLine
Hyperion = Oracle Hyperion
Anaplan
Bloomberg Terminal = ~Bloomberg; Bloomberg
Refinitiv = Refinitiv Eikon; Thomson Reuters Eikon
Murex
Calypso = =Calypso
Westlaw
LexisNexis
Clio = =Clio
RA-MICRO
BambooHR
ADP = ADP Workforce
Personio
Greenhouse = =Greenhouse
Taleo
LinkedIn Recruiter
Lever = ~Lever
## TOOL
Moodle
Blackboard = =Blackboard
Canvas LMS
Google Classroom
Kahoot
## BUSINESS
Amadeus = =Amadeus; Amadeus GDS
Sabre = =Sabre
Galileo GDS = =Galileo
Opera PMS = =Opera; Micros Opera; Oracle Opera; Opera Cloud
Fidelio = Micros Fidelio
Protel = =Protel
Micros POS = Micros 3700
Lightspeed = =Lightspeed
TPV
WMS = warehouse management system; Lagerverwaltungssystem; LVS; système de gestion d'entrepôt; sistema de gestión de almacenes; 倉庫管理システム
TMS = =TMS; transport management system
# practice
## DESIGN
UX design = =UX; user experience; Nutzererfahrung; expérience utilisateur; experiencia de usuario; UXデザイン; ユーザー体験
UI design = =UI; user interface design; interface design; UIデザイン; diseño de interfaces; conception d'interfaces
graphic design = Grafikdesign; design graphique; graphisme; diseño gráfico; グラフィックデザイン
web design = Webdesign; conception web; diseño web; ウェブデザイン; Webデザイン
interaction design = Interaktionsdesign; diseño de interacción
user research = UX research; Nutzerforschung; recherche utilisateur; investigación de usuarios; ユーザーリサーチ
usability testing = usability tests; Usability-Tests; tests d'utilisabilité; pruebas de usabilidad; ユーザビリティテスト
prototyping = wireframing; wireframes; Prototyping; prototypage; prototipado; プロトタイピング
design systems = design system; Designsystem; système de design; sistema de diseño; デザインシステム
design thinking = デザイン思考
typography = Typografie; typographie; tipografía; タイポグラフィ
photography = Fotografie; photographie; fotografía; 写真撮影
video editing = Videoschnitt; montage vidéo; edición de vídeo; edición de video; 動画編集; 映像編集
motion design = motion graphics; モーショングラフィックス
illustration = Illustrationen; ilustración; イラスト制作
CAD = 3D CAD; CAO; 3D-CAD
BIM = Building Information Modeling
interior design = Innenarchitektur; architecture d'intérieur; diseño de interiores; インテリアデザイン
## BUSINESS
branding = Markenführung; image de marque; ブランディング; gestión de marca
copywriting = Werbetexten; conception-rédaction; redacción publicitaria; コピーライティング
content marketing = Content-Marketing; marketing de contenu; marketing de contenidos; コンテンツマーケティング
SEO = search engine optimization; Suchmaschinenoptimierung; référencement naturel; posicionamiento web; 検索エンジン最適化; SEO対策
SEM = =SEM; PPC; search engine marketing; paid search; référencement payant; リスティング広告
social media marketing = social media; Social-Media; réseaux sociaux; redes sociales; SNS運用; ソーシャルメディア
email marketing = E-Mail-Marketing; marketing par e-mail; e-mailing; email marketing automation; メールマーケティング
marketing automation = Marketing-Automatisierung; マーケティングオートメーション
market research = Marktforschung; étude de marché; études de marché; investigación de mercado; 市場調査
performance marketing = paid media; Performance-Marketing
public relations = =PR; Öffentlichkeitsarbeit; relations publiques; relations presse; relaciones públicas; 広報
event management = Eventmanagement; Veranstaltungsmanagement; événementiel; organización de eventos; イベント企画
e-commerce = ecommerce; Onlinehandel; commerce électronique; comercio electrónico; Eコマース; EC運営
CRM = customer relationship management; 顧客管理システム
ERP = enterprise resource planning; 基幹システム
B2B sales = B2B-Vertrieb; vente B2B; ventas B2B; 法人営業
key account management = Key-Account-Management; gestion de grands comptes; gestión de grandes cuentas; 大口顧客
business development = Geschäftsentwicklung; développement commercial; desarrollo de negocio; 事業開発
cold calling = Kaltakquise; prospection téléphonique; llamadas en frío; テレアポ
telesales = Telefonverkauf; télévente; televenta; 電話営業
lead generation = Leadgenerierung; génération de leads; generación de leads; リード獲得
visual merchandising = merchandising visuel; escaparatismo; VMD
merchandising = マーチャンダイジング
customer service = customer support; customer care; Kundenservice; Kundenbetreuung; Kundendienst; service client; atención al cliente; servicio al cliente; カスタマーサポート; 顧客対応
customer success = カスタマーサクセス
accounting = bookkeeping; Buchhaltung; Buchführung; Rechnungswesen; comptabilité; tenue de livres; contabilidad; teneduría de libros; 経理; 会計; 簿記
financial accounting = Finanzbuchhaltung; comptabilité générale; contabilidad financiera; 財務会計 > accounting
management accounting = Kostenrechnung; comptabilité analytique; contabilidad analítica; contabilidad de costes; 管理会計 > accounting
accounts payable = Kreditorenbuchhaltung; Kreditoren; comptabilité fournisseurs; cuentas por pagar; 買掛金
accounts receivable = Debitorenbuchhaltung; Debitoren; comptabilité clients; cuentas por cobrar; 売掛金
payroll = Lohnbuchhaltung; Gehaltsabrechnung; Entgeltabrechnung; paie; gestion de la paie; nóminas; nómina; 給与計算
financial modeling = financial modelling; Finanzmodellierung; modélisation financière; modelización financiera; 財務モデリング
financial analysis = Finanzanalyse; analyse financière; análisis financiero; 財務分析
financial reporting = Finanzberichterstattung; reporting financier; informes financieros; 財務報告
controlling = Controlling; contrôle de gestion; control de gestión; 管理会計業務
budgeting = Budgetierung; Budgetplanung; élaboration budgétaire; elaboración de presupuestos; 予算編成; 予算管理
forecasting = Prognosen; prévisions; previsiones; 需要予測
IFRS
US GAAP = GAAP
HGB = HGB-Abschluss
auditing = audit; Wirtschaftsprüfung; Revision; audit financier; auditoría; 監査
internal audit = interne Revision; audit interne; auditoría interna; 内部監査 > auditing
taxation = tax law; Steuerrecht; fiscalité; fiscalidad; 税務; 税法
VAT = Umsatzsteuer; TVA; IVA; 消費税
treasury = Treasury; trésorerie; tesorería; 資金管理
risk management = Risikomanagement; gestion des risques; gestión de riesgos; リスク管理; リスクマネジメント
portfolio management = Portfoliomanagement; gestion de portefeuille; gestión de carteras; ポートフォリオ管理
asset management = Vermögensverwaltung; gestion d'actifs; gestión de activos; 資産運用
mergers and acquisitions = M&A; fusions et acquisitions; fusions-acquisitions; fusiones y adquisiciones
due diligence = デューデリジェンス
valuation = Unternehmensbewertung; valorisation d'entreprise; valoración de empresas; 企業価値評価
AML = anti-money laundering; Geldwäscheprävention; lutte contre le blanchiment; prevención de blanqueo; マネーロンダリング対策
KYC = know your customer
Basel III
Solvency II
underwriting = souscription d'assurance; suscripción de riesgos; アンダーライティング
claims handling = claims management; Schadenbearbeitung; Schadenregulierung; gestion de sinistres; gestión de siniestros; 損害調査
actuarial science = Versicherungsmathematik; actuariat; ciencias actuariales; アクチュアリー
compliance = コンプライアンス; conformité réglementaire; cumplimiento normativo
contract law = Vertragsrecht; droit des contrats; derecho contractual; 契約法
contract drafting = Vertragsgestaltung; rédaction de contrats; redacción de contratos; 契約書作成
contract negotiation = Vertragsverhandlungen; négociation de contrats; négociation contractuelle; negociación de contratos; 契約交渉
corporate law = Gesellschaftsrecht; droit des sociétés; derecho societario; derecho mercantil; 会社法
employment law = labor law; labour law; Arbeitsrecht; droit du travail; derecho laboral; 労働法
criminal law = Strafrecht; droit pénal; derecho penal; 刑法
family law = Familienrecht; droit de la famille; derecho de familia; 家族法
intellectual property = IP law; geistiges Eigentum; propriété intellectuelle; propiedad intelectual; 知的財産
patent law = Patentrecht; droit des brevets; derecho de patentes; 特許法
litigation = Prozessführung; contentieux; litigios; 訴訟
arbitration = Schiedsverfahren; arbitrage; arbitraje; 仲裁
legal research = Rechtsrecherche; recherche juridique; investigación jurídica; 法務調査
data protection = Datenschutz; protection des données; protección de datos; データ保護
notarial practice = Notariat; notariat; notaría
recruiting = recruitment; talent acquisition; Personalbeschaffung; Personalgewinnung; recrutement; contratación de personal; selección de personal; reclutamiento; 採用; 採用活動
onboarding = Einarbeitung; intégration des nouveaux; incorporación de personal; オンボーディング
employer branding = marque employeur; marca empleadora; 採用ブランディング
personnel development = learning and development; L&D; Personalentwicklung; développement des compétences; desarrollo del talento; 人材育成; 人材開発
performance management = performance reviews; Leistungsbeurteilung; gestion de la performance; evaluación del desempeño; 人事評価
compensation and benefits = comp and benefits; Vergütung; rémunération et avantages; compensación y beneficios; 報酬制度
labour relations = labor relations; employee relations; Arbeitsbeziehungen; relations sociales; relaciones laborales; 労使関係
works council = Betriebsrat; comité d'entreprise; CSE; comité de empresa
HR administration = Personalverwaltung; administration du personnel; administración de personal; 人事労務
project management = Projektmanagement; Projektleitung; gestion de projet; gestion de projets; gestión de proyectos; プロジェクト管理; プロジェクトマネジメント
program management = programme management; Programmmanagement; gestion de programmes; gestión de programas; プログラムマネジメント
product management = Produktmanagement; gestion de produit; gestión de producto; プロダクトマネジメント; 商品企画
change management = Change-Management; Veränderungsmanagement; conduite du changement; gestión del cambio; チェンジマネジメント
process improvement = business process management; Prozessoptimierung; Prozessverbesserung; amélioration des processus; mejora de procesos; 業務改善; プロセス改善
Lean = =Lean; Lean Management; Lean Manufacturing; Lean Production; リーン生産
Six Sigma = Lean Six Sigma; Seis Sigma; シックスシグマ
Kaizen = カイゼン; 改善活動
5S = 5S活動; méthode 5S; metodología 5S
PRINCE2
OKR = OKRs
stakeholder management = Stakeholder-Management; gestion des parties prenantes; gestión de partes interesadas; ステークホルダー管理
requirements engineering = requirements analysis; Anforderungsanalyse; Anforderungsmanagement; analyse des besoins; análisis de requisitos; 要件定義
procurement = purchasing; sourcing; Einkauf; Beschaffung; achats; approvisionnement; compras; aprovisionamiento; 調達; 購買
supply chain management = supply chain; SCM; Lieferkettenmanagement; Lieferkette; chaîne d'approvisionnement; cadena de suministro; サプライチェーン
logistics = Logistik; logistique; logística; 物流
inventory management = inventory control; stock control; Bestandsführung; Lagerverwaltung; Bestandsmanagement; gestion des stocks; gestión de inventario; gestión de inventarios; control de existencias; 在庫管理
## TRADE
warehousing = warehouse operations; Lagerlogistik; Lagerhaltung; entreposage; almacenaje; 倉庫業務
order picking = Kommissionierung; préparation de commandes; preparación de pedidos; ピッキング
forklift operation = forklift; Gabelstapler; Staplerfahren; Staplerschein; chariot élévateur; CACES; carretilla elevadora; フォークリフト
## BUSINESS
route planning = dispatching; Tourenplanung; Disposition; planification des tournées; planificación de rutas; 配車
customs clearance = customs; Zollabwicklung; Verzollung; dédouanement; despacho de aduanas; 通関
Incoterms = インコタームズ
freight forwarding = Spedition; transit international; transitario; 国際輸送; フォワーディング
import-export = import/export; Import und Export; import et export; importación y exportación; 輸出入; 貿易実務
fleet management = Fuhrparkmanagement; gestion de flotte; gestión de flotas; 車両管理
dangerous goods = ADR; Gefahrgut; marchandises dangereuses; mercancías peligrosas; 危険物
production planning = Produktionsplanung; planification de la production; planificación de la producción; 生産計画; 生産管理
quality management = Qualitätsmanagement; QM; gestion de la qualité; gestión de la calidad; 品質管理
quality assurance = =QA; Qualitätssicherung; assurance qualité; aseguramiento de la calidad; 品質保証
ISO 9001 = ISO9001 > quality management
ISO 27001 = ISO27001; ISO/IEC 27001
ISO 14001
ISO 13485
strategic planning = strategische Planung; planification stratégique; planificación estratégica; 戦略立案; 経営企画
business analysis = Geschäftsanalyse; analyse métier; análisis de negocio; ビジネス分析
management consulting = Unternehmensberatung; conseil en management; consultoría de gestión; 経営コンサルティング
office administration = Büroorganisation; Sekretariat; secrétariat; administration de bureau; administración de oficina; secretariado; 一般事務
data entry = Datenerfassung; saisie de données; introducción de datos; データ入力
shorthand = Stenografie; sténographie; taquigrafía; 速記
## OTHER
translation = Übersetzung; traduction; traducción; 翻訳
interpreting = Dolmetschen; interprétariat; interprétation de conférence; interpretación simultánea; 通訳
technical writing = Technische Redaktion; rédaction technique; redacción técnica; テクニカルライティング
journalism = Journalismus; journalisme; periodismo; 記者
proofreading = Lektorat; Korrektorat; relecture; corrección de textos; 校正
## BUSINESS
fundraising = Mittelbeschaffung; collecte de fonds; levée de fonds; captación de fondos; 資金調達
grant writing = Antragstellung; demandes de subvention; solicitud de subvenciones; 助成金申請
# soft
## SOFT
leadership = Führungskompetenz; Führungsstärke; leadership d'équipe; liderazgo; リーダーシップ; 統率力
communication = communication skills; Kommunikation; Kommunikationsstärke; comunicación; コミュニケーション; コミュニケーション能力
teamwork = team player; Teamarbeit; Teamfähigkeit; travail d'équipe; esprit d'équipe; trabajo en equipo; チームワーク; 協調性
problem solving = problem-solving; Problemlösung; résolution de problèmes; resolución de problemas; 問題解決; 課題解決
time management = Zeitmanagement; gestion du temps; gestión del tiempo; タイムマネジメント; 時間管理
negotiation = negotiation skills; Verhandlungsgeschick; négociation; negociación; 交渉力
presentation skills = public speaking; Präsentation; prise de parole en public; presentaciones; oratoria; プレゼンテーション
critical thinking = analytical thinking; analytisches Denken; esprit critique; esprit d'analyse; pensamiento crítico; pensamiento analítico; 論理的思考
adaptability = flexibility; Flexibilität; Anpassungsfähigkeit; adaptabilité; flexibilité; adaptabilidad; flexibilidad; 適応力; 柔軟性
creativity = Kreativität; créativité; creatividad; 創造性
attention to detail = Genauigkeit; Sorgfalt; souci du détail; rigueur; atención al detalle; 正確性
conflict resolution = Konfliktlösung; Konfliktmanagement; gestion des conflits; resolución de conflictos; 紛争解決
decision making = decision-making; Entscheidungsfähigkeit; prise de décision; toma de decisiones; 意思決定
empathy = Empathie; Einfühlungsvermögen; empathie; empatía; 共感力
mentoring = Mentoring; mentorat; mentoría; メンタリング
coaching = Coaching; コーチング
`;
