import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  FEWEST_LETTERS,
  MOST_CHARACTERS,
  MOST_COVERED,
  MOST_OPERATORS,
  MOST_PAGES,
  MOST_UNPACKED_BYTES,
  OPERATORS_OF_A_FORM,
} from '../../lambda/document-reader/limits';
import { LARGEST_BYTES, LARGEST_UNPACKED_BYTES } from '../../lambda/router/request/attachments/limits';
import { ROUTER_LIMITS, SECOND_OPINION_TIMEOUT_MS } from '../../lib/gateway/router-limits';
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

const { bodyBytes } = ROUTER_LIMITS;
test.each([
  ['the body', `The body may have at most ${bodyBytes} bytes`],
  ['a document in the body', `more than about ${Math.floor(((bodyBytes / 4) * 3) / 1_000_000)} MB`],
  ['pages', `more than ${MOST_PAGES} pages`],
  ['characters', `more than ${MOST_CHARACTERS} characters`],
  ['what a PDF draws', `draws more than ${MOST_OPERATORS}`],
  ['a form', `counted as ${OPERATORS_OF_A_FORM} times`],
  ['what a PDF unpacks into', `more than ${MOST_UNPACKED_BYTES} bytes`],
  ['what office documents unpack into', `more than ${LARGEST_UNPACKED_BYTES} bytes`],
  ['letters', `fewer than ${FEWEST_LETTERS} letters`],
])('the guide states the limit of %s', (_what, words) => {
  expect(guide).toContain(words);
});

test('the guide states which part of a page a scan covers', () => {
  expect(MOST_COVERED).toBe(0.5);
  expect(guide).toContain('cover more than half');
});

test('the guide names no size of a document that no body can have', () => {
  expect(LARGEST_BYTES.document).toBeGreaterThan((bodyBytes / 4) * 3);
  expect(guide).not.toContain(String(LARGEST_BYTES.document));
});
