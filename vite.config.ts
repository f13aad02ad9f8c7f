import { svelte } from '@sveltejs/vite-plugin-svelte';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The development server injects styles and scripts inline, which the page's strict policy forbids. */
const withoutPolicyInDevelopment: Plugin = {
  name: 'offshoot-development-policy',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

const plugins = () => [svelte({ configFile: at('svelte.config.js') }), withoutPolicyInDevelopment];

/** Programs that run in Node and are built from the same rooms: `vite build --mode cli`. */
const PROGRAMS: Record<string, string> = { cli: 'src/cli/main.ts', bench: 'tests/bench/bench.ts' };

/** The browser that tests/run.js found; without it Playwright looks for its own. */
const browserPath = process.env['OFFSHOOT_BROWSER'];

export default defineConfig(({ mode }): ViteUserConfig => {
  const program = PROGRAMS[mode];
  if (program) {
    return {
      build: {
        ssr: at(program),
        outDir: at(`dist/${mode}`),
        emptyOutDir: true,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: `${mode === 'cli' ? 'offshoot' : mode}.js` } },
      },
      plugins: [],
      // Bundled whole but for what holds machine code: `npx offshoot` needs little beside the built file.
      ssr: { noExternal: true, external: ['@resvg/resvg-js', '@jsquash/jpeg', '@jsquash/webp'] },
    };
  }
  return {
    root: 'src',
    base: './',
    publicDir: '../graph-data',
    plugins: plugins(),
    build: {
      outDir: '../dist/app',
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // The page's policy loads fonts and images from files only.
      assetsInlineLimit: 0,
    },
    worker: { format: 'es' },
    optimizeDeps: {
      include: ['webcola/dist/src/rectangle', 'webcola/dist/src/vpsc', 'webcola/dist/src/layout'],
    },
    server: { fs: { allow: [at('.')] } },
    test: {
      root: at('.'),
      projects: [
        {
          plugins: plugins(),
          test: {
            name: 'unit',
            root: at('.'),
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/**/*.browser.test.ts', 'tests/e2e/**'],
            environment: 'node',
          },
        },
        {
          plugins: plugins(),
          test: {
            name: 'component',
            root: at('.'),
            include: ['tests/**/*.browser.test.ts'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: browserPath && existsSync(browserPath) ? { executablePath: browserPath } : {},
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  };
});
