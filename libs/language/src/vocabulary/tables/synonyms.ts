/** Words of one meaning that a rewording may exchange, per language; one group a line, folded and stemmed when read. */
export const SYNONYMS = {
  en: `cost costs spend spending expense expenses expenditure budget
revenue sales turnover income
customer customers client clients
employee employees staff personnel workforce colleague colleagues team people
shop shops store stores outlet branch
fix fixed repair repaired resolve resolved
bug bugs defect defects error errors fault faults mistake mistakes
car cars vehicle vehicles truck trucks
pupil pupils student students learner learners class
firm company business organisation organization
contract contracts agreement agreements deal deals
supplier suppliers vendor vendors
ward wards unit department division
delivery deliveries shipment shipments shipping
wait waiting queue
fast faster speed quick quicker time latency
stock inventory
teach taught lesson lessons course courses training
meal meals dish dishes menu food
guest guests diner diners visitor visitors
invoice invoices bill bills billing
survey questionnaire
website site web
app application software program tool
document documents documentation paperwork record records
maintain maintained maintenance upkeep
test tests testing tested
check checks checked inspect inspection inspected audit
recruit recruited recruitment hire hired hiring
client-facing customer-facing
plan plans planned planning schedule scheduling roster rota
answer answered respond response reply
complaint complaints grievance
accident accidents incident incidents injury injuries
monthly month
yearly annual annually year
daily day
weekly week
ship shipped deliver delivered release released launch launched
migrate migrated migration move moved
clean cleaned cleaning hygiene
sick sickness absence absenteeism
patient patients
surgery operation operating
purchase purchasing procurement buying
data figures numbers statistics
report reports reporting
night overnight nightly
house home houses homes
road street
legal law
tax taxes taxation
finance financial
assembly assembled assemble
analyse analysed analysis analytics
automate automated automation automatic
write wrote written author authored draft drafted`,
  fr: `coût coûts dépenses frais budget
chiffre ventes revenus recettes
client clients clientèle
employé employés personnel collaborateurs salariés équipe
magasin boutique point
élève élèves étudiant étudiants apprenants classe
entreprise société
contrat contrats accord
fournisseur fournisseurs prestataire prestataires
service unité département
livraison livraisons expédition expéditions
attente délai délais temps
stock stocks inventaire
cours leçons formation formations
repas plats carte menu cuisine
convives couverts clients
facture factures facturation
application logiciel outil programme
document documents documentation dossier dossiers
entretien maintenance
erreur erreurs défaut défauts anomalies
accident accidents incident incidents
planning plannings horaires
plainte plaintes réclamation réclamations
achat achats approvisionnement
rapport rapports reporting
chantier chantiers travaux
annuel annuelle année an
mensuel mensuelle mois
voiture véhicule véhicules camions`,
  de: `kosten ausgaben aufwand budget
umsatz erlös verkauf
kunde kunden klient mandant
mitarbeiter mitarbeitende mitarbeitenden personal team beschäftigte kräfte
laden filiale geschäft markt
schüler schülerinnen lernende klasse
firma unternehmen betrieb
vertrag verträge abschluss
lieferant lieferanten zulieferer
abteilung station bereich
lieferung lieferungen versand sendungen
wartezeit wartezeiten dauer zeit
lager bestand lagerbestand
unterricht kurs kurse schulung schulungen
speisen gerichte speisekarte menü
gäste gästen besucher
rechnung rechnungen fakturierung
anwendung software programm tool
unterlagen dokumente dokumentation akten
wartung instandhaltung
fehler mängel ausschuss fehlerquote
unfall unfälle vorfall vorfälle
dienstplan dienstpläne schichtplan schichtpläne einsatzplan einsatzplanung
beschwerde beschwerden reklamation reklamationen
einkauf beschaffung
bericht berichte reporting
baustelle baustellen
jährlich jahr
monatlich monat
auto fahrzeug fahrzeuge
azubi azubis auszubildende auszubildenden lehrling`,
  es: `coste costes costos gastos gasto presupuesto
ingresos ventas facturación
cliente clientes clientela
empleado empleados personal plantilla trabajadores equipo
tienda tiendas local sucursal comercio comercios establecimiento establecimientos
alumno alumnos estudiante estudiantes clase
empresa compañía
contrato contratos acuerdo acuerdos
proveedor proveedores
servicio unidad departamento planta
entrega entregas envío envíos
espera demora tiempo tiempos plazo plazos
inventario existencias stock almacén
clases cursos formación
platos menú carta comida cocina
comensales huéspedes clientes
factura facturas facturación
aplicación software herramienta programa
documentos documentación expedientes
mantenimiento conservación
error errores defecto defectos fallos
accidente accidentes incidente incidentes
turnos horarios cuadrante planificación
queja quejas reclamación reclamaciones
compra compras aprovisionamiento
informe informes reportes
obra obras construcción
anual año
mensual mes
coche vehículo vehículos camiones`,
  ja: `費用 コスト 経費 支出
売上 売り上げ 収益
顧客 客 取引先 お客様
社員 従業員 スタッフ 職員 メンバー 部下
店舗 店 支店
生徒 学生 児童
会社 企業
契約 成約
仕入先 業者 サプライヤー
部署 部門 課
納品 配送 出荷
待ち時間 待機時間
在庫 ストック
授業 講座 研修
料理 メニュー 献立
不具合 バグ 障害 ミス
事故 災害
苦情 クレーム
購買 調達
報告書 レポート
車両 トラック
作業時間 所要時間 処理時間`,
} as const;
