/*
 * SVG is printed from typed values only: numbers through `num`, texts through `esc`, colours from the palette. Nothing
 * from a data set reaches the file in any other way.
 */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters that XML 1.0 forbids, and unpaired surrogates, which no encoder can write. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function esc(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A number with at most two decimals, never in exponent form. */
export function num(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a drawing holds finite numbers only');
  const text = value.toFixed(2);
  return text.replace(/\.?0+$/, '').replace(/^-0$/, '0');
}

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element; attributes that are null or undefined are left out. */
export function el(name: string, attributes: Attributes, children = ''): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    text += ` ${key}="${typeof value === 'number' ? num(value) : esc(value)}"`;
  }
  return children ? `${text}>${children}</${name}>` : `${text}/>`;
}
