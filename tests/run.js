// `npm test`: installs what is missing, a browser included, then types, format, lint, unit, component and end-to-end tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installPackages, must, root } from '../src/install.js';

installPackages();
const { findBrowser } = await import('./browser.js');
const browser = await findBrowser();
if (!browser) {
  console.error(
    'No browser for the tests: install Chrome or Chromium, or set OFFSHOOT_BROWSER to the path of one.',
  );
  process.exit(1);
}
process.env.OFFSHOOT_BROWSER = browser;

const results = `${root}test-results`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;

/**
 * One check that either holds or not.
 * @param {string} name
 * @param {string[]} args of npx
 */
function check(name, args) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('npx', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) passed++;
  else failed++;
}

/**
 * A test runner that writes its counts as JSON; a run that leaves none has failed.
 * @template Report
 * @param {string} name
 * @param {string[]} args of npx
 * @param {string} file that the report is in
 * @param {(report: Report) => { passed: number, failed: number }} countsOf
 */
function suite(name, args, file, countsOf) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('npx', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  if (!existsSync(file)) {
    failed++;
    return;
  }
  const counts = countsOf(JSON.parse(readFileSync(file, 'utf8')));
  passed += counts.passed;
  failed += counts.failed;
  if (status !== 0 && counts.failed === 0) failed++;
}

check('types', ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']);
check('format', ['prettier', '--check', '--log-level', 'warn', '.']);
check('lint', ['eslint', '.', '--max-warnings', '0']);
/**
 * A file that cannot even be loaded has no test that could fail.
 * @param {{ numPassedTests: number, numFailedTests: number, numFailedTestSuites: number }} report
 */
const vitest = ({ numPassedTests, numFailedTests, numFailedTestSuites }) => ({
  passed: numPassedTests,
  failed: numFailedTests || numFailedTestSuites,
});
for (const project of ['unit', 'component']) {
  const file = `${results}/${project}.json`;
  suite(
    `${project} tests`,
    [
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    file,
    vitest,
  );
}
must('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
const e2e = `${results}/e2e.json`;
suite(
  'end-to-end tests',
  ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'],
  e2e,
  (/** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */ { stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }),
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
