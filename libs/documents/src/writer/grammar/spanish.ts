import { bare, firstWord, isSeveralSentences, uncapital, wordSet, type Telling } from './telling.js';

/** First person of the past that does not end in -é or -í. */
const STRONG = wordSet(
  'hice puse tuve conduje reduje introduje traduje produje obtuve propuse dispuse mantuve contuve fui di vi supe quise vine anduve estuve pude deduje induje compuse expuse impuse repuse rehíce sostuve detuve intervine convine',
);
/** Words in -é or -í at the start of a line that are no verb. */
const NOT_VERB = wordSet('café té así aquí allí ahí mí sí bebé comité chalé bufé puré carné clínicas');
const INFINITIVE = /^\p{L}{2,}(?:ar|er|ir|ír)$/u;
const NOT_INFINITIVE = wordSet(
  'hogar bar lugar taller alquiler mujer líder mar par poder deber auxiliar titular militar escolar familiar máster póster súper chófer bazar elixir porvenir',
);
const FEMININE =
  /(?:ción|sión|tión|dad|tad|gestión|mejora|puesta|venta|compra|apertura|supervisión|redacción|reforma|búsqueda|enseñanza|limpieza|cobertura|asistencia|auditoría|consultoría|responsabilidad|atención|ayuda|carga|guía|reducción)$/u;
const MASCULINE =
  /(?:miento|desarrollo|diseño|análisis|control|apoyo|aumento|liderazgo|soporte|manejo|cierre|montaje|cuidado|cálculo|estudio|seguimiento|reparto|embalaje|pedido|trabajo|aprendizaje)$/u;
const COMPLEMENT = /^(?:de|del|en|y|a|al|con|para|por|e)(?!\p{L})/u;

/** Makes a line fit for "…, reduje los costes" or "mi trabajo incluye la gestión …". Anything it is not sure of is a quotation. */
export function tellSpanish(highlight: string, open: boolean): Telling {
  const text = bare(highlight);
  const [word, rest] = firstWord(text);
  const first = word.toLowerCase().replace(/,$/u, '');
  if (isSeveralSentences(text) || rest === '') return { form: 'quote', text };
  if (first === 'he' || first === 'me') return { form: 'clause', text: uncapital(text) };
  if ((/\p{L}{2,}[éí]$/u.test(first) && !NOT_VERB.has(first)) || STRONG.has(first)) return { form: 'clause', text: uncapital(text) };
  if (first === 'responsable' && /^del?\s/u.test(rest)) return { form: 'clause', text: `${open ? 'soy' : 'fui'} ${uncapital(text)}` };
  if (INFINITIVE.test(first) && !NOT_INFINITIVE.has(first))
    return { form: 'clause', text: `me ${open ? 'corresponde' : 'correspondió'} ${uncapital(text)}` };
  if (COMPLEMENT.test(rest)) {
    if (FEMININE.test(first)) return { form: 'nominal', text: `la ${uncapital(text)}` };
    if (MASCULINE.test(first)) return { form: 'nominal', text: `el ${uncapital(text)}` };
  }
  return { form: 'quote', text };
}
