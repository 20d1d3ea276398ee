/** How bytes may be packed for a browser, best first. */
export type Packing = 'br' | 'gzip' | 'identity';

/** RFC 9110 §12.5.3, as far as browsers go: the names, and that `q=0` is a no. `has`: the packings that were made. */
export function packingFor(accept: string, has: { readonly br: boolean; readonly gzip: boolean }): Packing {
  const takes = (name: string): boolean => new RegExp(`(^|[\\s,])${name}\\s*(;(?!\\s*q=0(\\.0*)?\\s*(,|$))|,|$)`).test(accept);
  if (has.br && takes('br')) return 'br';
  return has.gzip && takes('gzip') ? 'gzip' : 'identity';
}
