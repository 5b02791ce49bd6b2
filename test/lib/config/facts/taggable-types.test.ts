import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, type CfnResource, Stack, TagManager } from 'aws-cdk-lib';
import { TAGS_OF } from '../../../../lib/config/facts/taggable-types';
import { AREA_OF } from '../../../../lib/sabotage/areas';

/** The types that a deployment has. */
const TYPES = Object.keys(AREA_OF).filter((type) => type.startsWith('AWS::'));

/** The class of each type, `aws-cdk-lib/aws-s3.CfnBucket`: the CDK generates it from CloudFormation's schema. */
const CLASSES: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(
    join(dirname(require.resolve('aws-cdk-lib')), 'cloudformation-include/cfn-types-2-classes.json'),
    'utf8',
  ),
);

function constructOf(type: string): CfnResource {
  const [module = '', name = ''] = (CLASSES[type] ?? '').split('.');
  const Construct = require(module)[name];
  return new Construct(new Stack(new App(), 'Stack'), 'One', ANY_PROPERTIES);
}

/** Every property that a class demands has some value. */
const ANY_PROPERTIES = new Proxy({}, { get: () => 'x', has: () => true });

const takesTags = (type: string): boolean => {
  const construct = constructOf(type);
  return TagManager.isTaggable(construct) || TagManager.isTaggableV2(construct);
};

test.each(TYPES.filter((type) => type in TAGS_OF))('%s takes tags', (type) => {
  expect(takesTags(type) || ['AWS::EC2::LaunchTemplate'].includes(type)).toBe(true);
});

test.each(TYPES.filter((type) => !(type in TAGS_OF)))('%s takes no tags', (type) => {
  expect(takesTags(type)).toBe(false);
});
