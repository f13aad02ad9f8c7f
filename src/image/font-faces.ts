/** A font as a drawing carries it. */
export interface EmbeddedFont {
  readonly family: string;
  readonly weight: 400 | 600;
  /** `U+0-FF,U+131` */
  readonly unicodeRange: string;
  readonly dataUrl: string;
}

/** The style sheet of a drawing that carries its fonts. */
export function fontFaces(fonts: readonly EmbeddedFont[]): string {
  return fonts
    .map(
      ({ family, weight, unicodeRange, dataUrl }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};src:url(${dataUrl}) format("woff2");unicode-range:${unicodeRange}}`,
    )
    .join('');
}
