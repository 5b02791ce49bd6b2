import { rulesOf } from '../account-rules';
import type { Deployment } from '../deployment';
import { isOn, type Model, type ModelOn } from '../model';
import type { Problem } from '../problem';
import { sameImports } from './same-imports';

/**
 * What a deployed file and a new file must have in common, because one resource cannot have both values at once. Each
 * problem says how to make the change with the old and the new beside each other.
 */
export function fixedFields(deployed: Deployment, next: Deployment): readonly Problem[] {
  return [
    ...sameNames(deployed, next),
    ...sameAccountRules(deployed, next),
    ...sameNetwork(deployed, next),
    ...sameImports(deployed, next),
    ...next.models.flatMap((model, index) => {
      const old = deployed.models.find(({ name }) => name === model.name);
      return old ? sameModel(old, model, `models[${index}]`) : [];
    }),
  ];
}

const sameNames = (deployed: Deployment, next: Deployment): readonly Problem[] =>
  (['name', 'account', 'region'] as const).flatMap((path) =>
    next[path] === deployed[path]
      ? []
      : [
          {
            path,
            got: next[path],
            allowed: `${deployed[path]}, as deployed: another value is another deployment`,
            fix: 'give the new deployment a name and a file of its own',
          },
        ],
  );

/**
 * Another path or name replaces every role, and keys and buckets that outlive the stacks name the old ones. Another stack
 * name is another stack. And only the role that deploys may change the guards of retained resources, its successor's name
 * included.
 */
function sameAccountRules(deployed: Deployment, next: Deployment): readonly Problem[] {
  const [before, after] = [rulesOf(deployed), rulesOf(next)];
  const fixed: readonly (readonly [path: string, before: unknown, after: unknown, why: string])[] = [
    [
      'stackNamePrefix',
      before.stackNamePrefix ?? '',
      after.stackNamePrefix ?? '',
      'stacks with other names are another deployment',
    ],
    [
      'roles.path',
      before.roles.path ?? '/',
      after.roles.path ?? '/',
      'another path replaces every role, and retained keys and buckets name the old ones',
    ],
    [
      'roles.name',
      before.roles.name,
      after.roles.name,
      'another name replaces every role, and retained keys and buckets name the old ones',
    ],
    [
      executionRolePath(next),
      executionRoleOf(deployed),
      executionRoleOf(next),
      'this role alone may change the guards of retained resources, and CloudFormation would deploy with another',
    ],
  ];
  return fixed
    .filter(([, old, now]) => old !== now)
    .map(([path, old, now, why]) => ({
      path: `accountRules.${path}`,
      got: now,
      allowed: `${old === undefined || old === '' ? 'none' : String(old)}, as deployed: ${why}`,
      fix: 'keep the deployed value; for another one, make a new deployment and move the callers',
    }));
}

/** The role with which CloudFormation deploys, as far as the file says it. */
function executionRoleOf(deployment: Deployment): string {
  const { synthesis } = rulesOf(deployment);
  if (synthesis.kind === 'credentials') return synthesis.executionRole;
  return synthesis.executionRole ?? `the role cfn-exec of the bootstrap ${synthesis.qualifier}`;
}

const executionRolePath = (deployment: Deployment) =>
  rulesOf(deployment).synthesis.executionRole === undefined
    ? 'synthesis.qualifier'
    : 'synthesis.executionRole';

function sameNetwork(deployed: Deployment, next: Deployment): readonly Problem[] {
  const [shorter, longer] = [deployed.availabilityZones, next.availabilityZones].sort(
    (a, b) => a.length - b.length,
  );
  const zonesKept = shorter?.every((zone, index) => longer?.[index] === zone);
  return [
    ...(zonesKept
      ? []
      : [
          {
            path: 'availabilityZones',
            got: next.availabilityZones,
            allowed: `${deployed.availabilityZones.join(', ')} in this order, with a zone more or less at the end: each has its subnet by its place`,
            fix: 'keep the deployed zones in their places; for other zones, make a new deployment',
          },
        ]),
    ...(deployed.network.cidr === next.network.cidr
      ? []
      : [
          {
            path: 'network.cidr',
            got: next.network.cidr,
            allowed: `${deployed.network.cidr}, as deployed: another block replaces the VPC and all that is in it`,
            fix: 'keep the block; for another one, make a new deployment and move the callers',
          },
        ]),
  ];
}

function sameModel(old: Model, model: Model, path: string): readonly Problem[] {
  if (old.host !== model.host) {
    return [
      {
        path: `${path}.host`,
        got: model.host,
        allowed: `${old.host}, as deployed: one name cannot be on two hosts at once`,
        fix: 'add the model on its new host under another name, deploy, name it in callers and clients, then remove this one',
      },
    ];
  }
  return isOn(old, 'vllm') && isOn(model, 'vllm')
    ? sameCertificate(old.certificate, model.certificate, `${path}.certificate`)
    : [];
}

type Certificate = ModelOn<'vllm'>['certificate'];

function sameCertificate(old: Certificate, next: Certificate, path: string): readonly Problem[] {
  return [
    ...(old.hostName === next.hostName
      ? []
      : [
          {
            path: `${path}.hostName`,
            got: next.hostName,
            allowed: `${old.hostName}, as deployed: running routers connect to this name`,
            fix: 'add a model with the new host name and the same weights under another name, deploy, then remove this one',
          },
        ]),
    ...(old.arn === next.arn || old.caBundle === next.caBundle
      ? []
      : [
          {
            path: `${path}.caBundle`,
            got: next.caBundle?.slice(0, 40),
            allowed:
              'the deployed bundle while the certificate changes: running routers trust what it contains, and the load balancer presents the new certificate at once',
            fix: 'deploy a bundle with the old and the new authority first, then the new certificate, then the new bundle alone',
          },
        ]),
  ];
}
