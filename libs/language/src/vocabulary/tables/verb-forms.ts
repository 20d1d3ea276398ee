/**
 * Verbs whose forms a stemmer cannot bring together, one a line: the infinitive, then its other forms and, in German, nouns of the same
 * root (`Aufnahme` of `aufnehmen`). German lines are without prefix; the reader adds it. Forms that are a commoner word of another
 * meaning (`wound`, `rose`) are left out.
 */
export const VERB_FORMS = {
  en: `be been
become became
begin began begun
bend bent
bind bound
bite bit bitten
blow blew blown
break broke broken
breed bred
bring brought
build built
buy bought
catch caught
choose chose chosen choice
come came
deal dealt
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fallen
feed fed
feel felt
fight fought
find found
fly flew flown flight
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown growth
hang hung
hear heard
hold held
keep kept
know knew known knowledge
lay laid
lead led
learn learnt
leave left
lend lent
lose lost loss
make made
mean meant
meet met
oversee oversaw overseen oversight
pay paid payment
read reading
rebuild rebuilt
retake retook
rewrite rewrote rewritten
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold sale sales
send sent
sew sewn
shake shook
shear shorn
shoot shot
show shown
shrink shrank shrunk shrinkage
sing sang sung
sit sat
sleep slept
speak spoke spoken speech
spend spent
spin spun
stand stood
steal stole stolen theft
stick stuck
strike struck
swim swam
take took taken
teach taught
tell told
think thought
throw threw thrown
undertake undertook undertaken
understand understood
wear wore worn
weave wove woven
win won
withdraw withdrew withdrawn
write wrote written
choose chosen
analyse analyses analysis analyze
maintain maintenance
repair repairs
deliver delivery deliveries
arrive arrival
renew renewal
approve approval
apply application
close closure
enter entry
plan planned planning
receive receipt
reduce reduction
produce production
introduce introduction
translate translation
calibrate calibration
publish publication
permit permission
admit admission
transmit transmission
decide decision
revise revision
supervise supervision
divide division
expand expansion
extend extension
convert conversion
inspect inspection
prescribe prescription
describe description
describe described
solve solution
resolve resolution
acquire acquisition
destroy destruction
construct construction
measure measurement
assist assistance
attend attendance
insure insurance
compare comparison
choose selection
high height
long length
strong strength
wide width
deep depth
warm warmth
young youth`,
  fr: `avoir eu ayant
être été étant
faire fait faits faite faites fais font faisais faisait faisant fit ferai
mettre mis mise mises mets met mettent mettais mettait mettant
prendre pris prise prises prends prend prennent prenais prenait prenant
tenir tenu tenue tiens tient tiennent tenais tenait
venir venu viens vient viennent
voir vu vue vois voit voient voyait
recevoir reçu reçue reçus reçues reçois reçoit reçoivent recevait réception
devoir dû doit doivent devait
pouvoir pu peut peuvent pouvait
savoir su sais sait savait
lire lu lue lus lues lis lit lisent lisais lisait lecture
relire relu relue relus relues relis relit relisais relisait relisons relecture
élire élu élue élus élues
écrire écrit écrite écrits écrites écris écrivent écrivais écrivait écrivant écriture
décrire décrit décrite décris décrivait description
inscrire inscrit inscrite inscrits inscription
prescrire prescrit prescription
conduire conduit conduite conduits conduites conduis conduisent conduisais conduisait conduisant
produire produit produite produits produites produis produisait production
réduire réduit réduite réduits réduites réduis réduisait réduisant réduction
traduire traduit traduite traduits traduites traduis traduisait traduisant traduction
construire construit construite construits construites construisait construction
introduire introduit introduite introduits introduction
détruire détruit destruction
instruire instruit instruction
cuire cuit cuite cuits cuisson
dire dit dits
suivre suivi suivie suivis suivies suivait suivent
poursuivre poursuivi poursuivait poursuite
vivre vécu vivait
vendre vendu vendue vendus vendues vend vendait vente ventes
rendre rendu rendue rendus rendues rend rendait
répondre répondu réponds répond répondent répondait réponse réponses
attendre attendu attends attend attendent attendait attente
entendre entendu entend
défendre défendu défend défendait défense
descendre descendu descend descendait descente
perdre perdu perdue perd perte pertes
ouvrir ouvert ouverte ouverts ouvertes ouvre ouvrait ouverture
couvrir couvert couverte couvre couvrait couverture
découvrir découvert découverte
offrir offert offerte offre offrait
servir servi servie sers sert servait service
sortir sorti sors sort sortie
partir parti pars part départ
courir couru court courait course
connaître connu connue connais connaît connaissait connaissance
accroître accru accrue accroissement
acquérir acquis acquise acquiert acquisition
conclure conclu conclue conclut conclusion
inclure inclus incluse inclut inclusion
résoudre résolu résolue résout résolvait résolution
coudre cousu cousue cousait couture
peindre peint peinte peins peignait peinture
joindre joint jointe
éteindre éteint éteinte extinction
atteindre atteint atteinte atteignait
croire cru croit
permettre permis permet permettait permission
remettre remis remise remet remettait
soumettre soumis soumise soumission
transmettre transmis transmise transmet transmettait transmission
admettre admis admise admission
comprendre compris comprend
apprendre appris apprend apprenait apprentissage
entreprendre entrepris
reprendre repris reprise reprend
surprendre surpris
obtenir obtenu obtenue obtiens obtient obtenait obtention
maintenir maintenu maintenue maintiens maintient maintenait maintien
entretenir entretenu entretenue entretiens entretient entretenait entretien
soutenir soutenu soutenue soutiens soutient soutenait soutien
contenir contenu contient
revoir revu revue revoit révision
prévoir prévu prévue prévoit prévision
convaincre convaincu convainc
envoyer envoyé envoyée envoie envoi envois
payer payé paie paye paiement
nettoyer nettoyé nettoie nettoyage
employer employé emploie emploi
appuyer appuie appui
appeler appelle appel appels
acheter achète achat achats
lever lève
relever relève relevé
mener mène menait
peser pèse pesée
gérer gère gérait gestion
suppléer suppléance
saisir saisi saisie saisit saisissait
remplir rempli remplie remplit
fournir fourni fournie fournit fournissait fourniture
établir établi établie établit établissait
choisir choisi choisie choisit choix
réunir réuni réunion
garantir garanti garantie
répartir réparti répartie répartit répartition
agrandir agrandi agrandissement
accueillir accueilli accueillie accueille accueillait accueil
cueillir cueilli cueille cueillette
essayer essaie essai essais
contrôler contrôle contrôles
vérifier vérification
remplacer remplacement
renouveler renouvelle renouvellement
exécuter exécution
concevoir conçu conçue conçoit concevait conception
percevoir perçu perçoit perception
intervenir intervenu intervient intervenait intervention
souvenir souvient
naître né née naissance
éduquer éducation éducatif éducative
taille tailler tailles`,
  de: `bauen baut baute bauten gebaut bau
backen backt bäckt backte gebacken
befehlen befahl befohlen befehl
beginnen beginnt begann begonnen beginn
bieten bietet bot boten geboten gebot
binden band banden gebunden bindung
bitten bat gebeten
bleiben bleibt blieb blieben geblieben
brechen bricht brach gebrochen bruch
brennen brannte gebrannt
bringen bringt brachte brachten gebracht
denken dachte gedacht
dürfen durfte
empfehlen empfiehlt empfahl empfohlen empfehlung
essen isst aß gegessen
fahren fährt fuhr fuhren gefahren fahrt
fallen fällt fiel fielen gefallen
fangen fängt fing gefangen
finden findet fand fanden gefunden
fliegen flog geflogen
fließen floss geflossen
frieren fror gefroren
geben gibt gab gaben gegeben gabe
gehen geht ging gingen gegangen
genießen genoss genossen
gelten gilt galt gegolten
gewinnen gewinnt gewann gewannen gewonnen
gießen gießt goss gossen gegossen guss
gleichen gleicht glich geglichen gleich
graben gräbt grub gegraben grabung
greifen greift griff griffen gegriffen
halten hält hielt hielten gehalten haltung
heben hebt hob hoben gehoben hebung
heißen hieß geheißen
helfen hilft half halfen geholfen hilfe
kennen kannte gekannt
klingen klang
kommen kommt kam kamen gekommen
können konnte gekonnt
laden lädt lud luden geladen ladung
lassen lässt ließ ließen gelassen
laufen läuft lief liefen gelaufen
leihen leiht lieh geliehen leihe
lesen liest las lasen gelesen lesung
liegen liegt lag lagen gelegen
melken melkt molk gemolken
messen misst maß maßen gemessen messung messungen
mögen mochte
müssen musste
nehmen nimmt nahm nahmen genommen nahme nahmen
nennen nannte genannt nennung
raten rät riet geraten
reißen reißt riss rissen gerissen
reiten reitet ritt geritten ritt
rufen ruft rief riefen gerufen
salzen gesalzen
schaffen schuf schufen geschaffen
schalten schaltet schaltete geschaltet schaltung
scheiden schied schieden geschieden scheidung
schieben schiebt schob geschoben schiebung
schießen schoss geschossen
schlagen schlägt schlug schlugen geschlagen
schleifen schleift schliff schliffen geschliffen schliff
schließen schließt schloss schlossen geschlossen schluss
schneiden schneidet schnitt schnitten geschnitten schnitt
schreiben schreibt schrieb schrieben geschrieben schreibung
schweißen geschweißt schweißung
schwimmen schwamm geschwommen
sehen sieht sah sahen gesehen sicht
senden sandte gesandt sendung
singen singt sang gesungen gesang
sinken sinkt sank sanken gesunken
sitzen saß gesessen sitzung
sprechen spricht sprach sprachen gesprochen sprechung
springen springt sprang gesprungen
stechen sticht stach gestochen
stehen steht stand standen gestanden
steigen steigt stieg stiegen gestiegen
sterben starb gestorben
streichen streicht strich strichen gestrichen
tragen trägt trug trugen getragen tragung
treffen trifft traf trafen getroffen
treiben treibt trieb trieben getrieben
treten tritt trat traten getreten tretung
trinken trinkt trank getrunken
tun tut tat taten getan
verlieren verlor verloren verlust
vergessen vergisst vergaß
wachsen wächst wuchs wuchsen gewachsen wachstum
waschen wäscht wusch gewaschen
weisen weist wies wiesen gewiesen weisung
wenden wandte gewandt wendung
werben wirbt warb geworben werbung
werfen wirft warf warfen geworfen
wiegen wog gewogen
wissen weiß wusste gewusst
ziehen zieht zog zogen gezogen ziehung
zwingen zwang gezwungen`,
  es: `usar usé usó usado usada usados usadas uso utilizar utilizado utilizada utilizados utilizadas
hacer hice hizo hicimos hicieron hecho hecha hago hace hacía haciendo
poner puse puso pusimos pusieron puesto puesta pongo pone ponía
proponer propuse propuso propuesto propuesta propongo
componer compuse compuso compuesto
disponer dispuse dispuso dispuesto dispongo disposición
exponer expuse expuso expuesto exposición
reponer repuse repuso repuesto repongo reposición
suponer supuso supuesto
tener tuve tuvo tuvimos tuvieron tengo tiene tenía tenido
mantener mantuve mantuvo mantuvieron mantengo mantiene mantenía mantenido mantenimiento
obtener obtuve obtuvo obtuvieron obtengo obtiene obtenía obtenido obtención
sostener sostuvo sostiene
contener contuvo contiene
retener retuvo retiene
decir dije dijo dicho digo dice
venir vine vino vengo viene
intervenir intervine intervino intervengo interviene intervención
ver vi vio vieron visto vista veo ve veía
dar di dio dieron doy daba dado dada
estar estoy está estamos están estaba estuve estuvo estado
ir fui fue iba voy va
poder pude pudo puedo puede
querer quise quiso quiero
saber supe supo sé sabía
traer traje trajo traigo
conducir conduje condujo condujeron conduzco conduce conducción
producir produje produjo produjeron produzco produce producción
reducir reduje redujo redujeron reduzco reduce reducido reducida reducción
traducir traduje tradujo tradujeron traduzco traduce traducción
introducir introduje introdujo introduzco introducción
deducir deduje deducción
abrir abrí abrió abierto abierta apertura
cubrir cubrí cubrió cubierto cubierta
descubrir descubrí descubrió descubierto
escribir escribí escribió escrito escrita escritura
describir describí describió descrito descripción
inscribir inscribí inscrito inscripción
romper rompí rompió roto rota rotura
resolver resolví resolvió resuelto resuelta resuelvo resuelve resolución
volver volví volvió vuelto vuelvo
devolver devolví devolvió devuelto devuelvo devolución
mover moví movió muevo mueve
atender atendí atendió atiendo atiende atendía atención
entender entendí entiendo
defender defendí defiendo defensa
extender extendí extiendo extensión
perder perdí perdió pierdo pierde pérdida
comenzar comencé comenzó comienzo comienza
empezar empecé empezó empiezo empieza
cerrar cerré cerró cierro cierra cierre cerrado cerrada
calentar calenté caliento calienta
sembrar sembré sembró siembro siembra
regar regué regó riego riega regaba
recomendar recomendé recomiendo recomendación
contar conté contó cuento cuenta
encontrar encontré encontró encuentro encuentra
mostrar mostré mostró muestro muestra
probar probé probó pruebo prueba
soldar soldé soldó sueldo suelda soldadura
almorzar almuerzo
servir serví sirvió sirvo sirve servía servicio
pedir pedí pidió pido pide pedía pedido
despedir despedí despidió despido
medir medí midió mido mide medía medición
repetir repetí repitió repito repetición
seguir seguí siguió sigo sigue seguía seguimiento
conseguir conseguí consiguió consigo consigue
elegir elegí eligió elijo elige elección
corregir corregí corrigió corrijo corrige corrección
dirigir dirigí dirigió dirijo dirige dirección
convertir convertí convirtió convierto convierte conversión
invertir invertí invirtió invierto inversión
preferir prefiero
transferir transferí transfirió transfiero transferencia
leer leí leyó leído leída lectura
construir construí construyó construyo construye construido construcción
distribuir distribuí distribuyó distribuyo distribuye distribuido distribución
contribuir contribuí contribuyó contribuyo contribuye contribución
incluir incluí incluyó incluyo incluye inclusión
sustituir sustituí sustituyó sustituyo sustituye sustituido sustitución
instruir instruí instruyó instruyo instrucción
coger cogí cogió cojo
recoger recogí recogió recojo recoge recogida
proteger protegí protegió protejo protección
entregar entregué entregó entrega entregas
pagar pagué pagó pago pagos
cargar cargué cargó carga cargas
descargar descargué descargó descarga descargas
llegar llegué llegó llegada
colgar colgué cuelgo
freír frito
vender vendí vendió venta ventas vendido
comprar compré compró compra compras
ordeñar ordeñé ordeñaba ordeño
injertar injerté injertaba injerto injertos
podar podé podaba poda podas
cosechar coseché cosechaba cosecha cosechas
arar aré labrar labré
reparar reparé reparaba reparación
instalar instalé instalaba instalación
enseñar enseñé enseñaba enseñanza
limpiar limpié limpiaba limpieza
gastar gasté gasto gastos
ahorrar ahorré ahorro
aumentar aumenté aumento
descender descendí desciende descenso
crecer crecí creció crece crecimiento
sugerir sugerí sugirió sugiero sugiere sugerencia
caer cayó cae caída
subir subí subió sube subida
bajar bajé bajó baja bajada`,
} as const;
