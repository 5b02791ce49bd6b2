import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTemporaryAssembly } from '../../../lib/assembly/temporary-assembly';
import { assemblyClaim } from '../../../lib/proof/claims/assembly';
import { type Subject, worldOf } from '../../../lib/proof/subject';
import { readSubject } from '../../../scripts/prove/synthesized-subject';
import { fixtureDeployment } from '../../fixture-deployments';

// Files of a real cloud assembly, changed as somebody could change them between synth and deploy.

const deployment = fixtureDeployment('starter');
const folder = mkdtempSync(join(tmpdir(), 'assembly-'));

beforeAll(() => {
  withTemporaryAssembly(deployment, { bundling: true }, (outdir) =>
    cpSync(outdir, join(folder, 'original'), { recursive: true }),
  );
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The claim about an assembly in which some files are changed. */
function claimAfter(change: (assembly: string) => void) {
  const assembly = mkdtempSync(join(folder, 'changed-'));
  cpSync(join(folder, 'original'), assembly, { recursive: true });
  change(assembly);
  const subject: Subject = readSubject(deployment, assembly);
  return assemblyClaim({ deployment, subject, world: worldOf(subject) });
}

const read = (assembly: string, file: string) => readFileSync(join(assembly, file), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever the file has.
function edit(assembly: string, file: string, change: (json: any) => void): void {
  const json = JSON.parse(read(assembly, file));
  change(json);
  writeFileSync(join(assembly, file), JSON.stringify(json));
}

const image = {
  type: 'aws:cdk:asset',
  data: { packaging: 'container-image', id: 'x', sourceHash: 'x', path: 'x' },
};
const parameter = {
  type: 'aws:cdk:asset',
  data: {
    packaging: 'file',
    id: 'x',
    sourceHash: '/other/image',
    path: 'cdk.out',
    s3BucketParameter: 'BootstrapVersion',
    s3KeyParameter: 'BootstrapVersion',
    artifactHashParameter: 'SsmParameterValueImage',
  },
};

test('the assembly as synthesized has nothing that the CDK acts on, besides stacks and uploads', () => {
  expect(claimAfter(() => undefined)).toEqual(expect.objectContaining({ holds: true }));
});

test.each([
  { what: 'has the CDK build and push an image', entry: image },
  { what: 'has the CDK upload a file and set parameters of a stack', entry: parameter },
  { what: 'is of a type that nobody knows', entry: { type: 'aws:cdk:other', data: 1 } },
  {
    what: 'adds a tag that a service acts on',
    entry: { type: 'aws:cdk:stack-tags', data: [{ key: 'InspectorExclusion', value: 'x' }] },
  },
])('metadata that $what is noticed, in the manifest and in the file beside it', ({ entry }) => {
  const inManifest = claimAfter((assembly) =>
    edit(assembly, 'manifest.json', ({ artifacts }) => {
      artifacts['starter-gateway'].metadata = { '/x': [entry] };
    }),
  );
  const inFile = claimAfter((assembly) =>
    edit(assembly, 'starter-gateway.metadata.json', (json) => {
      json['/x'] = [entry];
    }),
  );
  expect([inManifest.verdict, inFile.verdict]).toEqual(['fails', 'fails']);
});

test('metadata in another file than the one of its stack is noticed', () => {
  const { evidence } = claimAfter((assembly) => {
    writeFileSync(join(assembly, 'other.json'), '{}');
    edit(assembly, 'manifest.json', ({ artifacts }) => {
      artifacts['starter-gateway'].additionalMetadataFile = 'other.json';
    });
  });
  expect(evidence).toEqual([expect.stringContaining('additionalMetadataFile is "other.json"')]);
});

test.each([
  { what: 'context that the CDK looks up with a role', section: { missing: [{ key: 'x' }] } },
  { what: 'a runtime', section: { runtime: { libraries: {} } } },
  { what: 'anything else', section: { other: 1 } },
])('a manifest with $what is noticed', ({ section }) => {
  const { verdict } = claimAfter((assembly) =>
    edit(assembly, 'manifest.json', (json) => Object.assign(json, section)),
  );
  expect(verdict).toBe('fails');
});

test.each([
  ['manifest.json', '"artifacts"'],
  ['starter-foundation.template.json', '"Resources"'],
  ['starter-gateway.assets.json', '"files"'],
  ['starter-gateway.metadata.json', '"/starter-gateway"'],
])(
  '%s with a key that occurs twice is undecided: the last value may not be the one that is deployed',
  (file, key) => {
    const { verdict, evidence } = claimAfter((assembly) => {
      const [before = '', ...after] = read(assembly, file).split(`${key}:`);
      writeFileSync(join(assembly, file), [before, ...after].join(`${key}: {}, ${key}:`));
    });
    expect(verdict).not.toBe('holds');
    expect(evidence).toContainEqual(`${file}: the key ${key} is lost, because an object has a key twice`);
  },
);
