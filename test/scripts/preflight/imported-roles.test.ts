import { randomUUID } from 'node:crypto';
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { readDeployment } from '../../../lib/config/read-deployment';
import type { RoleDescription } from '../../../lib/proof/role-descriptions';
import type { Answer } from '../../../scripts/preflight/answer';
import { check } from '../../../scripts/preflight/check';
import { neededOfRoles } from '../../../scripts/preflight/needed-of-roles';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { everythingImported } from '../../everything-imported';
import { printedHere } from '../../printed-commands/printed-here';
import { synthesized } from '../../synthesized';
import { accountAt } from '../account/account-at';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';

// Roles that another team owns, made in a simulated account from the report for that team, and otherwise.

const moto = motoAccount('us-east-1');
const printed = printedHere();
const ask = async (prerequisite: Prerequisite): Promise<Answer> =>
  printed(await check(prerequisite, accountAt(moto().endpoint, 'us-east-1')));

const deployment = readDeployment(everythingImported, 'everything-imported');
const needed = () =>
  neededOfRoles(deployment, new Map(Object.entries(synthesized(deployment).subject.stacks)));
const of = {
  ...{ path: 'imports.roles.arns.sealed-lane', thing: 'role of sealed-lane', further: [], says: [] },
  by: { name: 'identity and access team', on: '2026-11-16' },
};

let sealed: RoleDescription;
beforeAll(() => {
  for (const one of needed())
    if (one.kind === 'imported-role' && one.role.use === 'sealed-lane') sealed = one.role;
}, 120_000);

test('each role and the instance profile are looked at', () => {
  const kinds = needed().map(({ kind, of: { path } }) => `${kind} ${path}`);
  expect(kinds).toEqual([
    ...Object.keys(everythingImported.imports?.roles?.arns ?? {}).map(
      (use) => `imported-role imports.roles.arns.${use}`,
    ),
    'imported-instance-profile imports.roles.instanceProfile',
  ]);
});

/** Makes the role of the sealed lane in the account, after some changes, and asks whether it is as it has to be. */
async function made(
  changes: Partial<RoleDescription>,
  more: (name: string) => Promise<unknown> = async () => {},
  demanded: Partial<RoleDescription> = {},
) {
  const name = `llm-${randomUUID()}`;
  const boundary = await policy(FURTHER);
  const arn = `arn:aws:iam::${ACCOUNT}:role${sealed.path}${name}`;
  const has = { ...sealed, boundary, ...changes };
  await moto().iam.send(
    new CreateRoleCommand({
      RoleName: name,
      Path: has.path,
      AssumeRolePolicyDocument: text(has.trust),
      ...(has.boundary !== undefined && { PermissionsBoundary: has.boundary }),
      Tags: Object.entries(has.tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  const [first, ...others] = has.policies;
  if (first) {
    await moto().iam.send(
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: first.part,
        PolicyDocument: text(first.document),
      }),
    );
  }
  for (const { document } of others) await attach(name, document);
  await more(name);
  const role = { ...sealed, arn, name, boundary, ...demanded };
  return ask({ kind: 'imported-role', of: { ...of, id: arn }, role, deployment: deployment.name });
}

/** As the owner writes it: the pattern without its marks. */
const text = (document: object) => JSON.stringify(document).replace(/[<>]/g, '');

async function policy(document: object): Promise<string> {
  const PolicyName = `llm-${randomUUID()}`;
  const { Policy } = await moto().iam.send(
    new CreatePolicyCommand({ PolicyName, PolicyDocument: text(document) }),
  );
  return Policy?.Arn ?? '';
}

const attach = async (RoleName: string, document: object) =>
  moto().iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: await policy(document) }));

const FURTHER = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
};

withMoto('a role as the report says is accepted, with inline and with attached policies', async () => {
  expect(await made({})).toBeUndefined();
});

