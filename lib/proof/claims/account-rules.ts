import { rulesOf } from '../../config/account-rules';
import { TAGS_OF } from '../../config/facts/taggable-types';
import { callsIn } from '../allowed-calls';
import { type CheckResult, type Claim, claim } from '../claim';
import { boundaryOf } from '../expected/account-rules';
import { permits } from '../iam/evaluate';
import { allowing, type Identity } from '../iam/identities';
import type { Scene } from '../scene';
import type { FoundResource } from '../template/world';

/** What the account demands of every resource and every role, besides names and paths. */
export const accountRuleClaims = (scene: Scene): readonly Claim[] => [tagsClaim(scene), boundaryClaim(scene)];

/** CloudFormation copies the tags of a stack to most types only, and hooks read the template. */
function tagsClaim({ deployment, world }: Pick<Scene, 'deployment' | 'world'>): Claim {
  return claim(
    'account.tags',
    'where the account demands tags, every resource that takes tags has those of the deployment in its template; every role has the tags of roles',
    () => {
      const rules = rulesOf(deployment);
      const everywhere = rules.tags.length > 0 ? deployment.tags : {};
      const demandedOf = ({ type }: FoundResource) =>
        type === 'AWS::IAM::Role' ? { ...everywhere, ...rules.roles.tags } : everywhere;
      const taggable = world.all.filter(({ type }) => Object.hasOwn(TAGS_OF, type));
      return {
        against: taggable.flatMap((one) => missingTags(one, demandedOf(one))),
        looked:
          rules.tags.length > 0
            ? [`${taggable.length} resources with the tags ${Object.keys(deployment.tags).join(', ')}`]
            : ['the account demands no tag of every resource'],
      };
    },
  );
}

interface Tag {
  readonly Key?: unknown;
  readonly Value?: unknown;
}

function missingTags(resource: FoundResource, demanded: Readonly<Record<string, string>>): readonly string[] {
  const lists = tagListsOf(resource);
  return Object.entries(demanded).flatMap(([key, value]) =>
    lists
      .filter(({ tags }) => tags.filter((tag) => tag.Key === key && tag.Value === value).length !== 1)
      .map(({ of }) => `${of} has no tag ${key} with the value ${value}`),
  );
}

interface TagList {
  /** What has the tags. */
  readonly of: string;
  readonly tags: readonly Tag[];
}

/** The tags of a resource; those of a launch template, and of each thing that it launches, are lists of their own. */
function tagListsOf({ symbol, type, values }: FoundResource): readonly TagList[] {
  const property = TAGS_OF[type] ?? 'Tags';
  if (property !== 'TagSpecifications') return [{ of: symbol, tags: asList(values[property]) }];
  const launched = (values.LaunchTemplateData as { readonly TagSpecifications?: unknown } | undefined)
    ?.TagSpecifications;
  return [
    { of: symbol, tags: tagsFor('launch-template', values.TagSpecifications) },
    ...LAUNCHED.map((thing) => ({ of: `${thing} of ${symbol}`, tags: tagsFor(thing, launched) })),
  ];
}

/** What a launch template creates with an instance. */
const LAUNCHED = ['instance', 'volume', 'network-interface'];

const tagsFor = (resourceType: string, specifications: unknown): readonly Tag[] =>
  asList<{ readonly ResourceType?: unknown; readonly Tags?: unknown }>(specifications)
    .filter(({ ResourceType }) => ResourceType === resourceType)
    .flatMap(({ Tags }) => asList<Tag>(Tags));

const asList = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);

/** The boundary must leave each role what the deployment needs; more it cannot do. */
function boundaryClaim(scene: Scene): Claim {
  return claim(
    'account.boundary',
    'the permissions boundary that the account demands takes nothing from a role that the role needs',
    (): CheckResult => {
      const { deployment, identities } = scene;
      const arn = boundaryOf(deployment);
      if (arn === undefined) return { against: [], looked: ['the account demands no permissions boundary'] };
      if (rulesOf(deployment).permissionsBoundary?.document === undefined) {
        return {
          against: [],
          looked: [
            `${arn} is not evaluated: the deployment file does not have its document. It can only take away`,
          ],
        };
      }
      const taken = identities.flatMap((identity) => takenFrom(scene, identity));
      return { against: taken, looked: identities.map(({ name }) => name) };
    },
  );
}

function takenFrom({ deployment, world }: Scene, identity: Identity) {
  const { boundary, principal, name } = identity;
  if (!boundary) return [];
  return callsIn(allowing(identity))
    .filter(
      ({ action, resource, context }) =>
        permits(boundary, {
          principal,
          action,
          resource,
          context: {
            ...context,
            'aws:PrincipalArn': principal.arn,
            'aws:PrincipalAccount': principal.account,
            'aws:PrincipalIsAWSService': 'false',
            'aws:RequestedRegion': deployment.region,
            'aws:ResourceAccount': world.templates.account,
          },
        }) !== true,
    )
    .map(({ action, resource }) => `the boundary does not allow ${name} ${action} on ${resource}`);
}
