import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
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

/** What is found only while the page or a test runs would reload it. */
const optimizeDeps = {
  include: ['papaparse', 'webcola/dist/src/rectangle', 'webcola/dist/src/vpsc', 'webcola/dist/src/layout'],
};

/** Programs that run in Node and are built from the same rooms: `vite build --mode cli`. */
const PROGRAMS: Record<string, string> = {
  cli: 'src/cli/main.ts',
  bench: 'tests/bench/bench.ts',
  quality: 'tests/quality/quality.ts',
};

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Puts the reader's code and style into one page, the template of "Export as web page". Its policy names both by their
 * hashes: nothing else runs in it, and it can ask no network for anything.
 */
const readerTemplate: Plugin = {
  name: 'offshoot-reader-template',
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = Object.values(bundle);
    const script = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('');
    const style = files.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : [])).join('');
    for (const name of Object.keys(bundle)) delete bundle[name];
    // No tag that ends the element may stand in it; in JavaScript it can only be part of a string or pattern.
    const code = script.replaceAll('</script', '<\\/script').trim();
    const policy = [
      "default-src 'none'",
      `script-src ${sha256(code)}`,
      `style-src ${sha256(style)}`,
      'font-src data:',
      'img-src data: blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    const source = [
      '<!doctype html><html lang="en"><head><meta charset="utf-8" />',
      '<meta name="viewport" content="width=device-width, initial-scale=1" />',
      `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
      '<meta name="color-scheme" content="light dark" /><title>%OFFSHOOT-TITLE%</title>',
      '<meta id="__________cytoscape_stylesheet" name="cytoscape-styles" content="in the style below" />',
      `<style>${style}</style></head><body><div id="app"></div>`,
      '<noscript>This page draws its picture with JavaScript.</noscript>',
      '<script type="application/json" id="offshoot-data">%OFFSHOOT-DATA%</script>',
      `<script>${code}</script></body></html>\n`,
    ].join('\n');
    this.emitFile({ type: 'asset', fileName: 'web-page.html', source });
  },
};

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
  if (mode === 'reader')
    return {
      root: 'src',
      publicDir: false,
      plugins: [...plugins(), readerTemplate],
      build: {
        outDir: '../dist/app',
        emptyOutDir: false,
        target: 'es2022',
        modulePreload: false,
        // One file: fonts too become part of it.
        assetsInlineLimit: 1_000_000,
        cssCodeSplit: false,
        rolldownOptions: { input: at('src/reader.ts'), output: { format: 'iife' } },
      },
    };
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
    optimizeDeps,
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
            // A busy machine must not fail a test that only computes.
            testTimeout: 30_000,
          },
        },
        {
          plugins: plugins(),
          optimizeDeps,
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
