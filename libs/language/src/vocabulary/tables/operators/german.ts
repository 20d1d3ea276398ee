import type { OperatorTable } from './operator-kinds.js';

/** German operators; see `english.ts`. */
export const GERMAN: OperatorTable = {
  not: 'nicht kein keine keinen keinem keiner keines keinerlei ohne nie niemals weder nichts niemand statt anstatt außer ausgenommen noch_nicht null mangels unfallfrei fehlerfrei fehlerfreie fehlerlos reibungslos',
  plan: 'plane steht_noch_aus steht_aus noch_offen läuft_noch geplant ist_geplant sind_geplant war_geplant wird_geplant 20*_geplant geplante geplanter geplanten geplantes plane_zu soll sollen vorgesehen vorgesehene beabsichtigt beabsichtigte beabsichtige angestrebt angestrebte anstrebe strebe_an voraussichtlich künftig künftige zukünftig zukünftige demnächst bevorstehend bevorstehende erwartet erwartete erwarteter in_vorbereitung in_planung in_arbeit vorbereitung_auf angehend angehende angehender werde werden_wir möchte nominiert nominierung nominierte finalist finalistin entwurf_einer pilotversuch anwärter anwärterin bewerber_um noch_nicht_abgeschlossen laufendes_studium laufende_weiterbildung steht_bevor vorhaben absicht',
  help: 'springt_ein springt_für sprang_ein einspringen springt angeleitet_von angeleitet_durch betreut_von begleitet_von beaufsichtigt_von stellvertretend stellvertretende stellvertretender stellvertretenden stellvertreter stellvertreterin vertritt vertrat vertreten vertrete in_vertretung hilft helfe helfen wirkt wirke unterstütze assistiere besucht half geholfen mithilfe mitgeholfen hilfe_bei mitgewirkt mitwirkung mitwirken mitarbeit mitgearbeitet wirkte unterstützte unterstützt unterstützung unterstützen unterstützend beteiligt beteiligung beteiligte assistierte assistiert assistenz teilgenommen teilnahme beigetragen beitrag zuarbeit zugearbeitet mitglied unter_anleitung unter_aufsicht begleitung hospitation hospitiert vertretung vertretungsweise',
  joint: 'gemeinsam_mit zusammen_mit im_team in_einem_team gemeinsam gemeinschaftlich in_zusammenarbeit_mit mitgegründet mitbegründet',
  part: 'eine_von einer_von eines_der einer_der eine_der teil_der teile_der teil_des teilweise zum_teil teils manche einige_der gelegentlich vereinzelt überwiegend größtenteils hauptsächlich zeitweise auf_anfrage nur lediglich beschränkt grundlegende',
  limit: 'fast beinahe nahezu bis_zu höchstens maximal weniger_als knapp rund etwa ungefähr circa ca zirka geschätzt geschätzte an_die',
  all: 'alle aller allen alles sämtliche sämtlicher sämtlichen gesamte gesamten gesamter gesamtes gesamt gesamtverantwort* gesamtleitung ganze ganzen ganzer ganzes komplett komplette kompletten kompletter vollständig vollständige vollständigen jede jeder jedes jeden jedem jegliche durchgängig allumfassend',
  company:
    'unternehmensweit* konzernweit* firmenweit* betriebsweit* werksweit* hausweit* gruppenweit* klinikweit* schulweit* standortübergreifend* abteilungsübergreifend* bereichsübergreifend* übergreifend* im_gesamten_unternehmen in_allen_abteilungen',
  nation: 'bundesweit* landesweit* deutschlandweit* österreichweit* schweizweit* national nationale nationalen nationaler überregional*',
  world: 'weltweit* global globale globalen globaler globales multinational*',
  international: 'international internationale internationalen internationaler internationales europaweit* grenzüberschreitend* ausland',
  many: 'viele vielen vieler zahlreiche zahlreichen zahlreicher unzählige unzähligen etliche vielfältige umfangreich umfangreiche umfangreichen umfassend umfassende umfassenden eine_vielzahl vielzahl großer_anteil breit_gefächert*',
  most: 'die_meisten meisten mehrheit großteil der_großteil',
  top: 'kürzeste* längste* schnellste* kleinste* älteste* schönste* wichtigste* günstigste* sicherste* sauberste* genaueste* zuverlässigste* als_alle als_jede als_jeder als_andere als_anderen als_jedes als_die_anderen als_vergleichbare beste besten bester bestes bestem am_besten top führend führende führender führenden führendes größte größten größter größtes höchste höchsten höchster höchstes erfolgreichst* schnellst* meistverkauft* als_erste als_erster erstmals erstmalig* einzige einziger einzigen einziges hervorragend* ausgezeichnete ausgezeichneter ausgezeichneten exzellent* herausragend* außergewöhnlich* überdurchschnittlich* spitzen* rekord* renommiert* einzigartig* erstklassig* perfekt* makellos* vorbildlich* niedrigste* stärkste* jüngste*',
  result:
    'dank wegen aufgrund infolge dadurch wodurch somit sodass so_dass daher deshalb folglich infolgedessen führte_zu führten_zu was_zu was_die was_den was_das was_eine resultier* ermöglichte ermöglicht ermöglichten bewirkte bewirkt mit_dem_ergebnis und_so trug_dazu_bei sorgte_für sorgte gewährleistet gewährleistete sichergestellt infolge verhalf um_die um_den um_das zur_steigerung zur_senkung zur_verbesserung zur_erhöhung',
  cause: 'durch mit dank wegen indem mittels mithilfe aufgrund infolge nach damit per',
  often:
    'immer ständig stets regelmäßig* häufig* oft laufend* kontinuierlich* dauerhaft* rund_um_die_uhr permanent* fortlaufend* routinemäßig* konsequent*',
  praise:
    'preis preise preisträger* preisgekrönt* auszeichnung* ausgezeichnet_mit ausgezeichnet_als ausgezeichnet_für ausgezeichnet prämiert* gekürt lob lobend gelobt belobigt belobigung anerkannt anerkannte anerkannter anerkennung gewürdigt würdigung geehrt ehrung zum_besten zur_besten gewählt_zum gewählt_zur ernannt_zum ernannt_zur medaille* pokal geschätzt geschätzter geschätzte angesehen* gefragte gefragter bekannt_für award renommee',
  paper:
    'zertifiziert* zugelassen* approbiert* akkreditiert* vereidigt* examiniert* *zertifiziert *zertifizierte *zertifizierter geprüfte geprüfter staatlich_geprüft* staatlich_anerkannt* lizenziert* zertifizierung',
  alone:
    'ohne_hilfe ohne_fremde_hilfe ohne_unterstützung ohne_aufsicht ohne_anleitung im_alleingang allein alleine alleinverantwortlich* alleinige alleiniger alleinigen eigenständig* selbstständig* selbständig* eigenverantwortlich* von_null von_grund_auf persönlich',
  much: 'deutlich deutliche deutlicher erheblich erhebliche erheblicher drastisch* signifikant* wesentlich wesentliche massiv massive enorm enorme beträchtlich* maßgeblich* spürbar* merklich* nachhaltig* stark dramatisch* immens* entscheidend*',
  more: 'besser bessere schneller schnellere höher höhere größer größere sicherer stärker',
  padding:
    'leidenschaftlich* leidenschaft ergebnisorientiert* zielorientiert* zielstrebig* dynamisch* hochmotiviert* engagiert* teamplayer teamfähig* belastbar* proaktiv* innovativ* visionär* begeisterungsfähig* kundenorientiert* lösungsorientiert* motiviert motivierte motivierter erfolgsorientiert* durchsetzungsstark* kommunikationsstark* flexibel flexible eigeninitiative macher macherin hands-on-mentalität',
  NONE: 'erste_hilfe nicht_nur im_ersten im_rahmen beste_grüße an_der_stelle rund_um über_alle unter_anderem unter_anleitung unter_aufsicht unter_der unter_dem alles_gute allen_voran mit_dem mit_der mit_den mit_einem mit_einer mit_einer mit_eigenen mit_neuen jede_woche jeden_tag jeden_monat jedes_jahr alle_zwei alle_drei alle_vier null_fehler ausgezeichnete_kenntnisse international_airport',
};
