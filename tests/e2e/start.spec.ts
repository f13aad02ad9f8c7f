import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const START = fileURLToPath(new URL('../../src/start.js', import.meta.url));

test('npm start serves the app and its data at the address that it prints, from wherever it is called', async ({
  page,
}) => {
  const server = spawn(process.execPath, [START], {
    cwd: tmpdir(),
    env: { ...process.env, PORT: '4391', BROWSER: 'none' },
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        const found = /Offshoot is at (\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      };
      server.stdout.on('data', hear);
      server.stderr.on('data', hear);
      server.on('exit', () => reject(new Error(`npm start ended before it served: ${said}`)));
    });
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { name: /Mali 2011/ })).toBeVisible();
  } finally {
    server.kill();
  }
});
