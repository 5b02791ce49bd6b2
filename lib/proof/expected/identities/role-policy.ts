import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { the } from '../../matching/rule';
import { type Owner, role } from '../things';

/** One managed policy, attached to one role and to nothing else. */
export const attachedTo = (
  owner: Owner,
  part: string,
  { stack, claim }: Pick<Expected, 'stack' | 'claim'>,
  statements: readonly ExpectedStatement[],
): Expected => ({
  thing: `${part} policy of ${owner}`,
  type: 'AWS::IAM::ManagedPolicy',
  stack,
  claim,
  properties: { PolicyDocument: policy(...statements), Roles: [the(role(owner))], Path: '/' },
});
