import type { Mutation, MutationKind } from './change';
import { idMatches, pathMatches } from './pattern';

/** Why mutations may survive: what they change is not part of any claim. */
export interface Explanation {
  /** Resource types, or families: `AWS::IAM::*`. */
  readonly types: readonly string[];
  /** A path pattern, see `pattern.ts`. */
  readonly path: string;
  readonly kinds: readonly MutationKind[] | 'every';
  /** Considers the most hostile value that this place could have. */
  readonly reason: string;
}

/** Every survivor that is accepted. A new entry needs a reason that a risk officer accepts. */
export const EXPLAINED_SURVIVORS: readonly Explanation[] = [
  {
    types: ['AWS::*'],
    path: 'Metadata/**',
    kinds: ['remove', 'widen', 'foreign'],
    reason:
      'CloudFormation acts on no key of a resource’s Metadata. cfn-init, on an instance, acts on AWS::CloudFormation::Init: adding it is a mutation of another kind.',
  },
  {
    types: ['Template'],
    path: 'Description',
    kinds: ['remove', 'widen', 'foreign'],
    reason: 'CloudFormation shows the description of a template and does nothing else with it.',
  },
  {
    types: ['Template'],
    path: 'Outputs/*/Description',
    kinds: ['remove', 'widen', 'foreign'],
    reason: 'CloudFormation shows the description of an output and does nothing else with it.',
  },
];

export const explains = ({ types, path, kinds }: Explanation, { kind, target }: Mutation): boolean =>
  (kinds === 'every' || kinds.includes(kind)) &&
  idMatches(types, target.type) &&
  pathMatches(path, target.path);
