import type { ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import { type BucketName, roleArn } from '../things';
import { rolePolicies } from './role-policies';

/** What the policy of a bucket allows each role by name. */
export const allowedRoles = (basis: Basis, name: BucketName): readonly ExpectedStatement[] =>
  rolePolicies(basis).flatMap(({ owner, atBucket }) =>
    atBucket?.name === name
      ? atBucket.statements.map((statement) => ({
          ...statement,
          principals: { AWS: [roleArn(basis, owner)] },
        }))
      : [],
  );
