import { parseArgs } from 'node:util';
import { VIEW_KINDS, type TraceDirection, type ViewKind } from '../model';
import { THEMES, type ThemeId } from '../scene';
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
  width: { type: 'string' },
  scale: { type: 'string' },
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
  draw: { operands: 1, options: ['out', 'view', 'at', 'trace', 'link', 'theme', 'width', 'scale'] },
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
    const known = COMMANDS[command];
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
  else
    await draw(
      {
        file,
        out: values.out ?? missing('--out PICTURE.svg or PICTURE.png'),
        view: values.view === undefined ? undefined : oneOf<ViewKind>('view', values.view, VIEW_KINDS),
        at: values.at,
        trace: values.trace,
        link: values.link,
        theme: oneOf<ThemeId>('theme', values.theme ?? 'light', Object.keys(THEMES) as ThemeId[]),
        width: numberOf('width', values.width ?? '1440', 200, 10_000),
        scale: numberOf('scale', values.scale ?? '2', 0.1, 10),
      },
      output,
    );
}

function missing(what: string): never {
  throw new UsageError(`draw needs ${what}`);
}

function oneOf<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (!found) throw new UsageError(`--${option} is one of ${known.join(', ')}, not "${value}"`);
  return found;
}

function numberOf(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number < least || number > most)
    throw new UsageError(`--${option} is a number from ${least} to ${most}, not "${value}"`);
  return number;
}
