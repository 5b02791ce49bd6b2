import type { Lane } from '../../../../policy/lane';
import type { ExpectedStatement } from '../../matching/policy';
import { allow, deny } from '../../matching/policy';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { statementsFor, statementsOnceFor } from '../models/models';
import { secondOpinionOf } from '../second-opinion';
import { keyArn, laneOwner, streamArn } from '../things';
import type { RolePolicy } from './role-policy';
import { functionStatements, reportStatements } from './statements';

/** What each lane's role may do, exactly: its records, the models that the lane routes to, and nothing else. */
export const lanePolicies = (basis: Basis): readonly RolePolicy[] =>
  basis.lanes.flatMap((lane) => {
    const owner = laneOwner(lane);
    const claim = `roles.${owner}`;
    return [
      {
        owner,
        part: 'base',
        stack: 'foundation',
        claim,
        statements: [...functionStatements(basis, owner), ...recordStatements(basis)],
      },
      { owner, part: 'models', stack: 'inference', claim, statements: modelStatements(basis, lane) },
      ...opinionPolicy(basis, lane),
      { owner, part: 'service', stack: 'gateway', claim, statements: reportStatements(basis, owner) },
    ];
  });

const recordStatements = (basis: Basis): readonly ExpectedStatement[] => [
  allow({ actions: ['firehose:PutRecord'], resources: [streamArn(basis)] }),
  allow({
    actions: ['kms:GenerateMac'],
    resources: [keyArn(basis, 'digest')],
    conditions: { StringEquals: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] } },
  }),
  // Firehose uses the key of its stream with the permission of the caller.
  allow({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [keyArn(basis, 'audit')],
    conditions: throughServices(basis, 'firehose'),
  }),
];

function modelStatements(basis: Basis, lane: Lane): readonly ExpectedStatement[] {
  const models = basis.modelsOf(lane);
  return [
    ...models.flatMap((model) => statementsFor(basis, model)),
    ...[...new Set(models.map(({ host }) => host))].flatMap((host) => statementsOnceFor(basis, host, models)),
    ...(lane === 'sealed' ? [deny({ actions: ['bedrock:*', 'bedrock-mantle:*'], resources: ['*'] })] : []),
  ];
}

function opinionPolicy(basis: Basis, lane: Lane): readonly RolePolicy[] {
  if (!secondOpinionOf(basis, lane)) return [];
  const owner = laneOwner(lane);
  return [
    {
      owner,
      part: 'second opinion',
      stack: 'foundation',
      claim: `roles.${owner}`,
      statements: [allow({ actions: ['comprehend:ContainsPiiEntities'], resources: ['*'] })],
    },
  ];
}
