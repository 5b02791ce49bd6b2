import type { Deployment } from '../deployment';
import { IMPORTED_ROLES, type ImportedRoles } from '../imports/imported-roles';
import { groupsGiven, type ImportedSecurityGroups } from '../imports/imported-security-groups';
import type { ImportedVpc } from '../imports/imported-vpc';
import { type Vouched, vouched } from '../imports/vouched';
import type { Problem } from '../problem';

/**
 * What the deployed file imports, the new file imports, and nothing else. To create in place of an import, or the reverse,
 * or to import another thing, would replace what runs in it or what it encrypts. Who vouches for it may change at any time,
 * and so may the id of an endpoint, which its owner may have made anew, and the topic of alarms.
 */
export function sameImports(deployed: Deployment, next: Deployment): readonly Problem[] {
  const kept = (file: Deployment) =>
    vouched(file).filter(({ path }) => !MAY_CHANGE.some((one) => path.startsWith(one)));
  const [before, after] = [kept(deployed), kept(next)];
  const things = new Set([...before, ...after].map(({ thing }) => thing));
  const problems = [...things].flatMap((name) => {
    const find = (list: readonly Vouched[]) => list.find(({ thing }) => thing === name);
    const [old, one] = [find(before), find(after)];
    return old?.id === one?.id ? [] : [changed(old, one)];
  });
  if (problems.length > 0) return problems;
  return [
    ...sameSubnets(deployed.imports.vpc, next.imports.vpc),
    ...sameEndpoints(deployed.imports.endpoints, next.imports.endpoints),
    ...sameRoles(deployed.imports.roles, next.imports.roles),
    ...sameGroups(deployed.imports.securityGroups, next.imports.securityGroups),
  ];
}

/**
 * Endpoints, roles and security groups have rules of their own. Alarms go from one topic to another without loss, records
 * have their locked copy here, and a boundary changes in place.
 */
const MAY_CHANGE = [
  'imports.endpoints',
  'imports.alarmTopic',
  'imports.logArchive',
  'imports.roles',
  'imports.securityGroups',
  'accountRules.permissionsBoundary',
];

function changed(old: Vouched | undefined, one: Vouched | undefined): Problem {
  const { thing = '', path = '' } = one ?? old ?? {};
  return {
    path: one && old ? `${path}.id` : path,
    got: one?.id,
    allowed: old
      ? `the ${thing} ${old.id}, as deployed: what runs in it or is kept with it cannot move`
      : `no import: the deployed ${thing} was created by this deployment, and what runs in it or is kept with it cannot move`,
    fix: `${old ? `import ${old.id} again` : 'remove the import'}; for another ${thing}, make a new deployment and move the callers`,
  };
}

/** A subnet has its place by its zone. The checks of a file hold that the subnets are in the order of the zones. */
const sameSubnets = (deployed?: ImportedVpc, next?: ImportedVpc): readonly Problem[] =>
  (next?.subnets ?? []).flatMap(({ zone, id }, index) => {
    const old = deployed?.subnets.find((subnet) => subnet.zone === zone);
    if (old === undefined || old.id === id) return [];
    return [
      {
        path: `imports.vpc.subnets[${index}].id`,
        got: id,
        allowed: `${old.id}, as deployed: functions, endpoints and instances have their interfaces in it`,
        fix: 'keep the deployed subnet; for another one, make a new deployment',
      },
    ];
  });

type Endpoints = Deployment['imports']['endpoints'];

/** Two endpoints of one service cannot answer its name in one VPC, so no pass could have the old and the new. */
function sameEndpoints(deployed: Endpoints, next: Endpoints): readonly Problem[] {
  const services = [...new Set([...deployed, ...next].map(({ service }) => service))];
  return services.flatMap((service) => {
    const index = next.findIndex((one) => one.service === service);
    const [old, one] = [deployed.find((endpoint) => endpoint.service === service), next[index]];
    if (old?.kind === one?.kind) return [];
    const was = old ? `an imported endpoint of kind ${old.kind}` : 'an endpoint that this deployment created';
    return [
      {
        path: one ? `imports.endpoints[${index}]` : 'imports.endpoints',
        got: one?.kind,
        allowed: `${was} for ${service}, as deployed: two endpoints of one service cannot both answer its name in a VPC`,
        fix: `${old ? `import the endpoint of ${service} as it was` : 'remove this entry'}; for the change, make a new deployment and move the callers`,
      },
    ];
  });
}

/**
 * Roles are imported in both files or in none, and each use keeps its role: retained keys and buckets name it. A use comes
 * and goes with its models.
 */
function sameRoles(deployed?: ImportedRoles, next?: ImportedRoles): readonly Problem[] {
  if (!deployed || !next) {
    if (deployed === next) return [];
    return [
      {
        path: 'imports.roles',
        got: next && 'imported roles',
        allowed: `${deployed ? 'imported roles' : 'roles that this deployment creates'}, as deployed: retained keys and buckets name them`,
        fix: `${deployed ? 'import the roles again' : 'remove the import'}; for the change, make a new deployment and move the callers`,
      },
    ];
  }
  return IMPORTED_ROLES.flatMap((role) => {
    const [old, one] = [deployed.arns[role], next.arns[role]];
    if (old === undefined || one === undefined || old === one) return [];
    return [
      {
        path: `imports.roles.arns.${role}`,
        got: one,
        allowed: `${old}, as deployed: retained keys and buckets name it`,
        fix: 'keep the deployed role; for another one, make a new deployment and move the callers',
      },
    ];
  });
}

/**
 * Security groups are imported in both files or in none, and each use keeps its group: the rules on the other side of each
 * connection name it, and the two sides are not deployed at the same time. A use comes and goes with its models.
 */
function sameGroups(deployed?: ImportedSecurityGroups, next?: ImportedSecurityGroups): readonly Problem[] {
  if (!deployed || !next) {
    if (deployed === next) return [];
    return [
      {
        path: 'imports.securityGroups',
        got: next && 'imported security groups',
        allowed: `${deployed ? 'imported security groups' : 'security groups that this deployment creates'}, as deployed: what runs in the old groups and in the new ones could not connect to each other`,
        fix: `${deployed ? 'import the groups again' : 'remove the import'}; for the change, make a new deployment and move the callers`,
      },
    ];
  }
  return groupsGiven(next).flatMap(([use, id]) => {
    const old = deployed.ids[use];
    if (old === undefined || old === id) return [];
    return [
      {
        path: `imports.securityGroups.ids.${use}`,
        got: id,
        allowed: `${old}, as deployed: the rules of the other groups name it, and what runs connects by them`,
        fix: 'keep the deployed group and have its rules changed; for another one, make a new deployment and move the callers',
      },
    ];
  });
}
