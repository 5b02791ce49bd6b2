import { progressInWords, showProgress, sizeInWords } from '../../../scripts/stage-weights/progress-line';
import { Progress, type ProgressState } from '../../../scripts/weights/progress';

const GIB = 2 ** 30;
const half: ProgressState = {
  stage: 'upload',
  bytes: 8 * GIB,
  ofBytes: 16 * GIB,
  files: 3,
  ofFiles: 9,
  rate: 200 * 2 ** 20,
  remaining: 41,
};

test('a line says how much, how fast and how long', () => {
  expect(progressInWords(half, true)).toBe(
    'uploading [##########----------] 50 %, 8.0 GiB of 16.0 GiB, 3 of 9 files, 200.0 MiB/s, 41 s left',
  );
});

test('in a log there is no bar', () => {
  expect(progressInWords(half, false)).toMatch(/^uploading 50 %/);
});

test.each([
  [89, '89 s'],
  [91, '2 min'],
  [3600, '60 min'],
  [7260, '2 h 1 min'],
])('%i seconds are %s', (remaining, words) => {
  expect(progressInWords({ ...half, remaining }, false)).toMatch(new RegExp(`${words} left$`));
});

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1.0 KiB'],
  [1.5 * GIB, '1.5 GiB'],
  [3 * 2 ** 50, '3072.0 TiB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});

/** What a run of a hundred steps of one second writes. */
function written(isTTY: boolean): readonly string[] {
  const lines: string[] = [];
  let now = 0;
  const show = showProgress('qwen3-8b', { isTTY, columns: 60, write: (text) => lines.push(text) }, () => now);
  const progress = new Progress('read', { bytes: 100, files: 1 }, show, () => now);
  for (let step = 0; step < 100; step++) {
    now += 1000;
    progress.add(1);
  }
  progress.endFile();
  return lines;
}

test('a log gets a line every half minute and one at the end', () => {
  expect(written(false)).toHaveLength(5);
  expect(written(false).at(-1)).toBe(
    'qwen3-8b: reading 100 %, 100 bytes of 100 bytes, 1 of 1 files, 1 bytes/s\n',
  );
});

test('a terminal gets one line that is drawn again, no longer than it is wide', () => {
  const lines = written(true);
  expect(lines).toHaveLength(102);
  expect(lines.every((line) => line.startsWith('\r\u001b[K') && line.trimEnd().length <= 59 + 4)).toBe(true);
  expect(lines.filter((line) => line.endsWith('\n'))).toHaveLength(1);
});

test('what an earlier run has moved does not count for the speed', () => {
  const states: ProgressState[] = [];
  let now = 0;
  const progress = new Progress(
    'upload',
    { bytes: 1000, files: 2 },
    (state) => states.push(state),
    () => now,
  );
  progress.add(600, { alreadyDone: true });
  now = 2000;
  progress.add(100);
  expect(states.at(-1)).toMatchObject({ bytes: 700, rate: 50, remaining: 6 });
});
