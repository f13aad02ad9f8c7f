import { parseArgs } from 'node:util';
import { VIEW_KINDS, type TraceDirection, type ViewKind } from '../model';
import { formatNamed, IMAGE_FORMATS } from '../image';
import {
  atDensity,
  FIGURE_BACKGROUNDS,
  FIGURE_PARTS,
  FIGURE_SCOPES,
  PAGE_LIMITS,
  PAGE_PRESETS,
  PAGES,
  PX_PER_INCH,
  THEMES,
  type Page,
  type ThemeId,
} from '../scene';
import { readDataFile, type Output } from './data-file';
import { draw } from './draw';
import { path } from './path';
import { trace } from './trace';
import { DataError, HELP, UsageError } from './usage';

const OPTIONS = {
  ancestors: { type: 'boolean' },
  descendants: { type: 'boolean' },
  at: { type: 'string' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  out: { type: 'string' },
  view: { type: 'string' },
  trace: { type: 'string' },
  link: { type: 'string' },
  theme: { type: 'string' },
  format: { type: 'string' },
  preset: { type: 'string' },
  width: { type: 'string' },
  height: { type: 'string' },
  dpi: { type: 'string' },
  scale: { type: 'string' },
  scope: { type: 'string' },
  background: { type: 'string' },
  without: { type: 'string' },
  title: { type: 'string' },
  subtitle: { type: 'string' },
  font: { type: 'string', multiple: true },
  views: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Which options a command takes; any other one is a mistake that should not pass in silence. */
const COMMANDS: Record<string, { operands: number; options: readonly (keyof typeof OPTIONS)[] }> = {
  validate: { operands: 1, options: [] },
  trace: { operands: 2, options: ['ancestors', 'descendants', 'at', 'json', 'markdown'] },
  path: { operands: 3, options: ['json'] },
  draw: {
    operands: 1,
    options: [
      ...(['out', 'format', 'views', 'view', 'at', 'trace', 'link', 'scope', 'theme', 'background'] as const),
      ...(['without', 'title', 'subtitle', 'preset', 'width', 'height', 'dpi', 'scale', 'font'] as const),
    ],
  },
};

/** Runs one call of the command line and returns its exit code. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    const [command, ...operands] = positionals;
    if (values.help || command === undefined) {
      output.out(HELP);
      return values.help ? 0 : 2;
    }
    const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!known) throw new UsageError(`"${command}" is no command`);
    if (operands.length !== known.operands)
      throw new UsageError(
        `${command} takes ${known.operands} ${known.operands === 1 ? 'operand' : 'operands'}, not ${operands.length}`,
      );
    for (const option of Object.keys(values) as (keyof typeof OPTIONS)[])
      if (!known.options.includes(option)) throw new UsageError(`${command} has no option --${option}`);
    await carryOut(command, operands, values, output);
    return 0;
  } catch (error) {
    if (error instanceof DataError) return 1;
    if (!(error instanceof UsageError)) throw error;
    output.err(`offshoot: ${error.message}\nTry "offshoot --help".\n`);
    return 2;
  }
}

async function carryOut(
  command: string,
  operands: readonly string[],
  values: Values,
  output: Output,
): Promise<void> {
  const [file = '', first = '', second = ''] = operands;
  if (command === 'validate') {
    const { graph } = readDataFile(file, output);
    output.out(
      `${file}: ${graph.actors.length} actors, ${graph.relations.length} relations, ${graph.events.length} events, ${graph.sources.size} sources\n`,
    );
  } else if (command === 'trace') {
    if (values.ancestors && values.descendants)
      throw new UsageError('--ancestors and --descendants exclude one another; leave both out for both');
    const direction: TraceDirection = values.ancestors
      ? 'ancestors'
      : values.descendants
        ? 'descendants'
        : 'both';
    if (values.json && values.markdown) throw new UsageError('--json and --markdown exclude one another');
    const form = values.json ? 'json' : values.markdown ? 'markdown' : 'text';
    trace({ file, actor: first, direction, at: values.at, form }, output);
  } else if (command === 'path') path({ file, from: first, to: second, json: values.json ?? false }, output);
  else {
    const theme = oneOf<ThemeId>('theme', values.theme ?? 'light', Object.keys(THEMES) as ThemeId[]);
    await draw(
      {
        file,
        out:
          values.out ??
          missing(values.views ? '--out FOLDER' : '--out PICTURE.svg, .pdf, .png, .jpg or .webp'),
        format:
          values.format === undefined
            ? undefined
            : (formatNamed(values.format) ?? oneOf('format', values.format, IMAGE_FORMATS)),
        views: values.views ?? false,
        view: values.view === undefined ? undefined : oneOf<ViewKind>('view', values.view, VIEW_KINDS),
        at: values.at,
        trace: values.trace,
        link: values.link,
        scope: values.scope === undefined ? undefined : oneOf('scope', values.scope, FIGURE_SCOPES),
        theme: oneOf<ThemeId>('theme', values.theme ?? 'light', Object.keys(THEMES) as ThemeId[]),
        background: oneOf(
          'background',
          values.background ?? (theme === 'dark' ? 'paper' : 'white'),
          FIGURE_BACKGROUNDS,
        ),
        without: (values.without?.split(',') ?? []).map((part) => oneOf('without', part, FIGURE_PARTS)),
        title: values.title,
        subtitle: values.subtitle,
        page: pageOf(values),
        fonts: values.font ?? [],
      },
      output,
    );
  }
}

/** The page that a call asks for: a preset, or a width in px or mm; pictures of a screen page have two pixels per px. */
function pageOf({ preset, width, height, dpi, scale }: Values): Page {
  if (preset !== undefined && (width !== undefined || height !== undefined))
    throw new UsageError('--preset and --width or --height exclude one another');
  if (dpi !== undefined && scale !== undefined) throw new UsageError('--dpi and --scale exclude one another');
  const density =
    dpi !== undefined
      ? numberOf('dpi', dpi, ...PAGE_LIMITS.dpi)
      : scale !== undefined
        ? numberOf('scale', scale, 0.1, 10) * PX_PER_INCH
        : undefined;
  if (preset !== undefined) {
    const { page } = PAGES[oneOf('preset', preset, PAGE_PRESETS)];
    return atDensity(page, density ?? (preset === 'screen' ? 2 * PX_PER_INCH : page.dpi));
  }
  const unit = [width, height].some((length) => length?.endsWith('mm')) ? 'mm' : 'px';
  const length = (option: 'width' | 'height', text: string) => {
    const digits = text.replace(/(mm|px)$/, '');
    if (text !== digits && !text.endsWith(unit))
      throw new UsageError('--width and --height take the same unit');
    const [least, most] = PAGE_LIMITS[unit];
    return numberOf(option, digits, least, most, unit);
  };
  const page: Page = {
    width: length('width', width ?? (unit === 'mm' ? '180' : '1440')),
    height: height === undefined ? null : length('height', height),
    unit,
    dpi: unit === 'mm' ? 300 : PX_PER_INCH,
  };
  return atDensity(page, density ?? (unit === 'mm' ? 300 : 2 * PX_PER_INCH));
}

function missing(what: string): never {
  throw new UsageError(`draw needs ${what}`);
}

function oneOf<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (!found) throw new UsageError(`--${option} is one of ${known.join(', ')}, not "${value}"`);
  return found;
}

function numberOf(option: string, value: string, least: number, most: number, unit = ''): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number < least || number > most)
    throw new UsageError(
      `--${option} is a number from ${least} to ${most}${unit && ` ${unit}`}, not "${value}"`,
    );
  return number;
}
