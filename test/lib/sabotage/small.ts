import type { Subject } from '../../../lib/proof/subject';
import type { Mutation, MutationKind } from '../../../lib/sabotage/change';
import { edited } from '../../../lib/sabotage/edit';
import { valueAt } from '../../../lib/sabotage/json';
import { mutationsOf } from '../../../lib/sabotage/mutations';
import { fixtureDeployment } from '../../fixture-deployments';

export const STACK = 'stack';

/** A subject of one stack with these resources, and the given sections and bundled configurations. */
export function small(
  resources: Readonly<Record<string, object>>,
  sections: object = {},
  routerConfigs: Readonly<Record<string, unknown>> = {},
): Subject {
  const template = { ...sections, Resources: resources } as Subject['stacks'][string];
  return {
    deployment: fixtureDeployment('sandbox'),
    stacks: { [STACK]: template },
    routerConfigs,
    authorizerConfigs: {},
    chainHeadsConfigs: {},
    code: {},
    manifest: { sections: {}, artifacts: {}, assets: {}, templateHashes: {}, repeatedKeys: [] },
  };
}

/** A subject with a single resource, and one property in it. */
export const withProperty = (name: string, value: unknown, type = 'AWS::S3::Bucket'): Subject =>
  small({ One: { Type: type, Properties: { [name]: value } } });

/** What the property of {@link withProperty} becomes by the mutations of one kind at this property. */
export function becomes(subject: Subject, kind: MutationKind): readonly unknown[] {
  const [name = ''] = Object.keys(subject.stacks[STACK]?.Resources.One?.Properties ?? {});
  const path = ['stacks', STACK, 'Resources', 'One', 'Properties', name];
  return mutationsOf(subject, [])
    .filter((mutation) => mutation.kind === kind && mutation.target.path.join('/') === `Properties/${name}`)
    .map(({ edits }) => valueAt(edited(subject, edits), path));
}

/** The resources after each mutation that the filter keeps. */
export function resourcesAfter(
  subject: Subject,
  keep: (mutation: Mutation) => boolean,
): readonly Subject['stacks'][string]['Resources'][] {
  return mutationsOf(subject, [])
    .filter(keep)
    .map(({ edits }) => edited(subject, edits).stacks[STACK]?.Resources ?? {});
}
