import type { Area } from '../area';
import { guarded } from './credential-guards';
import { keys } from './keys';
import { recordReader } from './record-reader';
import { rolePolicies } from './role-policies';
import { attached } from './role-policy';
import { roles } from './roles';

/** Who may do what: every role, every policy and every key, exactly. */
export const identities: Area = {
  claims: {
    'roles.trust':
      'every role is assumed by the one AWS service that it is for; nobody else may assume it, and it has no policy but the expected ones',
    'roles.account-rules':
      'every role has the permissions boundary, the path and the name that the account demands, and every policy and instance profile has the path',
    'roles.open-lane': 'the open lane’s role may do exactly what the lane needs',
    'roles.sealed-lane': 'the sealed lane’s role may do exactly what the lane needs',
    'roles.authorizer': 'the authorizer’s role may do exactly what it needs',
    'roles.chain-heads':
      'the signer’s role may read the records, sign digests and write statements, and nothing else',
    'roles.vllm-instance': 'the role of a GPU instance may do exactly what the ECS agent needs',
    'roles.vllm-execution':
      'the task execution role may pull the serving image and write the container’s log',
    'roles.vllm-task': 'the container’s role may read the weights of its models and nothing else',
    'roles.sagemaker': 'SageMaker’s role may do exactly what its models need',
    'roles.services': 'the roles that AWS services use write to the expected log groups and nowhere else',
    'I6.keys':
      'every key is used by the expected principals only, through the expected services, and is kept',
    'I8.record-writers':
      'only Firehose and S3 replication may encrypt records with the audit key, each for its own bucket',
    'I8.signing-key':
      'only the signer’s role signs with the key of the statements, digests with ES256 alone; every other principal is denied it, and the key is kept',
    'I8.record-readers':
      'one policy reads the records and the public key of the statements, and no role of the deployment has it; besides, only the signer reads records',
  },
  resources: (basis) => [
    // Of another team's roles, the templates have no policy either: lib/proof/vouched-roles.ts.
    ...(basis.deployment.imports.roles
      ? []
      : [
          ...roles(basis),
          ...rolePolicies(basis).map((policy) => attached(basis, guarded(basis, policy))),
          recordReader(basis),
        ]),
    ...keys(basis),
  ],
};
