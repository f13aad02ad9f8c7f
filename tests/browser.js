// Finds a browser for the tests: one of the system, else Playwright's own, else Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env.OFFSHOOT_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** @type {(command: string, args: string[]) => boolean} */
const quiet = (command, args) => spawnSync(command, args, { stdio: 'ignore', timeout: 600_000 }).status === 0;

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

/** The path of a Chromium or Chrome; installs one where there is none. Null where that fails too. */
export async function findBrowser() {
  const found = PLACES.find((path) => path && existsSync(path));
  if (found) return found;
  const own = await playwrightsOwn();
  if (own) return own;
  console.log('Installing a browser for the tests …');
  if (quiet('npx', ['playwright', 'install', 'chromium'])) {
    const installed = await playwrightsOwn();
    if (installed) return installed;
  }
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/etc/debian_version')) {
    quiet('apt-get', ['update', '-qq']);
    if (quiet('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']))
      return '/usr/bin/chromium';
  }
  return null;
}
