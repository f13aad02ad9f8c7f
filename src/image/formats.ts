import type { FigureBackground, ThemeId } from '../scene';

/** Kinds of files that a figure can be saved as. */
export const IMAGE_FORMATS = ['svg', 'pdf', 'png', 'jpeg', 'webp'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

export interface FormatInfo {
  readonly name: string;
  /** What it is good for, in a few words. */
  readonly use: string;
  readonly ending: string;
  readonly mediaType: string;
  readonly isVector: boolean;
  readonly canBeTransparent: boolean;
}

export const FORMAT_INFO: Readonly<Record<ImageFormat, FormatInfo>> = {
  svg: {
    name: 'SVG',
    use: 'vector, for the web and for editing',
    ending: 'svg',
    mediaType: 'image/svg+xml',
    isVector: true,
    canBeTransparent: true,
  },
  pdf: {
    name: 'PDF',
    use: 'vector, for print',
    ending: 'pdf',
    mediaType: 'application/pdf',
    isVector: true,
    canBeTransparent: true,
  },
  png: {
    name: 'PNG',
    use: 'pixels, for documents and slides',
    ending: 'png',
    mediaType: 'image/png',
    isVector: false,
    canBeTransparent: true,
  },
  jpeg: {
    name: 'JPEG',
    use: 'pixels, for old systems',
    ending: 'jpg',
    mediaType: 'image/jpeg',
    isVector: false,
    canBeTransparent: false,
  },
  webp: {
    name: 'WebP',
    use: 'pixels, small, for the web',
    ending: 'webp',
    mediaType: 'image/webp',
    isVector: false,
    canBeTransparent: true,
  },
};

/** The format that goes by a name or an ending, such as `jpeg` and `jpg`. */
export const formatNamed = (word: string): ImageFormat | undefined =>
  IMAGE_FORMATS.find((one) => one === word || FORMAT_INFO[one].ending === word);

/** What a reader should know of the background that a figure is to have in a file, in sentences without a full stop. */
export function backgroundWarnings(
  format: ImageFormat,
  { background, theme }: { readonly background: FigureBackground; readonly theme: ThemeId },
): string[] {
  if (background === 'white' && theme === 'dark')
    return ['The dark theme keeps its dark background: its pale names could not be read on white'];
  if (background !== 'transparent') return [];
  const { canBeTransparent, name } = FORMAT_INFO[format];
  return [
    ...(canBeTransparent
      ? []
      : [`${name} holds no transparency: the background becomes white. PNG, WebP, SVG and PDF hold it`]),
    ...(theme === 'dark'
      ? [
          'The pale names and lines of the dark theme can hardly be seen on white: give them a background, or take another theme',
        ]
      : []),
  ];
}
