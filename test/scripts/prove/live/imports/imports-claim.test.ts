import { vouched } from '../../../../../lib/config/imports/vouched';
import type { Finding } from '../../../../../scripts/preflight/finding';
import type { ImportedPrerequisite } from '../../../../../scripts/preflight/imported-prerequisite';
import { neededOfImports } from '../../../../../scripts/preflight/needed-of-imports';
import { IMPORT_ACTIONS } from '../../../../../scripts/prove/live/imports/actions';
import { importsClaim } from '../../../../../scripts/prove/live/imports/imports-claim';
import { fixtureDeployment } from '../../../../fixture-deployments';

const deployment = fixtureDeployment('landing-zone');
const all = vouched(deployment);
const needed = neededOfImports(deployment);

/** The claim where everything is as vouched for, but what is of this kind (of this path). */
function claimWith(status: Finding['status'], kind: ImportedPrerequisite['kind'], path = '') {
  const compared = needed.map((prerequisite) => {
    const is = prerequisite.kind === kind && prerequisite.of.path.startsWith(path);
    const finding = {
      subject: prerequisite.of.thing,
      status: is ? status : 'ok',
      words: is ? 'It is so.' : '',
    };
    return { prerequisite, finding } as const;
  });
  return importsClaim(deployment, { all, compared, unread: [] });
}

test('where each thing is as its owner says, the claim lists it as confirmed and holds', () => {
  const { verdict, evidence } = claimWith('ok', 'imported-vpc');
  expect(verdict).toBe('holds');
  expect(evidence).toHaveLength(needed.length);
  expect(evidence.filter((line) => !line.startsWith('confirmed: '))).toEqual([]);
});

test.each([
  ['fail', 'imported-key', '', 'fails', 'different: data key. It is so.'],
  ['unknown', 'imported-key', '', 'undecided', 'not read: data key. It is so.'],
  ['warn', 'imported-routes', '', 'vouched', 'left to its owner: VPC. It is so.'],
  ['warn', 'owner-policy', 'imports.keys.data', 'fails', 'different: data key. It is so.'],
  [
    'warn',
    'owner-policy',
    'imports.accessLogBucket',
    'vouched',
    'left to its owner: access log bucket. It is so.',
  ],
] as const)('%s of %s %s: the claim is %s… %s', (status, kind, path, verdict, line) => {
  const made = claimWith(status, kind, path);
  expect(made.verdict).toBe(verdict);
  expect(made.evidence).toContain(line);
});

test('a thing of another account, which this one cannot read, is left to its owner', () => {
  const hub = deployment.imports.endpoints.findIndex(({ kind }) => kind === 'hub');
  expect(hub).not.toBe(-1);
  expect(claimWith('unknown', 'imported-hub-endpoint').verdict).toBe('vouched');
});

test('a thing that nothing compares is left to its owner, by name and date', () => {
  const { verdict, evidence } = importsClaim(deployment, { all: all.slice(0, 1), compared: [], unread: [] });
  expect(verdict).toBe('vouched');
  expect(evidence).toEqual([
    'left to its owner: VPC vpc-0a1b2c3d4e5f60718, vouched for by network platform team on 2026-11-02',
  ]);
});

test('roles that cannot be compared are not read, and hide no other thing', () => {
  const { prerequisite } = { prerequisite: needed[0] as ImportedPrerequisite };
  const one = { prerequisite, finding: { subject: 'VPC', status: 'fail', words: 'It is gone.' } } as const;
  const { evidence } = importsClaim(deployment, { all: [], compared: [one], unread: ['the imported roles'] });
  expect(evidence).toEqual(['different: VPC. It is gone.', 'not read: the imported roles']);
});

test('all actions read', () => {
  expect(IMPORT_ACTIONS.filter((action) => !/:(Describe|Get|List)/.test(action))).toEqual([]);
});
