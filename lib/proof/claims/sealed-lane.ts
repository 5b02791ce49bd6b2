import { type CheckResult, type Claim, claim } from '../claim';
import { evaluate, permits } from '../iam/evaluate';
import { concerns } from '../iam/statement';
import { laneRequest } from '../lane-request';
import type { Hops } from '../network/reach';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';
import { laneNamed } from './lane-models';

/** Every action of every Bedrock API, present and future. */
const BEDROCK = ['bedrock:*', 'bedrock-mantle:*'] as const;

/** The sealed lane cannot reach Bedrock: its role, the endpoints and the network each refuse it (I3). */
export function sealedLaneClaims(scene: Scene): readonly Claim[] {
  return [
    about(scene, 'I3.deny', 'every Bedrock action is explicitly denied to the sealed lane’s role', (lane) => {
      const answers = BEDROCK.map((action) => {
        const request = laneRequest(lane, { action, resource: '*', region: scene.deployment.region });
        const { statements: identity, boundary } = lane.identity;
        const resourceAccount = scene.deployment.account;
        return `${action}: ${evaluate(request, { identity, boundary, resourceAccount })}`;
      });
      return {
        against: answers.filter((answer) => !answer.endsWith(': explicitly denied')),
        looked: answers,
      };
    }),
    about(scene, 'I3.no-allow', 'no statement of the sealed lane’s role allows a Bedrock action', (lane) => {
      const { statements, name } = lane.identity;
      const allowing = statements.filter(
        (statement) => statement.effect === 'Allow' && concerns(statement, ...BEDROCK),
      );
      return { against: allowing.map(({ sid }) => `statement ${sid}`), looked: [name] };
    }),
    about(scene, 'I3.endpoint', 'no endpoint of Bedrock admits the sealed lane’s role', (lane) => {
      const endpoints = scene.endpoints.filter(({ service }) => service.startsWith('bedrock'));
      const admitting = endpoints.filter((endpoint) => {
        if (endpoint.imported) return false;
        const anyCall = { action: '*', resource: '*', region: scene.deployment.region };
        return permits(endpoint.policy, laneRequest(lane, anyCall, endpoint)) !== false;
      });
      return {
        against: admitting.map(({ id }) => `${id} may admit it`),
        looked: endpoints.length > 0 ? endpoints.map(({ id }) => id) : ['no endpoint of Bedrock'],
      };
    }),
    about(
      scene,
      'I3.network',
      'no chain of security groups leads from the sealed lane to Bedrock',
      (lane) => {
        const bedrock = scene.endpoints.filter(({ service }) => service.startsWith('bedrock'));
        const groups = bedrock.flatMap((endpoint) => endpoint.groups);
        const doors = [...groups, ...bedrock.flatMap(({ addresses = [] }) => addresses)];
        const hubs = scene.endpoints.flatMap(({ addresses = [] }) => addresses);
        const chain = scene.reach.chain(lane.groups, doors, hops(scene), hubs);
        const half = scene.reach.names(lane.groups, groups) !== false;
        return {
          against: chain ? [chain.join(' → ')] : half ? ['a rule on one side names the other side'] : [],
          looked:
            doors.length > 0 ? [`from ${lane.groups.join(', ')}`, `to ${doors.join(', ')}`] : ['no Bedrock'],
        };
      },
    ),
    about(
      scene,
      'I3.proxy',
      'the sealed lane’s role may not make another role or function act for it',
      (lane) => {
        const acting = lane.identity.statements.filter(
          (statement) => statement.effect === 'Allow' && concerns(statement, ...ACTING_FOR_OTHERS),
        );
        return {
          against: acting.map(({ sid, actions }) => `statement ${sid}: ${actions.patterns.join(', ')}`),
          looked: [`none of ${ACTING_FOR_OTHERS.join(', ')}`],
        };
      },
    ),
  ];
}

/** Actions by which a caller makes AWS act with a role other than the caller's own. */
const ACTING_FOR_OTHERS = [
  'sts:*',
  'iam:*',
  'lambda:*',
  'execute-api:*',
  'apigateway:*',
  'states:*',
  'events:*',
  'scheduler:*',
  'ecs:*',
  'ssm:*',
  'cloudformation:*',
  'codebuild:*',
] as const;

/**
 * What acts for a caller behind an endpoint: the routers behind the API, the model containers behind SageMaker. A path
 * to the endpoint continues from their security groups.
 */
function hops({ endpoints, lanes, world }: Scene): Hops {
  const behind: Readonly<Record<string, readonly string[]>> = {
    'execute-api': lanes.flatMap(({ groups }) => groups),
    'sagemaker.runtime': world
      .ofType('AWS::SageMaker::Model')
      .flatMap(
        (model) => (model.get('VpcConfig') as { SecurityGroupIds?: string[] })?.SecurityGroupIds ?? [],
      ),
  };
  return (door) =>
    endpoints
      .filter(({ groups, addresses = [] }) => [...groups, ...addresses].includes(door))
      .flatMap(({ service }) => behind[service] ?? []);
}

function about(scene: Scene, id: string, words: string, check: (lane: RouterLane) => CheckResult): Claim {
  return claim(id, words, () =>
    scene.laneNames.includes('sealed')
      ? check(laneNamed(scene, 'sealed'))
      : { against: [], looked: ['the deployment has no sealed lane'] },
  );
}
