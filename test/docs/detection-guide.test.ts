import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECOND_OPINION_TIMEOUT_MS } from '../../lib/gateway/router-limits';
import { problemsAfter } from '../lib/config/changed';

const guide = readFileSync(join(__dirname, '../../docs/guides/detection.md'), 'utf8');

test('the section in the guide is valid in a deployment', () => {
  const shown = /```\nsecondOpinion: (\{.*?\n\}),\n```/s.exec(guide)?.[1] ?? '';
  // The section is JSON but for its quotes, its unquoted names and its trailing commas.
  const json = shown
    .replaceAll("'", '"')
    .replace(/(\w+):/g, '"$1":')
    .replace(/,(\s*\})/g, '$1');
  expect(problemsAfter({ secondOpinion: JSON.parse(json) })).toEqual([]);
});

test('the guide states the time limit of a second opinion', () => {
  expect(SECOND_OPINION_TIMEOUT_MS).toBe(5000);
  expect(guide).toContain('within five seconds');
});
