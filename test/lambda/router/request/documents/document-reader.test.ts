import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocumentReader } from '../../../../../lambda/router/request/documents/document-reader';
import { runFolder } from '../../../../once-per-run';
import { documentReaderFile } from '../../support/document-reader';
import { flate, pdf } from '../../support/pdf';

const LIMITS = { ms: 20_000, baseMs: 20_000, msPerByte: 0, bytes: 512 * 1024 * 1024 };

/** A reader whose thread runs this program. */
function running(program: string, limits = LIMITS) {
  const file = join(runFolder(), `thread-${program.length}-${limits.ms}.mjs`);
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';\nconst started = () => parentPort.postMessage('started');\n${program}`,
  );
  return createDocumentReader(file, limits);
}
const one = [Buffer.from('%PDF-1.7')];
const answersLate = "started(); setTimeout(() => parentPort.postMessage({ text: 'one' }), 1_000);";

test('a thread that does not end is ended after the limit of time', async () => {
  expect(await running('started(); for (;;);', { ...LIMITS, ms: 300 })(one)).toEqual([
    { fault: 'takes-too-long' },
  ]);
});

test('a small document has the base of time', async () => {
  expect(await running('started();for (;;);', { ...LIMITS, ms: 60_000, baseMs: 300 })(one)).toEqual([
    { fault: 'takes-too-long' },
  ]);
});

test('each byte adds time', async () => {
  const limits = { ...LIMITS, baseMs: 1, msPerByte: 2_000 };
  expect(await running(answersLate, limits)(one)).toEqual([{ text: 'one' }]);
});

test('the bytes of all documents add time', async () => {
  const limits = { ...LIMITS, baseMs: 1, msPerByte: 2_000 };
  const program = `${answersLate} setTimeout(() => parentPort.postMessage({ text: 'two' }), 1_001);`;
  expect(await running(program, limits)([Buffer.alloc(0), ...one])).toEqual([
    { text: 'one' },
    { text: 'two' },
  ]);
});

test('bytes add no more than the limit of time', async () => {
  const limits = { ...LIMITS, ms: 400, msPerByte: 60_000 };
  expect(await running('started(); for (;;) ;', limits)(one)).toEqual([{ fault: 'takes-too-long' }]);
});

test('the start of the thread takes nothing from the time of the documents', async () => {
  const program =
    "await new Promise((done) => setTimeout(done, 2_000)); started(); parentPort.postMessage({ text: 'one' });";
  expect(await running(program, { ...LIMITS, baseMs: 1_500 })(one)).toEqual([{ text: 'one' }]);
});

test('a PDF of 2 KB whose forms draw forms, ten times each, is ended after the limit of time', async () => {
  const resources = (number: number) => `/Resources << /XObject << /X ${number} 0 R >> >>`;
  const objects = Array.from({ length: 12 }, (_form, index) =>
    flate('/X Do '.repeat(10), `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${resources(11 + index)}`),
  );
  const document = pdf([{ content: '/X Do', resources: '/XObject << /X 10 0 R >>' }], { objects });
  const read = createDocumentReader(documentReaderFile());
  expect(await read([document])).toEqual([{ fault: 'takes-too-long' }]);
}, 90_000);

test('a thread whose buffers need too much memory is ended', async () => {
  const program = 'started(); const all = []; for (;;) all.push(Buffer.alloc(8_000_000, 1));';
  const reader = running(program, { ...LIMITS, bytes: 100_000_000 });
  expect(await reader(one)).toEqual([{ fault: 'takes-too-much-memory' }]);
});

test('a thread whose objects need too much memory is ended', async () => {
  const program = 'started(); const all = []; for (;;) all.push({ value: [all.length] });';
  const limits = { ...LIMITS, ms: 60_000, baseMs: 60_000, bytes: Number.POSITIVE_INFINITY };
  expect(await running(program, limits)(one)).toEqual([{ fault: 'takes-too-much-memory' }]);
}, 90_000);

test.each([
  ['throws', "throw new Error('4111');"],
  ['rejects', "Promise.reject(new Error('4111'));"],
  ['ends', 'process.exit(1);'],
  ['never answers', ''],
])('a thread that %s after its start makes the document damaged', async (_how, program) => {
  expect(await running(`started(); ${program}`)(one)).toEqual([{ fault: 'damaged' }]);
});

test('a reader that cannot start is a fault of the router, not of the document', async () => {
  await expect(createDocumentReader(join(runFolder(), 'none.mjs'))(one)).rejects.toThrow('none.mjs');
});

test('a reading that came before the fault stays', async () => {
  const program = "started(); parentPort.postMessage({ text: 'one' }); for (;;);";
  expect(await running(program, { ...LIMITS, baseMs: 1_000 })([...one, ...one])).toEqual([
    { text: 'one' },
    { fault: 'takes-too-long' },
  ]);
});

test('the thread has no environment variables, and prints nothing', async () => {
  const program =
    "started(); console.log('4111'); console.error('4111'); parentPort.postMessage({ env: process.env });";
  expect(await running(program)(one)).toEqual([{ env: {} }]);
});

test('the reader of the router reads one document after the other', async () => {
  const read = createDocumentReader(documentReaderFile(), LIMITS);
  expect(await read([pdf([['one']]), pdf([['two']])])).toMatchObject([{ text: 'one' }, { text: 'two' }]);
});
