import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { DeploymentError } from '../../../../lib/config/deployment-error';
import { type LockChange, updateLock } from '../../../../lib/config/lock/update-lock';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
const newFile = () => join(folder, `deployment-${count++}.lock.json`);
const FOUND = { on: '2026-11-26', by: 'arn:aws:iam::111122223333:role/publisher' };
const machineImage = (digit: string) => ({ id: `ami-${digit.repeat(17)}`, ...FOUND });

test('the first change makes the file', () => {
  const file = newFile();
  updateLock(file, 'sandbox', { machineImages: { a: machineImage('1') }, versions: { node: '20.20.2' } });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    ...{ schema: 1, deployment: 'sandbox', images: {}, weights: {} },
    ...{ machineImages: { a: machineImage('1') }, versions: { node: '20.20.2' } },
  });
});

test('a change keeps what another person pinned since', () => {
  const file = newFile();
  updateLock(file, 'sandbox', { machineImages: { a: machineImage('1'), b: machineImage('2') } });
  updateLock(file, 'sandbox', { machineImages: { b: machineImage('3'), c: machineImage('4') } });
  const { machineImages } = updateLock(file, 'sandbox', {});
  expect(machineImages).toEqual({ a: machineImage('1'), b: machineImage('3'), c: machineImage('4') });
});

test('null removes a pin', () => {
  const file = newFile();
  updateLock(file, 'sandbox', { machineImages: { a: machineImage('1'), b: machineImage('2') } });
  expect(updateLock(file, 'sandbox', { machineImages: { a: null } }).machineImages).toEqual({
    b: machineImage('2'),
  });
});

test('whatever the order of the changes to different models, the text is the same', () => {
  const changes = ['c', 'a', 'b'].map(
    (model): LockChange => ({ machineImages: { [model]: machineImage('1') } }),
  );
  const written = (order: readonly LockChange[]) => {
    const file = newFile();
    for (const change of order) updateLock(file, 'sandbox', change);
    return readFileSync(file, 'utf8');
  };
  const expected = written(changes);
  expect(expected).toMatch(/\}\n$/);
  fc.assert(
    fc.property(fc.shuffledSubarray(changes, { minLength: 3 }), (order) => written(order) === expected),
    { numRuns: 6 },
  );
});

test.each([
  ['is no lock', '<<<<<<< HEAD'],
  ['is of another deployment', '{ "schema": 1, "deployment": "production" }'],
])('a file that %s is left as it is', (_, text) => {
  const file = newFile();
  writeFileSync(file, text);
  expect(() => updateLock(file, 'sandbox', {})).toThrow(DeploymentError);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a change that is no pin is not written, and the file stays', () => {
  const file = newFile();
  updateLock(file, 'sandbox', { machineImages: { a: machineImage('1') } });
  const before = readFileSync(file, 'utf8');
  expect(() => updateLock(file, 'sandbox', { machineImages: { a: machineImage('0') } })).toThrow();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('nothing is left beside the file', () => {
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a lock that cannot be written is a problem in words', () => {
  const nowhere = join(folder, 'nowhere', 'sandbox.lock.json');
  expect(() => updateLock(nowhere, 'sandbox', {})).toThrow(/got +"ENOENT"[\s\S]*free space on the disk/);
});
