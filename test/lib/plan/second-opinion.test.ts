import type { DeploymentInput } from '../../../lib/config/deployment';
import { policyOf } from '../../../lib/config/policy-of';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { planOf } from '../../../lib/plan/plan';
import { BOUNDARIES } from '../../../policy/boundary';
import { DATA_CLASSES } from '../../../policy/data-class';
import { LANES } from '../../../policy/lane';
import { lanesOf } from '../../../policy/route-table';
import { laneAsksOpinion } from '../../../policy/second-opinion';
import { BEDROCK, deploymentWith, networkTemplate, ROLES, SAGEMAKER } from '../network/fixture';
import { endpointsIn, listed, reachableFrom } from '../network/reading';

const secondOpinion: DeploymentInput['secondOpinion'] = {
  service: 'comprehend',
  language: 'en',
  classes: { NAME: 'confidential', ADDRESS: 'confidential' },
  optOutConfirmedOn: '2026-11-20',
};
const MODELS = [SAGEMAKER, BEDROCK];
const ASKING = deploymentWith(MODELS, { secondOpinion });
const EVERY_RESIDENCY_AND_FLOOR = BOUNDARIES.flatMap((residency) =>
  DATA_CLASSES.map((floor) => ({ residency, floor })),
);

test.each(EVERY_RESIDENCY_AND_FLOOR)(
  'I4: with residency $residency and floor $floor, a lane has permission, path and configuration for Comprehend if and only if some request is sent to it',
  ({ residency, floor }) => {
    const deployment = deploymentWith(MODELS, {
      secondOpinion,
      residency,
      callers: [{ name: 'claims', floor, principals: ['arn:aws:iam::111122223333:role/claims'] }],
    });
    const template = networkTemplate(deployment);
    const { needs } = planOf(deployment);
    for (const lane of lanesOf(policyOf(deployment))) {
      const asks = laneAsksOpinion(policyOf(deployment), lane, { NAME: 'confidential' });
      const rows = needs.filter(({ who, service }) => who === `${lane}-lane` && service === 'comprehend');
      expect(rows.length > 0).toBe(asks);
      expect(reachableFrom(template, `${lane}-lane`).includes('comprehend-endpoint 443')).toBe(asks);
      expect(routerConfigFor(planOf(deployment), lane).secondOpinion !== undefined).toBe(asks);
    }
  },
);

test('without the option, no resource or permission of Comprehend exists', () => {
  const deployment = deploymentWith(MODELS);
  expect(endpointsIn(networkTemplate(deployment)).has('comprehend')).toBe(false);
  for (const lane of LANES) expect(routerConfigFor(planOf(deployment), lane).secondOpinion).toBeUndefined();
});

test('N3: the endpoint admits one action of the open lane’s role, and no other call', () => {
  const statements = endpointsIn(networkTemplate(ASKING)).get('comprehend') ?? [];
  expect(statements.map(({ Action, Condition }) => [listed(Action), Condition])).toEqual([
    [['comprehend:ContainsPiiEntities'], { ArnEquals: { 'aws:PrincipalArn': [ROLES['open-lane']] } }],
  ]);
});

test('I3: the sealed lane has no path to Comprehend', () => {
  expect(reachableFrom(networkTemplate(ASKING), 'sealed-lane').join()).not.toContain('comprehend');
});

test('if Comprehend is not in all zones, its endpoint is in the zones that the deployment names', () => {
  const subnetsOf = (more: object) => {
    const deployment = deploymentWith(MODELS, { secondOpinion: { ...secondOpinion, ...more } });
    const endpoints = Object.values(networkTemplate(deployment).findResources('AWS::EC2::VPCEndpoint'));
    const found = endpoints.find(({ Properties }) =>
      JSON.stringify(Properties.ServiceName).includes('comprehend'),
    );
    return found?.Properties.SubnetIds.length;
  };
  expect([subnetsOf({}), subnetsOf({ endpointZones: ['eu-central-1a'] })]).toEqual([2, 1]);
});

test('the settings of the second opinion are part of the policy hash', () => {
  const hash = (more: object) =>
    routerConfigFor(planOf(deploymentWith(MODELS, { secondOpinion: { ...secondOpinion, ...more } })), 'open')
      .policyHash;
  expect(hash({ minimumScore: 0.5 })).not.toBe(hash({}));
  expect(hash({ classes: { NAME: 'restricted' } })).not.toBe(hash({}));
  expect(hash({})).not.toBe(routerConfigFor(planOf(deploymentWith(MODELS)), 'open').policyHash);
});
