import { defineConfig } from '@playwright/test';

const browser = process.env['OFFSHOOT_BROWSER'];
const PORT = 4391;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../../test-results/e2e.json' }],
  ],
  fullyParallel: true,
  workers: 2,
  // Two browsers that lay out and draw on a small machine take their time; what is waited for comes, or the test fails.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    },
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    cwd: '../..',
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
