import { isServiceTag } from '../../config/facts/service-tags';
import { each, oneOf, optional, text } from './rule';

// Tags are free as long as nobody acts on them: no policy of the deployment has a condition on a tag.

export const HARMLESS_KEY = text(
  'the key of a tag that no service acts on',
  (key) => key !== '' && key.length <= 128 && !isServiceTag(key),
);

export const TAG_VALUE = text('the value of a tag', (value) => value.length <= 256);

/** Any tags that no service acts on, or none, as CloudFormation writes them. */
export const TAGS = optional(each({ Key: HARMLESS_KEY, Value: TAG_VALUE }));

/** The same, of what a launch template makes. */
export const TAG_SPECIFICATIONS = optional(
  each({ ResourceType: text('a type of resource', () => true), Tags: TAGS }),
);

/** The same of an Auto Scaling group, with the tag by which ECS finds it. */
export const GROUP_TAGS = optional(
  each(
    oneOf(
      { Key: HARMLESS_KEY, Value: TAG_VALUE, PropagateAtLaunch: oneOf(true, false) },
      { Key: 'AmazonECSManaged', Value: true, PropagateAtLaunch: true },
    ),
  ),
);

/** The tags of a stack, which CloudFormation copies to its resources, as the CDK writes them. */
export const STACK_TAGS = optional(each({ key: HARMLESS_KEY, value: TAG_VALUE }));
