import type { OperatorTable } from './operator-kinds.js';

/** French operators; see `english.ts`. */
export const FRENCH: OperatorTable = {
  not: 'ne n pas sans aucun aucune jamais ni sauf hormis excepté non rien personne_ne plutôt_que au_lieu_de zéro pas_encore faute_de à_l_exception en_dehors_de mis_à_part mise_à_part à_part inachevé* incomplet* exclu exclus exclue excluant hormis exempt* dépourvu* non-*',
  plan: 'en_projet à_l_étude à_venir inachevé inachevée non_achevé prévu prévue prévus prévues prévoit prévois prévoyons prévoir projette projet_de_créer envisage envisagé envisagée futur future futurs futures prochain prochaine prochainement en_cours en_préparation devrait devra doit_être à_venir sur_le_point intention attendu attendue candidat_à candidate_à nommé_parmi nominé nominée finaliste sera seront aurai vais vise_à pas_encore préparation_à_l projeté en_attente souhaite ébauche pilote_de essai_de devraient est_attendu est_attendue doit_voir doit_ouvrir doit_être verra_le_jour est_prévue en_relecture en_révision en_cours_d_évaluation programmé programmée planifié planifiée à_l_étude va_ouvrir va_être',
  help: 'supervisé_par supervisée_par encadré_par encadrée_par guidé_par dirigé_par relu_par adjoint adjointe suppléant suppléante remplaçant remplaçante par_intérim aide aidait aident participe participait contribue contribuait soutient assiste assistait assisté_du observateur observatrice présence_aux présence_à aidé aider aide_à aidait assisté assister assistance_à contribué contribuer contribuant contribuant_à contribué_à contribution participé participer participant participation soutenu soutien appui appuyé collaboré collaborer collaboration membre pris_part sous_la_supervision sous_la_direction sous_la_responsabilité impliqué impliquée épaulé secondé secondant observation remplacement remplace_le_chef remplace_la_cheffe remplace_le_responsable remplace_la_responsable remplace_le_directeur remplace_la_directrice remplaçait_le_chef remplacé_le_chef suppléance supplée suppléé sous_la_conduite sous_l_autorité prêté_main_forte main_forte donné_un_coup_de_main épaule',
  among: 'rejoint rejoins parmi_ceux associé_à associée_à intégré_l_équipe',
  joint:
    'avec_deux_collègues en_équipe conjointement ensemble_avec en_collaboration_avec cofondé avec_des_collègues en_binôme co-animé co-écrit partagé collectivement en_duo avec_une_autre avec_un_autre avec_un_collègue avec_une_collègue',
  part: 'un_des_trois un_des une_des l_un_des l_une_des partie_de partie_du partie_des en_partie partiellement certains certaines parfois occasionnellement ponctuellement surtout principalement essentiellement seulement uniquement sur_demande une_part limité de_base en_règle_générale généralement habituellement d_ordinaire en_général le_plus_souvent normalement au_besoin si_nécessaire si_besoin de_temps_en_temps de_temps_à_autre à_l_occasion quelquefois en_cas_de_besoin',
  limit: 'presque près_de jusqu_à au_plus moins_de environ à_peu_près quelque autour_de estimé estimée approximativement au_maximum',
  all: 'tous toutes tout toute ensemble_des ensemble_du ensemble_de_la l_ensemble entier entière entièrement intégralité totalité complet complète complètement intégral intégrale totalement chacun chacune de_bout_en_bout sans_exception',
  company:
    'à_l_échelle_de_l_entreprise à_l_échelle_du_groupe dans_toute_l_entreprise dans_tout_le_groupe transversal transversale transversaux interservices multisite multisites à_l_échelle_du_site inter-services',
  nation: 'national nationale nationaux nationales nationalement à_l_échelle_nationale dans_tout_le_pays',
  world:
    'mondial mondiale mondiaux mondiales mondialement global globale à_l_échelle_mondiale dans_le_monde_entier multinational multinationale',
  international: 'international internationale internationaux internationales à_l_étranger à_l_international transfrontalier',
  many: 'nombreux nombreuses de_nombreux beaucoup quantité_de une_multitude multiples vaste large_éventail large_gamme innombrables étendu étendue plusieurs_fois à_plusieurs_reprises',
  most: 'la_plupart la_majorité majorité majeure_partie majoritairement',
  top: 'que_tout que_tous que_toute que_les_autres que_n_importe que_ses_collègues que_nul meilleur meilleure meilleurs meilleures le_plus la_plus les_plus leader numéro_un unique uniques exceptionnel exceptionnelle exceptionnels excellent excellente excellents excellentes remarquable remarquables record prestigieux prestigieuse renommé renommée pour_la_première_fois premier_à première_à le_seul la_seule parfait parfaite parfaitement irréprochable hors_pair d_excellence de_pointe plus_que_tout* plus_que_les_autres',
  result:
    'grâce_à grâce_au grâce_aux en_raison ce_qui permettant permis permet permettre ainsi entraînant entraîné conduisant aboutissant abouti par_conséquent donc d_où générant contribuant_à contribué_à de_sorte_que favorisant favorisé de_manière_à assurant garantissant si_bien_que débouchant provoquant engendrant menant_à afin_d_améliorer afin_d_augmenter afin_de_réduire pour_améliorer pour_augmenter pour_réduire offrant a_fait_que fait_que ont_fait rendant rendu_possible',
  cause: 'par grâce avec suite en après via à_la_suite au_moyen',
  often:
    'toujours constamment régulièrement régulier régulière fréquemment souvent en_continu 24h/24 en_permanence continuellement systématiquement systématique continu continue quotidiennement',
  praise:
    'prix primé primée primés récompensé récompensée récompense* lauréat lauréate distingué distinguée distinction* félicité félicitée félicitations salué saluée salués reconnu reconnue reconnus reconnaissance élu élue nommé_meilleur nommée_meilleure désigné désignée médaille trophée honoré honorée apprécié appréciée réputé réputée respecté éloges',
  paper:
    'certifié certifiée certifiés certifiées agréé agréée assermenté assermentée habilité habilitée accrédité accréditée diplômé_d_état diplômée_d_état certification',
  alone:
    'sans_l_aide_de_personne sans_aide sans_l_aide sans_supervision sans_encadrement seul seule à_moi_seul à_moi_seule tout_seul toute_seule de_zéro en_solo en_autonomie autonome personnellement sans_aide en_toute_autonomie par_moi-même lui-même elle-même moi-même de_ses_propres_mains',
  much: 'considérablement considérable significativement significative significatif fortement nettement sensiblement largement drastiquement drastique énormément massivement spectaculaire remarquablement majeur majeure durablement profondément fort forte',
  more: 'mieux supérieur supérieure plus_rapide plus_rapides plus_sûr',
  padding:
    'passionné passionnée passion orienté_résultats orientée_résultats dynamique dynamiques motivé motivée dévoué dévouée rigoureux rigoureuse proactif proactive polyvalent polyvalente force_de_proposition esprit_d_équipe innovant innovante visionnaire enthousiaste engagé engagée volontaire_et sens_du_détail travailleur travailleuse autonome_et axé_sur_les_résultats esprit_d_initiative chevronné chevronnée aguerri aguerrie',
  NONE: 'toujours_au toujours_chez toujours_à toujours_dans toute_mon_attention premier_secours premiers_secours non_seulement tout_en tout_d tous_les_jours tous_les_mois toutes_les_semaines tous_les_ans tout_au_long commerce_international n_° n_est_pas_moins pas_à_pas plus_d plus_de tout_à_fait avec_tout du_tout grand_prix prix_de_vente prix_d prix_de prix_des prix_du',
};
