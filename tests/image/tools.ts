import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a program is installed here. What it checks is then checked by it too; Debian has all of them. */
export const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** What a program prints about a file. */
export function ask(program: string, args: (path: string) => string[], bytes: Uint8Array | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'offshoot-')), 'figure');
  writeFileSync(path, bytes);
  return execFileSync(program, args(path), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
