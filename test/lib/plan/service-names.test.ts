import { AWS_SERVICES, type AwsService, serviceEndpoint } from '../../../lambda/aws/endpoints';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { namesWith } from '../../../lib/plan/name-row';
import { planOf } from '../../../lib/plan/plan';
import { fixtureDeployment } from '../../fixture-deployments';
import { templateOf as stackTemplateOf } from '../gateway/stacks';
import { BEDROCK, bearerParts, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';

const everything = planOf(
  deploymentWith([VLLM, SAGEMAKER, BEDROCK], {
    ...bearerParts,
    secondOpinion: {
      service: 'comprehend',
      language: 'en',
      classes: { NAME: 'confidential' },
      optOutConfirmedOn: '2026-11-20',
    },
  }),
);

test.each(Object.keys(AWS_SERVICES) as AwsService[])(
  'the name that our functions call %s by is a name in use',
  (service) => {
    const place = { region: 'eu-central-1', dnsSuffix: 'amazonaws.com', environment: {} };
    expect(namesWith('resolved', everything.names)).toContain(serviceEndpoint(service, place).hostname);
  },
);

test('I3: the sealed lane has no name of Bedrock or of Comprehend among its own', () => {
  const sealed = everything.names.filter(({ who }) => who === 'sealed-lane').map(({ name }) => name);
  expect(sealed).toEqual([
    'firehose.eu-central-1.amazonaws.com',
    'kms.eu-central-1.amazonaws.com',
    'runtime.sagemaker.eu-central-1.amazonaws.com',
    'small.llm.example.com',
  ]);
});

test('a list has each name once, whoever asks for it', () => {
  const names = namesWith('resolved', everything.names).map((name) => JSON.stringify(name));
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ['us-gov-west-1', 'sagemaker.runtime', 'runtime.sagemaker'],
  ['sandbox', 'sagemaker.runtime-fips', 'runtime-fips.sagemaker'],
  ['eu-central-1', 'sagemaker.runtime', 'runtime.sagemaker'],
])(
  '%s calls SageMaker through %s as %s, and router, resolver and endpoint agree',
  (fixture, service, label) => {
    const deployment = fixtureDeployment(fixture);
    const plan = planOf(deployment);
    const { hostname } = serviceEndpoint('sagemaker', {
      ...routerConfigFor(plan, 'sealed'),
      environment: {},
    });
    expect(hostname).toBe(`${label}.${deployment.region}.amazonaws.com`);
    const called = namesWith('resolved', plan.names).filter((name) =>
      /^runtime.*sagemaker/.test(String(name)),
    );
    expect(called).toEqual([hostname]);
    const services = Object.values(
      stackTemplateOf('foundation', deployment).findResources('AWS::EC2::VPCEndpoint'),
    ).map(({ Properties }) => String(Properties.ServiceName));
    expect(services.filter((one) => one.includes('sagemaker'))).toEqual([
      `com.amazonaws.${deployment.region}.${service}`,
    ]);
  },
);

test.each([
  ['us-gov-west-1', 'bedrock-runtime-fips'],
  ['sandbox', 'bedrock-runtime-fips'],
  ['eu-central-1', 'bedrock-runtime'],
])('%s calls Bedrock as %s, and router, resolver and endpoint agree', (fixture, label) => {
  const deployment = fixtureDeployment(fixture);
  const plan = planOf(deployment);
  const { hostname } = serviceEndpoint('bedrock', { ...routerConfigFor(plan, 'open'), environment: {} });
  expect(hostname).toBe(`${label}.${deployment.region}.amazonaws.com`);
  const bedrock = namesWith('resolved', plan.names).filter((name) => String(name).includes('bedrock'));
  expect(bedrock).toEqual([hostname]);
  const services = Object.values(
    stackTemplateOf('foundation', deployment).findResources('AWS::EC2::VPCEndpoint'),
  ).map(({ Properties }) => String(Properties.ServiceName));
  expect(services.filter((service) => service.includes('bedrock'))).toEqual([
    `com.amazonaws.${deployment.region}.${label}`,
  ]);
});
