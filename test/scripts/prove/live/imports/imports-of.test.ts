import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { readDeployment } from '../../../../../lib/config/read-deployment';
import type { Template } from '../../../../../lib/proof/template/template';
import { neededOfRoles } from '../../../../../scripts/preflight/needed-of-roles';
import { importsOf } from '../../../../../scripts/prove/live/imports/imports-of';
import { everythingImported } from '../../../../everything-imported';
import { fixtureDeployment } from '../../../../fixture-deployments';
import { synthesized } from '../../../../synthesized';
import { accountAt } from '../../../account/account-at';
import { isInstalled, motoAccount, withMoto } from '../../../account/moto-account';

// A deployment that imports everything, in a simulated account that has the roles as the report for their owner says.

const moto = motoAccount('us-east-1');
const deployment = readDeployment(everythingImported, 'everything-imported');
const use = 'sealed-lane';
const arn = deployment.imports.roles?.arns[use] ?? '';
const RoleName = arn.split('/').at(-1) ?? '';

let templates: ReadonlyMap<string, Template>;

beforeAll(async () => {
  if (!isInstalled) return;
  templates = new Map(Object.entries(synthesized(deployment).subject.stacks));
  const { iam } = moto();
  for (const one of neededOfRoles(deployment, templates)) {
    if (one.kind !== 'imported-role' || one.role.use !== use) continue;
    const { path, trust, boundary, tags, policies } = one.role;
    await iam.send(
      new CreateRoleCommand({
        RoleName,
        Path: path,
        AssumeRolePolicyDocument: JSON.stringify(trust),
        PermissionsBoundary: boundary,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    for (const [index, { document }] of policies.entries()) await put(`reported-${index}`, document);
  }
}, 120_000);

/** Writes a policy as the owner does: a pattern without its marks. */
const put = (PolicyName: string, document: object) => {
  const PolicyDocument = JSON.stringify(document).replace(/[<>]/g, '');
  return moto().iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
};

const claimed = async () =>
  (await importsOf({ deployment, account: accountAt(moto().endpoint, 'us-east-1'), templates }))[0];

const OF_ROLE = `role of ${use} ${arn}, vouched for by identity and access team on 2026-11-16`;

withMoto(
  'a role that is as the report for its owner says is confirmed; what is not there is different',
  async () => {
    const { verdict, evidence = [] } = (await claimed()) ?? {};
    expect(verdict).toBe('fails');
    expect(evidence.join('\n')).not.toContain(OF_ROLE);
    expect(evidence.join('\n')).toContain('This account has no role of open-lane');
    expect(evidence.join('\n')).toContain('This account has no data key');
  },
);

withMoto('a policy that was added to an imported role is found, with what it allows', async () => {
  await put('planted', {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  });
  const { evidence = [] } = (await claimed()) ?? {};
  const line = evidence.find((one) => one.includes(OF_ROLE));
  expect(line).toMatch(/^different: /);
  expect(line).toContain('its policies also allow');
  expect(line).toContain('s3:GetObject');
});

test('a deployment that imports nothing has no such claim', async () => {
  const account = accountAt('http://127.0.0.1:1', 'us-east-1');
  const starter = fixtureDeployment('starter');
  expect(await importsOf({ deployment: starter, account, templates: new Map() })).toEqual([]);
});
