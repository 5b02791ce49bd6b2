import { ENDPOINTS, inVpcPrice } from '../../../../scripts/policy/live-proof/in-vpc-price';
import { IDLE_PRICES } from '../../../../scripts/preflight/cost/idle-prices';
import { LIVE_ACTIONS } from '../../../../scripts/prove/live/actions';
import { fixtureDeployment } from '../../../fixture-deployments';

const sandbox = fixtureDeployment('sandbox');
const SERVICES = [...new Set(LIVE_ACTIONS.map((action) => action.split(':')[0] ?? ''))];
const { endpoints, usd, unread } = inVpcPrice(sandbox);

test('endpoints that the deployment has already cost nothing more', () => {
  for (const there of ['kms', 'logs', 'ecr.api', 'ecs', 'kinesis-firehose'])
    expect(endpoints).not.toContain(there);
});

test.each(['cloudformation', 'cloudcontrolapi', 'ec2', 'lambda', 'apigateway', 'sagemaker.api'])(
  'the VPC has no endpoint of %s, and the function would need one',
  (service) => {
    expect(endpoints).toContain(service);
  },
);

test('each endpoint is priced in one zone', () => {
  expect(usd).toBeCloseTo(endpoints.length * IDLE_PRICES.interfaceEndpointZone.usd);
});

test('a deployment without a load balancer, containers and weights needs more endpoints than one that has them', () => {
  expect(inVpcPrice(fixtureDeployment('starter')).endpoints.length).toBeGreaterThan(endpoints.length);
});

test.each(['iam', 'route53'])(
  'the endpoint of %s is reached from each region of its partition',
  (service) => {
    for (const name of ['sandbox', 'eu-central-1']) {
      expect(inVpcPrice(fixtureDeployment(name)).endpoints).toContain(service);
      expect(inVpcPrice(fixtureDeployment(name)).unread).not.toContain(service);
    }
  },
);

test.each(['iam', 'route53'])('in GovCloud no endpoint of %s is known', (service) => {
  const gov = inVpcPrice(fixtureDeployment('us-gov-west-1'));
  expect(gov.endpoints).not.toContain(service);
  expect(gov.unread).toContain(service);
});

test('a service without a known endpoint is named, and not priced', () => {
  expect(unread).toEqual(['budgets', 'route53profiles', 'route53resolver']);
});

test('S3 and DynamoDB are reached by gateway endpoints, which are free', () => {
  expect([...endpoints, ...unread].filter((service) => /^(s3|dynamodb)$/.test(service))).toEqual([]);
});

test.each(SERVICES)('it is known how a VPC reaches %s', (service) => {
  expect(Object.keys(ENDPOINTS)).toContain(service);
});
