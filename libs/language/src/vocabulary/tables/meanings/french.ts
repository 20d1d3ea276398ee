/** French words a faithful rewording exchanges; see `english.ts`. */
export const FRENCH = `relire relit relu relisent relecture revoir revoit corriger correction
revoir révision réviser revu refondre
assister présence présent observateur observer
poste place
recevoir accueillir
mener conduire
proposer proposition suggérer
été estival estivale
hiver hivernal hivernale
juridique droit
social sociale paie
postes ordinateurs matériel parc
construire construit construction bâtir bâti créer créé création monter monté
créer créé création concevoir conçu conception développer développement élaborer élaboration réaliser réalisation produire mettre
concevoir conçu conception dessiner élaborer imaginer
rédiger rédigé rédaction écrire écrit écriture établir établissement préparer
établir établissement élaborer dresser préparer
mettre mise place mis instaurer instauration déployer déploiement introduire introduction implanter installer lancer lancement
lancer lancement lancé démarrer démarrage ouvrir ouverture initier
diriger direction dirigé encadrer encadrement gérer gestion piloter pilotage manager management animer animation mener conduire responsable
gérer gestion géré administrer administration suivre suivi traiter traitement assurer
suivre suivi accompagner accompagnement
coordonner coordination coordonné organiser organisation planifier planification
organiser organisation organisé planifier planification préparer préparation animer tenir
planifier planification planning programmer
former formation formé enseigner enseignement instruire apprendre cours accompagner encadrer intégrer intégration tutorat tuteur
enseigner enseignement cours leçon professeur enseignant
conseiller conseil conseillé renseigner orienter
aider aide aidé assister assistance participer participation contribuer contribution soutenir soutien appuyer appui collaborer collaboration épauler seconder
participer participation prendre part contribuer
accueillir accueil accueilli recevoir réception
servir service servi
soigner soin soins soigné prendre charge
surveiller surveillance contrôler contrôle veiller
contrôler contrôle vérifier vérification inspecter inspection auditer audit tester test
vérifier vérification contrôle
mesurer mesure relever relevé
saisir saisie enregistrer enregistrement comptabiliser
comptabiliser comptabilisation comptabilité comptable
rapprocher rapprochement
facturer facturation facture
relancer relance recouvrer recouvrement
analyser analyse étudier étude évaluer examiner
évaluer évaluation apprécier
traiter traitement traité gérer prendre charge
résoudre résolution résolu corriger correction réparer
réparer réparation dépanner dépannage remettre
entretenir entretien maintenir maintenance
maintenir maintien entretien maintenance
installer installation poser pose monter montage
poser pose installer
démonter démontage déposer
conduire conduite conduit
conduire livrer transporter transport
livrer livraison distribuer distribution
emballer emballage conditionner conditionnement
préparer préparation préparé
stocker stockage stock entreposer entrepôt
gérer tenir tenue
vendre vente vendu commercialiser
acheter achat acheté approvisionner approvisionnement
commander commande
négocier négociation
gagner remporter obtenir décrocher conquérir acquérir
réduire réduction réduit diminuer diminution baisser baisse abaisser raccourcir ramener moins passer
augmenter augmentation accroître accroissement hausse progresser progression développer élever croissance plus
améliorer amélioration optimiser optimisation perfectionner
accélérer accélération raccourcir rapide
simplifier simplification
économiser économie
supprimer suppression éliminer élimination
remplacer remplacement substituer
migrer migration transférer transfert basculer passer passage
moderniser modernisation rénover rénovation refondre refonte
rénover rénovation réhabiliter réhabilitation restaurer
nettoyer nettoyage laver hygiène propreté
cuisiner cuisine cuisinier préparer
confectionner confection fabriquer fabrication produire production réaliser
fabriquer fabrication produire production
programmer programmation coder développer
automatiser automatisation automatique
héberger hébergement
animer animation mener
présenter présentation exposer
informer information renseigner
recruter recrutement embaucher embauche
dessiner dessin
souder soudure soudage
peindre peinture
traduire traduction
publier publication
obtenir obtention décrocher
atteindre réaliser
utiliser utilisation employer emploi recourir aide
sécuriser sécurité sécurisation
distribuer distribution remettre répartir
encaisser encaissement caisse
clôturer clôture bouclage fermeture
déclarer déclaration
classer classement archiver archivage
transmettre transmission envoyer envoi
client clientèle acheteur
salarié employé collaborateur personnel agent équipe collègue personne
collègue confrère coéquipier
équipe groupe brigade
stagiaire étudiant apprenti
élève étudiant apprenant enfant
enfant jeune
patient résident malade
convive client hôte couvert
visiteur public participant
société entreprise établissement maison firme
établissement site agence
service unité département équipe
magasin boutique
site chantier lieu
usine atelier
atelier séance
machine équipement appareil matériel
véhicule voiture camion
pièce composant
produit article marchandise
colis paquet envoi
contrat accord
offre proposition devis
coût dépense frais charge
prix tarif
chiffre recette revenu
panne incident défaillance dysfonctionnement
erreur faute anomalie défaut
accident incident
réclamation plainte
demande requête
délai attente temps durée
taux part proportion pourcentage
nombre quantité volume
résultat bilan
objectif but cible
procédure processus méthode protocole
règle norme consigne
rapport compte bilan
document dossier pièce
donnée information
logiciel application outil programme
site internet web
enquête sondage questionnaire
événement manifestation
réunion séance
salon foire
examen épreuve
diplôme titre
mensuel mois
annuel an année
hebdomadaire semaine
quotidien jour
nuit nocturne
nouveau neuf
ensemble conjointement
numérique digital électronique informatique informatisé
maison logement habitation
bâtiment immeuble
bois menuiserie
chauffage chaudière
électricité électrique
eau plomberie
plat mets recette
carte menu
repas déjeuner
vin boisson
pain boulangerie
fournisseur prestataire
médecin docteur médical
hôpital clinique
médicament traitement
pansement plaie
permis licence
langue maternel
paie salaire bulletin
impôt fiscal taxe
standard accueil téléphone répondre téléphonique
vente cession
relire vérifier corriger
suivre gérer traiter
poste place
perte pertes gaspillage
cuisiner préparer
courrier lettre lettres correspondance
numériser scanner
classer ranger
ouvrir inaugurer
moyenne moyen
remplacer remplacement suppléer suppléance
suivre formation stage`;
