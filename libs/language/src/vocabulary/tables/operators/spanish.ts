import type { OperatorTable } from './operator-kinds.js';

/** Spanish operators; see `english.ts`. */
export const SPANISH: OperatorTable = {
  not: 'no sin nunca jamás ningún ninguna ninguno ni excepto salvo tampoco nada nadie en_lugar_de en_vez_de aún_no todavía_no cero con_excepción a_excepción con_la_excepción exceptuando inacabad* incomplet* excluye excluido excluida exento* exenta* libre_de carece falta_de',
  plan: 'previsto prevista previstos previstas prevé prevemos planeado planeada planeo futuro futura futuros futuras próximo próxima próximamente en_curso en_preparación va_a voy_a vamos_a deberá debería intención pretendo pretende pretendemos a_punto_de pendiente aspirante nominado nominada finalista candidato_a candidata_a será serán esperado esperada esperamos por_abrir proyecto_de_abrir propuesto propuesta_de prueba_piloto borrador quisiera está_previsto se_prevé deberían esperamos_la está_prevista tengo_pensado tiene_pensado pienso planea prevé_obtener en_revisión en_evaluación programado programada planificado planificada está_por',
  help: 'ayuda ayudo ayudaba ayuda_a apoya apoyo apoyaba colabora colaboro colaboraba participa participo participaba asiste supervisada_por supervisado_por acompañada_por acompañado_por dirigida_por guiado_por suplente suple suplo suplí sustituye sustituyo sustituí sustituyó en_ausencia equipo_de integrante ayudé ayudó ayudar ayuda_en ayudante apoyé apoyó apoyar apoyo asistí asistió asistencia_en asistir_a contribuí contribuyó contribuí_a contribuyendo contribuyendo_a contribuir contribución participé participó participar participación colaboré colaboró colaborar colaboración formé_parte bajo_la_supervisión bajo_supervisión miembro intervine suplencia acompañé observación bajo_la_dirección bajo_dirección eché_una_mano echó_una_mano echaba_una_mano a_las_órdenes',
  among: 'sumé sumó sumarme sumarse uní unió incorporé',
  joint:
    'junto_con en_equipo conjuntamente en_colaboración_con con_dos_compañeros cofundé compartido compartida de_forma_conjunta junto_a en_pareja en_parejas con_un_compañero con_una_compañera con_otro con_otra',
  part: 'uno_de una_de parte_de parte_del parcialmente en_parte algunos_de algunas_de a_veces ocasionalmente puntualmente sobre_todo principalmente mayormente solo sólo únicamente limitado básico_de bajo_petición por_lo_general generalmente normalmente por_regla_general casi_siempre la_mayoría_de_las_veces de_vez_en_cuando en_ocasiones cuando_hace_falta si_es_necesario si_hace_falta esporádicamente eventualmente',
  limit: 'casi cerca_de hasta como_máximo menos_de aproximadamente alrededor_de unos unas en_torno_a estimado estimada aprox',
  all: 'todo toda todos todas entero entera íntegro íntegra íntegramente totalidad completo completa completamente totalmente conjunto_de de_principio_a_fin cualquier sin_excepción',
  company:
    'en_toda_la_empresa a_nivel_de_empresa a_nivel_corporativo transversal transversales interdepartamental interdepartamentales en_todos_los_departamentos de_toda_la_empresa',
  nation: 'nacional nacionales a_nivel_nacional en_todo_el_país',
  world: 'mundial mundiales global globales globalmente a_nivel_mundial en_todo_el_mundo multinacional',
  international: 'internacional internacionales en_el_extranjero a_nivel_internacional transfronterizo',
  many: 'muchos muchas numerosos numerosas multitud gran_cantidad gran_número amplia_gama múltiples infinidad innumerables extenso extensa amplio amplia varias_veces repetidas_veces',
  most: 'la_mayoría mayoría mayor_parte',
  top: 'que_más que_cualquier que_otros que_otras que_ningún que_ninguna que_los_demás que_las_demás que_nadie la_que_más el_que_más mejor mejores el_más la_más los_más las_más líder líderes número_uno único única únicos excepcional excepcionales excelente excelentes destacado destacada destacados sobresaliente récord prestigioso prestigiosa reconocido_como por_primera_vez máximo máxima perfecto perfecta impecable extraordinario extraordinaria inmejorable mayor_de más_que_nadie más_que_cualquier',
  result:
    'gracias_a debido_a a_causa_de lo_que lo_cual permitiendo permitió permite permitir logrando generando por_lo_que de_modo_que por_tanto provocando consiguiendo contribuyendo_a contribuí_a favoreciendo con_lo_que dando_lugar resultando garantizando asegurando facilitando derivando llevó_a impulsando para_mejorar para_aumentar para_reducir gracias_a_lo_cual así_se ofreciendo hizo_que hicieron_que hace_que hizo_posible',
  cause: 'por mediante gracias con tras al a_través debido',
  often:
    'siempre constantemente regularmente frecuentemente continuamente a_menudo las_24_horas permanentemente de_forma_continua habitualmente sistemáticamente periódicamente constante continuo continua',
  praise:
    'premio premios premiado premiada galardon* laureado laureada medalla trofeo distinción distinguido distinguida elogiado elogiada elogios felicitado felicitada felicitaciones reconocido reconocida reconocidos reconocimiento* nombrado nombrada elegido_mejor elegida_mejor designado valorado valorada respetado respetada prestigio homenajeado',
  paper:
    'certificado_en certificada_en certificado_como certificada_como certificado_por certificada_por colegiado colegiada acreditado acreditada homologado homologada habilitado habilitada certificado certificada titulación_oficial certificación',
  alone:
    'sin_ayuda_de_nadie sin_supervisión sin_ayuda_de en_solitario por_mi_cuenta yo_solo yo_sola sin_ayuda desde_cero de_forma_autónoma de_forma_independiente en_exclusiva personalmente individualmente autónoma por_su_cuenta por_sí_solo por_sí_sola yo_mismo yo_misma',
  much: 'significativamente significativo significativa considerablemente considerable notablemente notable drásticamente drástico sustancialmente sustancial enormemente enorme radicalmente fuertemente espectacular masivamente sensiblemente',
  more: 'superior superiores más_rápido más_rápida más_seguro',
  padding:
    'apasionado apasionada pasión orientado_a_resultados orientada_a_resultados orientado_a_objetivos dinámico dinámica motivado motivada comprometido comprometida proactivo proactiva trabajador_y polivalente innovador innovadora visionario entusiasta trabajo_en_equipo dedicado_y resolutivo resolutiva perfeccionista espíritu_de_equipo autoexigente don_de_gentes',
  NONE: 'primeros_auxilios no_solo no_sólo todos_los_días todos_los_meses todas_las_semanas todos_los_años sobre_todo comercio_internacional ante_todo con_todo todo_tipo no_obstante hasta_la hasta_el ni_siquiera n_º',
};
