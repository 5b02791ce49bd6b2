import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPolicy } from '../../../scripts/policy/run';
import { writePolicies } from '../../../scripts/policy/write-policies';
import { fixtureFile } from '../../fixture-deployments';
import { worldwide } from '../../lib/organization/policies-of';

const parent = mkdtempSync(join(tmpdir(), 'policies-'));
afterAll(() => rmSync(parent, { recursive: true }));

const FILES = [
  'no-bearer-tokens.json',
  'no-data-retention.json',
  'no-global-profiles.json',
  'no-internet.json',
  'regions-in-use.json',
  'routers-behind-api.json',
];

test('the policies are written as JSON, the folder is made', () => {
  const folder = join(parent, 'new', 'folder');
  runPolicy([fixtureFile('sandbox'), '--scp', folder]);
  expect(readdirSync(folder).sort()).toEqual(FILES);
  for (const file of FILES) {
    expect(JSON.parse(readFileSync(join(folder, file), 'utf8'))).toMatchObject({ Version: '2012-10-17' });
  }
});

test('writing the same again changes nothing and says so', () => {
  const folder = join(parent, 'again');
  runPolicy([fixtureFile('sandbox'), '--scp', folder]);
  const lines = runPolicy([fixtureFile('sandbox'), '--scp', folder]).split('\n');
  expect(lines.filter((line) => line.startsWith('unchanged'))).toHaveLength(FILES.length);
});

test('a file that differs is not overwritten, and nothing else is written', () => {
  const folder = mkdtempSync(join(parent, 'edited-'));
  writeFileSync(join(folder, 'no-internet.json'), 'edited by hand');
  expect(() => runPolicy([fixtureFile('sandbox'), '--scp', folder])).toThrow(
    /Nothing written[\s\S]*no-internet\.json/,
  );
  expect(readdirSync(folder)).toEqual(['no-internet.json']);
  expect(readFileSync(join(folder, 'no-internet.json'), 'utf8')).toBe('edited by hand');
});

test('a policy the deployment must not have is left out, and one from before stops the writing', () => {
  const folder = join(parent, 'worldwide');
  expect(writePolicies(worldwide, folder).join('\n')).toMatch(/left out .*the ceiling of public is global/);
  expect(readdirSync(folder)).not.toContain('no-global-profiles.json');
  writeFileSync(join(folder, 'no-global-profiles.json'), '{}');
  expect(() => writePolicies(worldwide, folder)).toThrow(
    /no-global-profiles\.json: the ceiling of public is/,
  );
});

test('a file is not a folder', () => {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  expect(() => runPolicy([fixtureFile('sandbox'), '--scp', file])).toThrow('is not a folder');
  expect(() => runPolicy([fixtureFile('sandbox'), '--scp', join(file, 'below', 'it')])).toThrow(
    /cannot be made or written to: .*file/,
  );
});

test('a place that accepts no folders is refused', () => {
  const [folder, words] =
    process.platform === 'linux'
      ? ['/proc/x/y', /\/proc\/x\/y cannot be made/]
      : ['/dev/null/x', /cannot be/];
  expect(() => runPolicy([fixtureFile('sandbox'), '--scp', folder])).toThrow(words);
});
