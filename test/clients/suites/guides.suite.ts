import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { lanes } from '../support/every-host.ts';

// The programs that docs/guides shows, as a reader starts them.

const FOLDER = path.join(import.meta.dirname, '../guides');

const bearer = lanes().find(({ lane }) => lane === 'bearer');
assert.ok(bearer);
const { baseURL, apiKey } = bearer.setup;

for (const file of readdirSync(FOLDER)) {
  test(`the program ${file} prints an answer`, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(FOLDER, file)], {
      env: { PATH: process.env.PATH, LLM_BASE_URL: baseURL, LLM_API_KEY: apiKey },
    });
    assert.match(stdout, /simulated/);
  });
}
