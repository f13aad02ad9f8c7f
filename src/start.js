// `npm start`: installs what is missing, builds what has changed, serves the app and prints its address.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { installPackages, must, root } from './install.js';

/**
 * The latest change of a file or anything below a folder, in ms.
 * @param {string} path
 * @returns {number}
 */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAt(`${path}/${name}`)));
}

function isBuilt() {
  const built = `${root}dist/app/index.html`;
  if (!existsSync(built) || !existsSync(`${root}dist/cli/offshoot.js`)) return false;
  const sources = ['src', 'graph-data', 'package-lock.json', 'vite.config.ts', 'svelte.config.js'];
  return Math.max(...sources.map((name) => changedAt(`${root}${name}`))) < statSync(built).mtimeMs;
}

/**
 * Opens the reader's browser where there is a desktop to show it on.
 * @param {string} url
 */
function openBrowser(url) {
  if (process.env.CI || process.env.BROWSER === 'none' || !process.stdout.isTTY) return;
  const desktop =
    process.platform === 'darwin' ||
    process.platform === 'win32' ||
    process.env.DISPLAY ||
    process.env.WAYLAND_DISPLAY;
  if (!desktop) return;
  /** @type {[string, string[]]} */
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined) // the address stands on the screen as well
    .unref();
}

// The configuration's folders count from the project's, wherever the reader calls this from.
process.chdir(root);
installPackages();
if (!isBuilt()) {
  console.log('Building …');
  must('npm', ['run', '--silent', 'build']);
}
const { preview } = await import('vite');
const server = await preview({
  configFile: `${root}vite.config.ts`,
  logLevel: 'error',
  preview: { port: Number(process.env.PORT) || 4173 },
});
const url = server.resolvedUrls?.local[0] ?? `http://localhost:${server.config.preview.port}/`;
console.log(`\n  Offshoot is at ${url}\n  Stop it with Ctrl+C.\n`);
openBrowser(url);
