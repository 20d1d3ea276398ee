import { wordSet } from './telling.js';

/** Feminine nouns that begin with a stressed a take "el": el área, el agua, el aula. */
const STRESSED_A = wordSet('área agua aula alma arma ala acta ama ancla alza hacha hambre habla');
const FEMININE = wordSet(`
  mejora puesta venta compra apertura reforma búsqueda enseñanza limpieza cobertura asistencia auditoría consultoría ayuda carga guía mano imagen red orden clase serie base llave calle noche tarde parte gente nube
  labor ley luz paz piel sal señal tesis crisis radio foto moto entrega prueba visita obra tarea reserva nómina plantilla cocina tienda cuenta factura agenda campaña web toma rebaja subida bajada caja`);
const MASCULINE = wordSet(`
  desarrollo diseño análisis control apoyo aumento liderazgo soporte manejo cierre montaje cuidado cálculo estudio seguimiento reparto embalaje pedido trabajo aprendizaje plan día mapa programa sistema problema tema
  clima idioma esquema diagrama curso servicio proyecto equipo presupuesto inventario almacén taller turno menú informe arreglo cobro pago registro traslado despliegue lanzamiento mantenimiento transporte reciclaje
  etiquetado envasado lavado corte enfoque trámite contacto trato cultivo riego montaje rodaje reportaje peritaje arbitraje`);

/** The article of a singular noun of work, "la" or "el"; undefined for plurals and for what neither table nor ending tells. */
export function spanishGender(noun: string): 'la' | 'el' | undefined {
  if (STRESSED_A.has(noun)) return 'el';
  if (FEMININE.has(noun)) return 'la';
  if (MASCULINE.has(noun)) return 'el';
  if (noun.length < 4 || noun.endsWith('s')) return undefined;
  if (/(?:ción|sión|tión|xión|dad|tad|tud|umbre|anza|encia|ancia|ía|ura|eza)$/u.test(noun)) return 'la';
  return /(?:miento|aje|ismo|or|ón(?<!ión)|ado|ido|ente|mento)$/u.test(noun) ? 'el' : undefined;
}
