import { type RouterConfig, readRouterConfig } from '../../lambda/router/config/router-config';
import type { Lane } from '../../policy/lane';
import type { Identity } from './iam/identities';
import { type Found, functionKey } from './subject';
import { NotRead } from './template/found-value';
import type { FoundResource, World } from './template/world';
import { Undecided } from './undecided';

/** One lane as it is deployed: its function, configuration, role, security groups and VPC. */
export interface RouterLane {
  readonly lane: Lane;
  readonly function: FoundResource;
  readonly functionArn: string;
  readonly config: RouterConfig;
  /** The configuration as it is in the file: also what the router does not read. */
  readonly bundled: unknown;
  readonly identity: Identity;
  readonly groups: readonly string[];
  readonly vpc: string;
  readonly environment: Readonly<Record<string, unknown>>;
}

/** The lanes of a deployment: every function whose code holds a router's configuration. */
export function routerLanes(
  world: World,
  { routerConfigs }: Pick<Found, 'routerConfigs'>,
  roles: readonly Identity[],
): readonly RouterLane[] {
  const { partition, region, account } = world.templates;
  return world.ofType('AWS::Lambda::Function').flatMap((router): RouterLane[] => {
    const json = routerConfigs[functionKey(router.stack, router.logicalId)];
    if (json === undefined) return [];
    const config = configIn(router.symbol, json);
    const place = router.get('VpcConfig') as { SecurityGroupIds: string[]; SubnetIds: string[] } | undefined;
    if (!place) throw new Undecided(`${router.symbol} is in no VPC`);
    return [
      {
        lane: config.lane,
        function: router,
        functionArn: `arn:${partition}:lambda:${region}:${account}:function:${router.symbol}`,
        config,
        bundled: json,
        identity: roleOf(roles, router),
        groups: place.SecurityGroupIds,
        vpc: vpcOf(world, place.SubnetIds),
        environment: (router.get('Environment') as { Variables?: Record<string, unknown> })?.Variables ?? {},
      },
    ];
  });
}

/** @throws Undecided if the configuration could not be read, or the router would refuse it */
function configIn(symbol: string, json: unknown): RouterConfig {
  if (json instanceof NotRead) throw new Undecided(json.reason);
  try {
    return readRouterConfig(json);
  } catch (error) {
    throw new Undecided(`${symbol}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function roleOf(roles: readonly Identity[], router: FoundResource): Identity {
  const role = roles.find(({ arn }) => arn === router.text('Role'));
  if (!role)
    throw new Undecided(
      `${router.symbol} has the role ${router.text('Role')}, which is not in the templates`,
    );
  return role;
}

function vpcOf(world: World, subnets: readonly string[]): string {
  const [vpc, ...more] = new Set(subnets.map((subnet) => world.named(subnet).text('VpcId')));
  if (!vpc || more.length > 0) throw new Undecided('a function has subnets of no VPC, or of several');
  return vpc;
}
