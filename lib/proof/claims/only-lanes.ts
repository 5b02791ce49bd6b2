import { type Claim, claim } from '../claim';
import { concerns } from '../iam/statement';
import { groupsOf } from '../network/load-balancer';
import type { Scene } from '../scene';
import { ASKING } from './no-wider';

/** Nobody but the lanes' routers asks a model anything, and nobody else acts as a lane. */
export function onlyLaneClaims(scene: Scene): readonly Claim[] {
  const isLane = (arn: string) => scene.lanes.some(({ identity }) => identity.arn === arn);
  return [
    claim('only-lanes.roles', 'no role but the lanes’ allows asking a model', () => {
      const others = scene.identities.filter(({ arn }) => !isLane(arn));
      return {
        against: others.flatMap(({ name, statements }) =>
          statements
            .filter((statement) => statement.effect === 'Allow' && concerns(statement, ...ASKING))
            .map(({ sid }) => `${name}: statement ${sid}`),
        ),
        looked: others.map(({ name }) => name),
      };
    }),
    claim(
      'only-lanes.network',
      'no security group but the lanes’ has a way to a model or to a model service',
      () => {
        const { balancers, tasks, services } = doors(scene);
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
            ...reaching([...lanes, ...others.filter((group) => !balancers.includes(group))], tasks),
          ],
          looked: [...services, ...balancers, ...tasks],
        };
      },
    ),
    claim('only-lanes.trust', 'Lambda alone puts on a lane’s role, for that lane’s router alone', () => ({
      against: scene.lanes.flatMap(({ lane, identity, function: router }) => [
        ...identity.trust
          .filter(({ effect, principals = {} }) => effect === 'Allow' && !onlyLambda(principals))
          .map(({ sid }) => `${lane} lane: ${sid} trusts somebody else`),
        ...scene.world
          .ofType('AWS::Lambda::Function')
          .filter((other) => other.symbol !== router.symbol && other.text('Role') === identity.arn)
          .map(({ symbol }) => `${lane} lane: ${symbol} acts in its role`),
      ]),
      looked: scene.lanes.map(({ identity }) => identity.name),
    })),
  ];
}

/** The security groups in front of models: of model services, of load balancers, of the tasks behind those. */
function doors({ endpoints, world }: Scene) {
  return {
    services: endpoints
      .filter(({ service }) => /^(bedrock|sagemaker\.runtime)/.test(service))
      .flatMap(({ groups }) => groups),
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
