import { CfnResource, TagManager } from 'aws-cdk-lib';
import { createApp } from '../../../../lib/assembly/app';
import { buildBlueprint } from '../../../../lib/blueprint';
import { TAGS_OF } from '../../../../lib/config/facts/taggable-types';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { FIXTURES, fixtureDeployment } from '../../../fixture-deployments';
import { VARIANTS } from '../../../variants';

const DEPLOYMENTS = [
  ...FIXTURES.map(fixtureDeployment),
  ...Object.entries(VARIANTS).map(([name, input]) => readDeployment(input, name)),
];

/** Every resource of every deployment by its type, as a construct that the CDK generates from CloudFormation's schema. */
const CONSTRUCTS: ReadonlyMap<string, CfnResource> = new Map(
  DEPLOYMENTS.flatMap((deployment) => {
    const app = createApp({ bundling: false });
    buildBlueprint(app, deployment);
    return app.node
      .findAll()
      .filter((construct) => CfnResource.isCfnResource(construct))
      .map((construct) => [construct.cfnResourceType, construct] as const);
  }),
);

/** The property of the template into which the CDK writes the tags of a type; `undefined` if the type takes none. */
function tagProperty(construct: object | undefined): string | undefined {
  const { tags, cdkTagManager } = construct as { readonly tags?: unknown; readonly cdkTagManager?: unknown };
  const manager = [cdkTagManager, tags].find((one) => one instanceof TagManager);
  const name = (manager as TagManager | undefined)?.tagPropertyName;
  return name && `${name[0]?.toUpperCase()}${name.slice(1)}`;
}

/** Its tags are lists by what they are for, so the CDK leaves them to the construct. */
const LAUNCH_TEMPLATE = 'AWS::EC2::LaunchTemplate';

test.each([...CONSTRUCTS.keys()].filter((type) => type !== LAUNCH_TEMPLATE))(
  'the tags of %s are where the facts say, if it takes any',
  (type) => {
    expect(TAGS_OF[type]).toBe(tagProperty(CONSTRUCTS.get(type)));
  },
);

test('a launch template has the tags of itself and of what it launches in TagSpecifications', () => {
  expect(TAGS_OF[LAUNCH_TEMPLATE]).toBe('TagSpecifications');
});

test.each(Object.keys(TAGS_OF))(
  '%s, of which the facts know the tags, is a type of some deployment',
  (type) => {
    expect([...CONSTRUCTS.keys()]).toContain(type);
  },
);
