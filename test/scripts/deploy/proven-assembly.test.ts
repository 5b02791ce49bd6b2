import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../../lib/assembly/app';
import { synthesize } from '../../../lib/assembly/synthesize';
import { proveAssembly } from '../../../scripts/deploy/proven-assembly';
import { fixtureDeployment, fixtureFile } from '../../fixture-deployments';

// A deploy proves the files of the assembly that it sends, so a change after the synth is seen.

const starter = fixtureDeployment('starter');
const folder = mkdtempSync(path.join(tmpdir(), 'proven-'));
const assembly = path.join(folder, 'assembly');
beforeAll(() => {
  synthesize(createApp({ outdir: assembly }), starter, { now: new Date(), onWarning: () => undefined });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Changes a template of the assembly while `inside` runs. */
function withTemplate(stack: string, from: string, to: string, inside: () => void): void {
  const file = path.join(assembly, `${stack}.template.json`);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  try {
    inside();
  } finally {
    writeFileSync(file, text);
  }
}

test('an assembly on which every claim holds may be deployed, and the number of claims is printed', () => {
  expect(proveAssembly(starter, assembly)).toMatch(/^Proof: all [1-9]\d* claims hold\.$/);
});

test.each([
  ['starter-foundation', '"bedrock:InvokeModelWithResponseStream"', '"bedrock:*"'],
  ['starter-gateway', '"AuthorizationType": "AWS_IAM"', '"AuthorizationType": "NONE"'],
])(
  'an assembly whose %s has %s replaced by %s is refused, with the claim and the reason',
  (stack, from, to) => {
    withTemplate(stack, from, to, () => {
      expect(() => proveAssembly(starter, assembly, fixtureFile('starter'))).toThrow(
        /^Refused: \d+ of \d+ claims do not hold[\s\S]*Nothing is deployed\.\n\n\S+: .+\n {4}.+[\s\S]*npm run prove -- .*starter\.ts$/,
      );
    });
  },
);