withMoto('a role that does not exist is named, with its owner', async () => {
  const gone = { ...sealed, name: 'llm-none' };
  const id = `arn:aws:iam::${ACCOUNT}:role/llm-none`;
  const answer = await ask({ kind: 'imported-role', of: { ...of, id }, role: gone, deployment: 'llm' });
  expect(answer?.words).toContain(`This account has no role of sealed-lane ${id}`);
  expect(answer?.words).toContain('Ask identity and access team');
});

withMoto('a role at another path is refused', async () => {
  expect((await made({ path: '/elsewhere/' }))?.words).toContain('its ARN is arn:aws:iam::');
});

withMoto('a role without the boundary that the account demands is refused', async () => {
  expect((await made({ boundary: undefined }))?.words).toContain('its permissions boundary is none, not');
});

withMoto('a role without the tags that policies look for is refused, each named', async () => {
  const words = (await made({ tags: { application: 'other' } }))?.words;
  expect(words).toContain('its tag application is other; it has to be hybrid-llm');
  expect(words).toContain('its tag dp:exclude:network is not there; it has to be true');
});

withMoto('a role that another service may assume is refused', async () => {
  const trust: RoleDescription['trust'] = {
    Version: '2012-10-17',
    Statement: [
      ...sealed.trust.Statement,
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  };
  expect((await made({ trust }))?.words).toContain('its trust policy also has:');
});

withMoto('a role without one of its policies is refused, and each statement is named', async () => {
  const words = (await made({ policies: sealed.policies.filter(({ part }) => part !== 'models') }))?.words;
  expect(words).toMatch(/its policies do not have this statement: .*bedrock-mantle:\*/);
});

withMoto.each([
  [
    'an inline',
    (RoleName: string) =>
      moto().iam.send(
        new PutRolePolicyCommand({ RoleName, PolicyName: 'more', PolicyDocument: JSON.stringify(FURTHER) }),
      ),
  ],
  ['an attached', (RoleName: string) => attach(RoleName, FURTHER)],
] as const)('a role that %s policy allows more is refused', async (_kind, more) => {
  expect((await made({}, more))?.words).toMatch(/its policies also allow: .*s3:GetObject/);
});

withMoto('a role that is denied more is a warning: it may lack what it needs', async () => {
  const [Statement] = FURTHER.Statement;
  const answer = await made({}, (name) =>
    attach(name, { ...FURTHER, Statement: [{ ...Statement, Effect: 'Deny' }] }),
  );
  expect(answer).toMatchObject({
    status: 'warn',
    words: expect.stringMatching(/its policies also deny: .*s3:GetObject.*Ask identity and access team/),
  });
});

withMoto('a role with a boundary that the file does not name is a warning', async () => {
  const boundary = await policy(FURTHER);
  const answer = await made({ boundary }, undefined, { boundary: undefined });
  expect(answer).toMatchObject({
    status: 'warn',
    words: expect.stringContaining(`it has the permissions boundary ${boundary}`),
  });
});

describe('an instance profile', () => {
  const asked = async (roles: readonly string[], role: string) => {
    const InstanceProfileName = `llm-${randomUUID()}`;
    const { InstanceProfile } = await moto().iam.send(
      new CreateInstanceProfileCommand({ InstanceProfileName }),
    );
    for (const RoleName of roles) {
      await moto().iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: text(sealed.trust) }),
      );
      await moto().iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
    }
    const id = InstanceProfile?.Arn ?? '';
    return ask({ kind: 'imported-instance-profile', of: { ...of, thing: 'instance profile', id }, role });
  };
  const arn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

  withMoto('with the role of instances is accepted', async () => {
    expect(await asked(['gpu'], arn('gpu'))).toBeUndefined();
  });

  withMoto('with another role is refused', async () => {
    expect((await asked(['gpu-2'], arn('gpu')))?.words).toContain(
      `its role is ${arn('gpu-2')}, not ${arn('gpu')}`,
    );
  });

  withMoto('without a role is refused', async () => {
    expect((await asked([], arn('gpu')))?.words).toContain('its role is none');
  });
});
