import type { Template } from 'aws-cdk-lib/assertions';
import type { Deployment } from '../../../lib/config/deployment';
import type { Model } from '../../../lib/config/model';
import { policyOf } from '../../../lib/config/policy-of';
import { planOf, policyOfRole } from '../../../lib/plan/plan';
import { workloadOf } from '../../../lib/plan/roles';
import { BOUNDARIES } from '../../../policy/boundary';
import { DATA_CLASSES } from '../../../policy/data-class';
import type { Lane } from '../../../policy/lane';
import { lanesOf, laneUsesModel, routeTable } from '../../../policy/route-table';
import {
  BEDROCK,
  BEDROCK_EU,
  BEDROCK_GLOBAL,
  deploymentWith,
  networkTemplate,
  ROLES,
  SAGEMAKER,
  VLLM,
} from './fixture';
import { endpointsIn, listed, reachableFrom } from './reading';

// The action and resource of each model's call, independent of the code under test.
const BEDROCK_ARN = 'arn:aws:bedrock:eu-central-1';
const CALLED_BY: Record<string, { service: string; arn?: string }> = {
  small: { service: 'vllm' },
  middle: {
    service: 'sagemaker.runtime',
    arn: 'arn:aws:sagemaker:eu-central-1:111122223333:endpoint/test-middle',
  },
  large: {
    service: 'bedrock-runtime',
    arn: `${BEDROCK_ARN}::foundation-model/mistral.mistral-large-3-675b-instruct`,
  },
  frontier: {
    service: 'bedrock-runtime',
    arn: `${BEDROCK_ARN}:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0`,
  },
  anywhere: {
    service: 'bedrock-runtime',
    arn: `${BEDROCK_ARN}:111122223333:inference-profile/global.anthropic.claude-sonnet-4-5-20250929-v1:0`,
  },
};

const calledBy = (model: Model) => CALLED_BY[model.name] ?? { service: 'nothing' };

function iamAllows(deployment: Deployment, lane: Lane, model: Model): boolean {
  const { arn } = calledBy(model);
  if (!arn) return true;
  const permissions = policyOfRole(planOf(deployment), workloadOf(lane), 'models')?.permissions ?? [];
  const refusedAll = permissions.some(
    ({ effect, actions }) => effect === 'Deny' && actions.includes('bedrock:*'),
  );
  if (model.host === 'bedrock' && refusedAll) return false;
  return permissions.some(({ effect, resources }) => effect === 'Allow' && resources.includes(arn));
}

function endpointAdmits(template: Template, lane: Lane, model: Model): boolean {
  const { service, arn } = calledBy(model);
  if (!arn) return true;
  return (endpointsIn(template).get(service) ?? []).some(
    ({ Resource, Condition }) =>
      listed(Resource).includes(arn) &&
      Condition?.ArnEquals?.['aws:PrincipalArn']?.includes(ROLES[workloadOf(lane)]),
  );
}

function networkReaches(template: Template, lane: Lane, model: Model): boolean {
  const { service } = calledBy(model);
  const target = service === 'vllm' ? 'vllm-load-balancer' : `${service}-endpoint`;
  return reachableFrom(template, `${lane}-lane`).includes(`${target} 443`);
}

const MODELS = [VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU, BEDROCK_GLOBAL];
const EVERY_RESIDENCY_AND_FLOOR = BOUNDARIES.flatMap((residency) =>
  DATA_CLASSES.map((floor) => ({ residency, floor })),
);

test.each(EVERY_RESIDENCY_AND_FLOOR)(
  'I4: with residency $residency and floor $floor, IAM, endpoint and network together allow a call if and only if the route table allows one',
  ({ residency, floor }) => {
    const deployment = deploymentWith(MODELS, {
      residency,
      callers: [{ name: 'claims', floor, principals: ['arn:aws:iam::111122223333:role/claims'] }],
    });
    const template = networkTemplate(deployment);
    const policy = policyOf(deployment);
    const table = routeTable(policy);

    const pairs = lanesOf(policy).flatMap((lane) => deployment.models.map((model) => ({ lane, model })));
    const asRouted = pairs.map(({ lane, model }) => [
      lane,
      model.name,
      laneUsesModel(table, lane, model.name),
    ]);
    const asBuilt = pairs.map(({ lane, model }) => [
      lane,
      model.name,
      iamAllows(deployment, lane, model) &&
        endpointAdmits(template, lane, model) &&
        networkReaches(template, lane, model),
    ]);
    expect(asBuilt).toEqual(asRouted);
  },
);

test('I3: no chain of security groups connects the sealed lane to Bedrock', () => {
  const template = networkTemplate(deploymentWith(MODELS));
  const reached = new Set(['sealed-lane']);
  for (const group of reached) {
    for (const target of reachableFrom(template, group)) reached.add(target.split(' ')[0] ?? target);
  }
  expect(reached).toContain('vllm-task');
  expect(reached).not.toContain('bedrock-runtime-endpoint');
});
