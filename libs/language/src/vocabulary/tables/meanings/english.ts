/**
 * English words a faithful rewording exchanges: one meaning a line, read as stems. Words of a higher part in the work
 * (`assisted` → `led`), of more (`some` → `all`) or of better are never in one line.
 */
export const ENGLISH = `rewrite rewrote rewritten reimplement reimplemented rebuild rebuilt redo port
suggest suggested propose proposed recommend idea
work worked develop devise develop
build create develop construct make made produce set established establish form
design plan draw drew architect devise conceive draft outline
write wrote written author draft compose prepare document
prepare preparation ready assemble compile arrange set produce
implement introduce deploy install rollout roll launch implementation put place adopt establish
launch start open begin began initiate introduce kick opening
manage run ran running oversee oversaw supervise direct administer handle lead led head headed charge
manage handle administer look control
coordinate organise organize arrange schedule plan orchestrate liaise logistics
organise organize hold held host run ran stage arrange
teach taught train instruct coach mentor educate tutor lesson school teacher trainer instruction education
train onboard induct induction familiarise prepare introduce
guide mentor coach advise counsel support supervise
advise advice consult counsel recommend guidance
help assist support aid contribute participate part involve collaborate
support back assist accompany care look
collaborate cooperate partner work together jointly with alongside
serve attend cater supply provide look
serve provide supply deliver offer give gave
use utilise utilize employ apply leverage work
check inspect audit verify review examine test control monitor validate assess
monitor track observe watch follow survey supervise oversee
measure gauge quantify assess evaluate record
evaluate assess appraise review rate judge
analyse analyze study examine investigate research evaluate review
research investigate explore study
investigate look examine trace find cause
find found identify detect discover spot locate uncover recognise
solve resolve fix settle troubleshoot clear remedy address rectify
repair fix mend restore overhaul service maintain refurbish
maintain upkeep service keep look preserve maintenance update manage administer
add added adding write wrote create build extend
provision create set provide supply deploy
list base number
summer winter spring autumn fall seasonal season
keep maintain retain hold preserve
update refresh renew revise modernise amend
change alter modify adapt adjust convert transform switch
convert migrate move transfer port transition switch shift
move relocate transfer shift carry transport
transport carry haul convey ship freight drive drove
drive drove driven driver operate steer
operate run ran work handle use drive
replace substitute swap exchange supersede change instead
merge combine unify consolidate join integrate unite
integrate connect link join embed combine incorporate
connect link join tie
separate split divide part
reduce cut lower decrease shorten trim slash shrink drop fall fell bring brought down decline lessen less fewer minimise
increase raise grow grew expand rise rose boost lift up more higher climb gain growth
double twofold twice
halve half
improve enhance better optimise refine upgrade strengthen streamline raise
speed accelerate faster quicken quick fast quicker shorten
simplify streamline ease easier
save saving cut reduce avoid spare economise
eliminate remove abolish end eradicate stop scrap
prevent avoid stop avert
remove take took delete strip dismantle
clean wash sanitise disinfect tidy sterilise hygiene
cook prepare chef kitchen culinary cuisine
bake baker bakery pastry
sell sold sale vend retail
buy bought purchase procure acquire source procurement
order request commission
negotiate bargain agree negotiation terms
win won secure gain acquire land obtain get got attract bring brought
obtain get got gain acquire receive achieve earn
achieve attain reach accomplish meet met hit
reach achieve attain hit
complete finish conclude end close finalise
finish complete end conclude
pass complete clear
deliver supply bring brought provide ship hand
distribute deliver hand supply allocate spread
send sent dispatch ship mail forward issue
receive get got accept take took
collect gather compile pick assemble accumulate
pick collect select
pack package wrap packaging
load fill stack
store stock keep hold warehouse storage
count tally inventory stocktake stocktaking number
record log note register document enter capture keep
enter input type key record
process handle work deal manage treat
treat care handle therapy treatment
nurse care nursing look
look care attend tend
admit admission intake
discharge release
assess evaluate triage examine
diagnose detect identify diagnosis
hire recruit employ staff appoint take took engage
interview select screen
appoint name hire
schedule plan timetable roster rota plan shift
calculate compute work estimate
estimate calculate quote cost quotation
quote offer bid tender proposal estimate
budget fund finance money spend expenditure
pay paid payment settle remunerate payroll wage salary
invoice bill charge billing
reconcile match balance agree check
book post record enter reserve
reserve book booking reservation
audit check review inspect
report present inform communicate
present show demonstrate pitch deliver give gave presentation
show demonstrate present display exhibit
explain clarify describe
communicate inform tell told talk speak spoke correspond
answer reply respond handle deal take took field
call phone telephone ring contact
contact reach approach
meet met see saw visit
visit call see saw tour
translate interpret render translation
edit revise proofread correct editor
publish issue print release
print publish press
film shoot shot record video
photograph photo shoot shot picture
draw drew sketch illustrate
paint decorate coat
weld join solder
assemble fit mount install erect build put
install fit mount set lay laid put
operate machine run ran
adjust tune set calibrate tweak
calibrate adjust set
programme program code develop write wrote script software
code program develop write wrote
automate script automatic
test try trial check qa
debug fix troubleshoot
host run ran operate serve
deploy release ship roll launch rollout put
release launch publish issue ship
monitor watch observe track alert
protect secure guard safeguard
secure protect safe safety security
grow cultivate raise plant
harvest pick gather reap
plant grow sow
feed fed nourish
care look tend attend
represent act speak stand
lead led guide direct head
cover span include across
contain include comprise hold
cause trigger lead
handle manage process deal take took cover
own possess have
adopt introduce take took
raise collect fundraise gather
donate give gave contribute
arrange set organise put
set establish put
put place set bring brought
bring brought take took
renew extend prolong
expand extend widen broaden grow enlarge
extend lengthen prolong
create establish set found
customer client shopper consumer buyer patron account
guest visitor diner patron customer cover
user customer subscriber reader
patient resident client case
pupil student child learner kid schoolchild class
child children kid youngster infant toddler pupil
parent family mother father guardian
family household relative
employee staff worker colleague personnel team people workforce member crew hand
team crew group squad staff colleague
colleague coworker peer teammate
group team cohort class
class lesson course session group form
course training programme class workshop module
lesson class teaching session
workshop session seminar course training
apprentice trainee
volunteer helper voluntary unpaid
supplier vendor provider contractor
company firm business enterprise organisation employer
department unit division section ward team area
ward unit department
branch store shop outlet location site
site location place facility plant premises
factory plant works mill
office workplace bureau
warehouse depot storehouse storage stockroom
shop store boutique
restaurant bistro eatery cafe kitchen
hotel inn guesthouse
hospital clinic
school academy college
house home residence
building property premises
room space chamber
road street highway
vehicle car truck van lorry fleet automobile
lorry truck
van vehicle
machine machinery equipment device plant
equipment gear kit tool apparatus
device appliance gadget unit
tool instrument utensil
part component piece
product item good article goods
item article piece product
material supply
goods merchandise stock product
order purchase request
parcel package packet
shipment consignment delivery
contract agreement deal
proposal offer bid
bid tender
project programme scheme initiative
programme program scheme plan
plan scheme programme strategy schedule
strategy plan approach
approach method way
method technique procedure process way
process procedure workflow method
procedure protocol process rule
rule guideline regulation policy standard
guideline guide manual rule instruction handbook runbook
manual handbook guide
policy guideline rule
standard norm requirement
requirement need demand
law legislation statute legal
problem issue difficulty trouble
issue problem ticket fault bug
fault defect error bug failure mistake flaw
failure outage breakdown fault
outage downtime failure interruption
downtime outage standstill stoppage
delay wait late
wait waiting queue delay time
accident incident injury
complaint grievance claim
claim case complaint
question query enquiry inquiry request
request demand query ticket
cost expense spend price expenditure
price cost rate fee
fee charge price
revenue sale turnover income takings earnings
profit margin earnings surplus
loss waste shrinkage
waste scrap rubbish loss refuse
share portion part proportion
rate share proportion ratio percentage level
number count amount quantity figure
amount sum volume quantity
volume amount quantity
quality standard
result outcome
goal target objective aim
target goal objective
survey poll questionnaire
data information figure record dataset
information data detail
record file document entry
file document record
document paper record documentation file
report statement summary
statement account report
account ledger book
letter mail correspondence
email mail message
message mail text
website site web page online
page site screen
app application software program
software system application program platform tool
system platform software
platform system
service offering
database store data
network grid
feature function functionality
version release
pipeline workflow chain
dashboard report view chart
chart graph plot
model prototype
prototype mockup draft sample
sample specimen
experiment trial test study
study trial research
laboratory lab
shift turn duty
night overnight nocturnal nightly evening
evening night
morning early
weekend saturday sunday
season summer winter
holiday vacation leave
absence leave sickness
meal dish food menu
dish meal plate recipe
food meal grocery
menu card
recipe dish formula
drink beverage bar
bread loaf loaves
vegetable produce
meat butcher
fish seafood
cake pastry dessert
garden park landscape
plant tree
animal pet
music concert
concert performance show gig
performance show
play theatre drama
exhibition exhibit show display
event function occasion
conference congress convention
fair exhibition show
meeting session conference appointment
appointment meeting visit
talk speech lecture presentation
newsletter bulletin mailing
article piece text story post
text copy article
story article report
book title volume
magazine journal
campaign drive promotion action
advert advertisement ad advertising
brand label
market sector
sector industry field area
area region zone district territory field
region area district territory
country nation state
town city
council municipality municipal local
community neighbourhood local
member participant
participant attendee member
audience reader viewer
fund grant funding money
grant fund subsidy
donation gift
debt arrears receivable
tax vat duty
wage salary pay
insurance cover policy
safety security
risk hazard danger
fire blaze
water fluid
electricity power electric electrical
power electricity energy
heating heater boiler
pipe plumbing
wood timber
metal steel iron
door gate
window glazing
kitchen cook
bathroom bath
furniture cabinet
cloth fabric textile
clothes garment clothing apparel
hair hairdress
skin dermal
tooth teeth dental
eye optical ophthalmic
heart cardiac cardiology
child paediatric pediatric
elderly old geriatric aged senior older
disabled disability handicap
mental psychological psychiatric
illness disease sickness condition
wound dressing injury
drug medicine medication medicament
dose dosage
surgery operation surgical theatre
ambulance paramedic rescue
emergency urgent acute
intensive critical
outpatient ambulatory
bed berth
online digital web internet
digital electronic online paperless
electronic digital
paper printed
manual hand handmade
automatic automated
daily everyday day
weekly week
monthly month
annual yearly year
quarterly quarter
new fresh novel
old former previous existing legacy
existing current present
small little minor
large big
internal inhouse house
external outside outsourced
public open state
private personal
local regional area
foreign overseas
part-time half
permanent lasting
temporary interim seasonal
safe secure
correct right accurate
late delayed overdue
overdue late outstanding
outstanding open unpaid overdue
missing lost
damaged broken faulty
faulty defective broken
spare replacement
used second-hand
accessible accessibility usable
readable legible
language tongue
native mother
speak spoke spoken fluent
degree graduate diploma
graduate graduation degree alumnus
qualification diploma certificate
certificate certification certified
licence license permit
permit licence authorisation
nearly almost
about approximately around roughly
together jointly joint
career background
role position post job
responsible charge duty
duty task responsibility
task duty job assignment
job post position
skill ability
knowledge know
experience experienced
reliable reliability dependable
punctual time
hosting host
cluster node
server machine
batch bulk
latency delay
throughput capacity
load traffic
backup copy
recovery restore restoration
disaster crisis
rehearsal drill exercise
alert alarm page
page alert
post-mortem review
spreadsheet excel
forecast projection prediction
close closing
overpaid overpayment
recover reclaim recoup retrieve
chase pursue
letter note
form questionnaire
cash money
till checkout register
shelf shelves
counter desk
reception desk front
phone telephone call
stocktake inventory
theft loss shrinkage
robotics robot
math maths mathematics mathematical
science scientific
trip excursion outing
exam examination test
homework assignment
curriculum syllabus scheme
mark grade
club group society
sport athletics
coach trainer
league division
match game
house building
roof roofing
brick masonry
concrete cement
crane hoist
scaffold scaffolding
drawing blueprint plan
survey measure
tile tiling
floor flooring
wall partition
wire wiring cable
circuit board
solar photovoltaic
pump compressor
valve fitting
turbine generator
engine motor
brake braking
gearbox transmission
tyre tire wheel
route tour round
journey trip
passenger rider traveller
flight plane aircraft
ship vessel boat
port harbour dock
train rail railway
bus coach
ticket fare
border customs
import importation
export exportation
prepare draw drawn compile
induct induction teach train onboard
starter joiner newcomer recruit hire colleague employee staff
last final
ask request
miss absence absent
exceed above over
mistake slip
fellow peer colleague
elderly resident
carer care caregiver
decrease fall drop decline
suggest suggestion propose proposal
shorten cut reduce quicker
wage pay salary earnings
supervisor foreman manager
lad boy
nightly night
sepsis infection
stay remain
visit call attend
stagger spread
author write wrote
average mean
await pending wait
client man woman person patient
post-operative surgical surgery
welcome greet receive check
serve service
counter till shop
toddler infant child children
shelve shelf`;
