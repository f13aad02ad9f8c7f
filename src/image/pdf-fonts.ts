import arabic from '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf?url';
import arabicBold from '@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf?url';
import hebrew from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url';
import hebrewBold from '@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf?url';
import sans from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import sansBold from '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf?url';
import type { TextRun } from '../scene';
import { stretchesByFamily } from './font-table';
import type { PdfFont } from './pdf';

/** Whole fonts, of which a PDF embeds the signs that it uses. A further script is one line here. */
const FILES: readonly { family: string; weight: 400 | 600; url: string }[] = [
  { family: 'Noto Sans', weight: 400, url: sans },
  { family: 'Noto Sans', weight: 600, url: sansBold },
  { family: 'Noto Sans Arabic', weight: 400, url: arabic },
  { family: 'Noto Sans Arabic', weight: 600, url: arabicBold },
  { family: 'Noto Sans Hebrew', weight: 400, url: hebrew },
  { family: 'Noto Sans Hebrew', weight: 600, url: hebrewBold },
];

const loaded = new Map<string, Promise<Uint8Array>>();

async function load(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`a font was not found on the server (status ${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The fonts that texts are set in, fetched from where the app comes from when they are first needed. */
export async function pdfFontsFor(texts: readonly TextRun[]): Promise<PdfFont[]> {
  const used = new Set<string>();
  for (const { text, weight } of texts)
    for (const { family } of stretchesByFamily(text)) used.add(`${family} ${weight}`);
  const needed = FILES.filter(({ family, weight }) => used.has(`${family} ${weight}`));
  return Promise.all(
    needed.map(async ({ url, weight }) => {
      let bytes = loaded.get(url);
      if (!bytes) {
        bytes = load(url);
        loaded.set(url, bytes);
      }
      return { weight, bytes: await bytes };
    }),
  );
}
