import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import {
  defaultDeployment,
  deploymentFile,
  deploymentNames,
  findDeployment,
} from '../../../lib/config/find-deployment';
import starter from '../../fixtures/deployments/starter';

const scratch = mkdtempSync(join(tmpdir(), 'find-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A folder with these deployments. */
function folderOf(...names: readonly string[]): string {
  const folder = join(mkdtempSync(join(scratch, 'f-')), 'deployments');
  mkdirSync(folder);
  for (const name of names) {
    writeFileSync(join(folder, `${name}.ts`), `export default ${JSON.stringify({ ...starter, name })}`);
  }
  return folder;
}

test('the deployments of a folder are its TypeScript files, declarations and subfolders left out', () => {
  const folder = folderOf('paris', 'berlin');
  writeFileSync(join(folder, 'types.d.ts'), '');
  writeFileSync(join(folder, 'berlin.lock.json'), '{}');
  mkdirSync(join(folder, 'snapshots'));
  expect(deploymentNames(folder)).toEqual(['berlin', 'paris']);
});

test('a folder that is not there has no deployments: git keeps no empty folder', () => {
  expect(deploymentNames(join(scratch, 'nowhere'))).toEqual([]);
});

test('a deployment is found by its name', () => {
  expect(findDeployment('paris', folderOf('paris')).name).toBe('paris');
});

test.each([
  ['its path', (file: string) => file],
  ['its path without the ending', (file: string) => file.slice(0, -'.ts'.length)],
  ['its path from the working directory', (file: string) => relative('', file)],
])('a deployment anywhere is found by %s', (_how, pathOf) => {
  expect(findDeployment(pathOf(join(folderOf('paris'), 'paris.ts'))).name).toBe('paris');
});

test('a path is never looked up in the deployments folder', () => {
  expect(() => findDeployment('./paris', folderOf('paris'))).toThrow('./paris.ts is not a valid deployment');
});

test('a deployment in a subfolder can be found by its path only', () => {
  const folder = folderOf('paris');
  expect(() => findDeployment('paris', join(folder, '..'))).toThrow('nothing yet');
});

test.each([
  ['name', () => 'pariss'],
  ['path', (folder: string) => join(folder, 'pariss.ts')],
])('for a %s without a file, the error lists the deployments and suggests one', (_what, typed) => {
  const folder = folderOf('paris', 'berlin');
  const finding = () => findDeployment(typed(folder), folder);
  expect(finding).toThrow(/deployments\/pariss\.ts is not a valid deployment: 1 problem/);
  expect(finding).toThrow(/allowed {2}berlin, paris\n.*did you mean "paris"/);
});

test('if there is no deployment yet, the error names the command that writes one', () => {
  expect(() => findDeployment('paris', folderOf())).toThrow(/nothing yet[\s\S]*npm run new-deployment/);
});

test('the file of a deployment is the same by name and by path', () => {
  const folder = folderOf('paris');
  const file = join(folder, 'paris.ts');
  expect([deploymentFile('paris', folder), deploymentFile(file)]).toEqual([file, file]);
});

test.each([
  [['berlin', 'sandbox', 'starter'], 'sandbox'],
  [['berlin'], 'berlin'],
])('of %j, a command that names no deployment takes %s', (names, taken) => {
  expect(defaultDeployment(folderOf(...names))).toBe(taken);
});

test('without a sandbox and with several others, a command that names none gets an error that lists them', () => {
  expect(() => defaultDeployment(folderOf('paris', 'berlin'))).toThrow(
    /allowed {2}berlin, paris\n.*names no deployment.*: name one of these\n/,
  );
});

test('without any deployment, a command that names none gets an error that says how to write one', () => {
  expect(() => defaultDeployment(folderOf())).toThrow(/nothing yet[\s\S]*npm run new-deployment/);
});

describe('the deployments of a folder', () => {
  const write = (folder: string, name: string, cidr: string) =>
    writeFileSync(
      join(folder, `${name}.ts`),
      `export default ${JSON.stringify({ ...starter, name, network: { cidr } })}`,
    );

  test('share no address: each of two that do is refused, and names the other', () => {
    const folder = folderOf();
    write(folder, 'paris', '10.1.0.0/16');
    write(folder, 'berlin', '10.1.16.0/20');
    expect(() => findDeployment('paris', folder)).toThrow(
      'no address in common with deployments/berlin.ts, 10.1.16.0/20',
    );
    expect(() => findDeployment('berlin', folder)).toThrow(
      'no address in common with deployments/paris.ts, 10.1.0.0/16',
    );
  });

  test('may be neighbours', () => {
    const folder = folderOf();
    write(folder, 'paris', '10.1.0.0/20');
    write(folder, 'berlin', '10.1.16.0/20');
    expect(findDeployment('paris', folder).name).toBe('paris');
  });

  test('do not stop each other by being broken', () => {
    const folder = folderOf('paris');
    writeFileSync(join(folder, 'berlin.ts'), 'export default {');
    writeFileSync(join(folder, 'rome.ts'), 'export default { network: 7 }');
    expect(findDeployment('paris', folder).name).toBe('paris');
  });
});
