import { type Claim, claim } from '../claim';
import { concerns } from '../iam/statement';
import { groupsOf } from '../network/load-balancer';
import type { Scene } from '../scene';
import { MODEL_ACTIONS } from './no-wider';

/** Only the routers of the lanes call models, and only they act in a lane's role. */
export function onlyLaneClaims(scene: Scene): readonly Claim[] {
  const isLane = (arn: string) => scene.lanes.some(({ identity }) => identity.arn === arn);
  return [
    claim('only-lanes.roles', 'no role other than a lane’s allows a call to a model', () => {
      const others = scene.identities.filter(({ arn }) => !isLane(arn));
      return {
        against: others.flatMap(({ name, statements }) =>
          statements
            .filter((statement) => statement.effect === 'Allow' && concerns(statement, ...MODEL_ACTIONS))
            .map(({ sid }) => `${name}: statement ${sid}`),
        ),
        looked: others.map(({ name }) => name),
      };
    }),
    claim(
      'only-lanes.network',
      'no security group other than a lane’s has a path to a model or to a model service',
      () => {
        const { balancers, tasks, services, hubs } = doors(scene);
        const lanes = scene.lanes.flatMap(({ groups }) => groups);
        const others = [...scene.reach.groups.keys()].filter((group) => !lanes.includes(group));
        const reaching = (from: readonly string[], to: readonly string[]) =>
          from.flatMap((group) =>
            to
              .filter((door) => scene.reach.connects([group], [door]) !== false)
              .map((door) => `${group} reaches ${door}`),
          );
        return {
          against: [
            ...reaching(others, [...services, ...balancers]),
            ...others.flatMap((group) =>
              hubs
                .filter((address) => scene.reach.opens([group], [address]) !== false)
                .map((address) => `${group} reaches ${address}`),
            ),
            ...reaching([...lanes, ...others.filter((group) => !balancers.includes(group))], tasks),
          ],
          looked: [...services, ...hubs, ...balancers, ...tasks],
        };
      },
    ),
    claim(
      'only-lanes.trust',
      'only Lambda may assume a lane’s role, and only for that lane’s router',
      () => ({
        against: scene.lanes.flatMap(({ lane, identity, function: router }) => [
          ...identity.trust
            .filter(({ effect, principals = {} }) => effect === 'Allow' && !onlyLambda(principals))
            .map(({ sid }) => `${lane} lane: ${sid} trusts another principal`),
          ...scene.world
            .ofType('AWS::Lambda::Function')
            .filter((other) => other.symbol !== router.symbol && other.text('Role') === identity.arn)
            .map(({ symbol }) => `${lane} lane: ${symbol} acts in its role`),
        ]),
        looked: scene.lanes.map(({ identity }) => identity.name),
      }),
    ),
  ];
}

/** The security groups in front of models: endpoints of model services, load balancers, and the tasks behind them. */
function doors({ endpoints, world }: Scene) {
  const ofModels = endpoints.filter(({ service }) => /^(bedrock|sagemaker\.runtime)/.test(service));
  return {
    services: ofModels.flatMap(({ groups }) => groups),
    hubs: ofModels.flatMap(({ addresses = [] }) => addresses),
    balancers: world
      .ofType('AWS::ElasticLoadBalancingV2::LoadBalancer')
      .flatMap((balancer) => balancer.texts('SecurityGroups')),
    tasks: world.ofType('AWS::ECS::Service').flatMap((service) => groupsOf(service)),
  };
}

function onlyLambda(principals: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.entries(principals).every(
    ([kind, names]) => kind === 'Service' && names.every((name) => name === 'lambda.amazonaws.com'),
  );
}
