import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../../scripts/preflight/actions';
import { check } from '../../../scripts/preflight/check';
import { nameOf } from '../../../scripts/preflight/names';
import { neededOfImports } from '../../../scripts/preflight/needed-of-imports';
import { notChecked } from '../../../scripts/preflight/not-checked';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { fixtureDeployment } from '../../fixture-deployments';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedService } from '../account/simulated-service';

let code = 'AccessDeniedException';
/** AWS, as it answers credentials that may do nothing: in JSON where the request is, otherwise in XML. */
const aws = simulatedService((request, response) => {
  const type = request.headers['content-type'] ?? '';
  const isXml = type.includes('form-urlencoded') || /^\/(bucket|\?|bank|2013-04-01)/.test(request.url ?? '');
  request.resume().on('end', () => {
    response.writeHead(403, {
      'content-type': isXml ? 'text/xml' : 'application/x-amz-json-1.1',
      ...(!isXml && { 'x-amzn-errortype': code }),
    });
    const message = 'You are not authorized';
    const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
    response.end(
      isXml
        ? `<Response><Errors>${error}</Errors><ErrorResponse>${error}</ErrorResponse>${error}</Response>`
        : JSON.stringify({ __type: code, message }),
    );
  });
});
const printed = printedHere();

const ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a';
const refusable: readonly Prerequisite[] = [
  { kind: 'zones', zones: ['us-east-1a'], gateway: 'g' },
  { kind: 'endpoint-services', endpoints: [{ service: 'kms', zones: ['us-east-1a'] }] },
  { kind: 'instance-offering', model: 'm', type: 'g6.xlarge', zones: ['us-east-1a'], confirmed: false },
  { kind: 'machine-image', model: 'm', amiId: 'ami-0123456789abcdef0', gib: 100 },
  { kind: 'gpu-quota', instances: 'P', needed: 96, models: ['m'] },
  { kind: 'endpoint-quota', type: 'ml.g6.xlarge', instances: 1, needed: 2, models: ['m'] },
  { kind: 'lambda-concurrency', reserved: 101, gateway: 'g' },
  { kind: 'api-gateway-logging' },
  { kind: 'certificate', model: 'm', arn: ARN, hostName: 'a.example.com', caBundle: undefined },
  { kind: 'data-retention', needs: 'none', models: [] },
  { kind: 'use-case-form', models: ['m'] },
  { kind: 'model-access', model: 'm', modelId: 'openai.gpt-oss-120b-1:0' },
  { kind: 'service-linked-role', service: 'ecs' },
  { kind: 'account-quota', quota: 'vpcs', needed: { f: 1 } },
  { kind: 'address-block', cidr: '10.0.0.0/16', foundation: 'f' },
  { kind: 'free-name', type: 'AWS::KMS::Alias', name: 'alias/a', stack: 'f' },
  { kind: 'profile-destinations', model: 'm', profileId: 'eu.m', destinations: ['eu-west-1'] },
  { kind: 'invocation-logging', wanted: 'off' },
  { kind: 'guard-duty' },
  ...neededOfImports(fixtureDeployment('landing-zone')),
];

test.each(refusable)(
  '$kind is not passed silently where AWS does not let these credentials look',
  async (one) => {
    code = 'AccessDeniedException';
    const missing = printed(await check(one, aws('us-east-1')));
    expect(missing?.status).toBe('unknown');
    expect(missing?.words).toBe(
      `Not checked: ${nameOf(one)}. These credentials may not look (AccessDeniedException). The check calls ${ACTIONS[one.kind].join(', ')}: let these credentials call them, or deploy with others that may.`,
    );
  },
);

test.each([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
  'Forbidden',
  '403',
])('the code %s is a refusal', (name) => {
  const error = Object.assign(new Error('no'), { name, $metadata: {} });
  expect(notChecked('zones', 'zones', error, 'us-east-1')?.words).toContain(`may not look (${name})`);
});

test('another answer of AWS is reported in its own words, so that the other checks are reported too', () => {
  const error = Object.assign(new Error('Rate exceeded\n  at x'), {
    name: 'ThrottlingException',
    $metadata: {},
  });
  expect(notChecked('gpu-quota', 'a quota', error, 'us-east-1')?.words).toBe(
    'Not checked: a quota. AWS answered ThrottlingException: Rate exceeded. The check calls servicequotas:GetServiceQuota, servicequotas:GetAWSDefaultServiceQuota.',
  );
});

test('the action that AWS names in its answer is named', () => {
  const message =
    'User: arn:aws:sts::1:x is not authorized to perform: ec2:DescribeVpcs because no policy allows it';
  const error = Object.assign(new Error(message), { name: 'AccessDenied', $metadata: {} });
  expect(notChecked('address-block', 'a block', error, 'us-east-1')?.words).toContain(
    'may not look (AccessDenied: ec2:DescribeVpcs)',
  );
});

test.each(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'ENETUNREACH', 'ETIMEDOUT'])(
  'a network without a way to AWS (%s) is reported as such',
  (code) => {
    const error = Object.assign(new Error('x'), {
      code,
      hostname: 'ec2.us-east-1.amazonaws.com',
      $metadata: {},
    });
    expect(notChecked('zones', 'zones', error, 'us-east-1')).toMatchObject({
      status: 'unknown',
      words: `Not checked: zones. There was no answer from ec2.us-east-1.amazonaws.com (${code}). Check the network, and the proxy if there is one.`,
    });
  },
);

test('a call without the SDK that found no network is reported as such too', () => {
  const error = new TypeError('fetch failed', { cause: { code: 'ENOTFOUND', hostname: 'logs.x' } });
  expect(notChecked('free-name', 'a name', error, 'us-east-1')?.words).toContain(
    'no answer from logs.x (ENOTFOUND)',
  );
});

test('a proxy whose certificate is not trusted is reported with what to set', () => {
  const error = Object.assign(new Error('x'), { code: 'SELF_SIGNED_CERT_IN_CHAIN', $metadata: {} });
  expect(notChecked('zones', 'zones', error, 'us-east-1')?.words).toContain('NODE_EXTRA_CA_CERTS');
});

test('credentials that AWS does not take in the region may be of another partition', () => {
  const error = Object.assign(new Error('no'), { name: 'AuthFailure', $metadata: {} });
  expect(notChecked('zones', 'zones', error, 'ap-east-1')?.words).toMatch(
    /ap-east-1 is not enabled.*another partition/,
  );
});

test('expired credentials are reported as such', () => {
  const error = Object.assign(new Error('expired'), { name: 'ExpiredTokenException', $metadata: {} });
  expect(printed(notChecked('zones', 'zones', error, 'us-east-1'))?.words).toContain(
    'no usable AWS credentials',
  );
});

test.each(Object.entries(ACTIONS).filter(([, actions]) => actions.length > 0))(
  'the runbook names the actions of the check %s',
  (kind, actions) => {
    const runbook = readFileSync(join(__dirname, '../../../docs/runbook.md'), 'utf8');
    expect(runbook).toContain(`| \`${kind}\` | ${actions.map((action) => `\`${action}\``).join(', ')} |`);
  },
);

test('a mistake of the command itself is not taken for an answer of AWS', () => {
  expect(notChecked('zones', 'zones', new TypeError('x is undefined'), 'us-east-1')).toBeUndefined();
});
