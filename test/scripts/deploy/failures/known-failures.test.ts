import fc from 'fast-check';
import { explainedFailure } from '../../../../scripts/deploy/failures/explained-failure';
import { KNOWN_FAILURES, knownFailure } from '../../../../scripts/deploy/failures/known-failures';

// Reasons in the words of the services: their documentation, and reports in public issue threads (2026-11-26).
const REASONS: readonly (readonly [kind: string, reason: string])[] = [
  [
    'no-capacity',
    'We currently do not have sufficient g6.xlarge capacity in the Availability Zone you requested (us-east-1a). Our system will be working on provisioning additional capacity. Launching EC2 instance failed.',
  ],
  [
    'no-capacity',
    'CapacityError: Unable to provision requested ML compute capacity. Please retry using a different ML instance type.',
  ],
  [
    'quota',
    'You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance type belongs to.',
  ],
  [
    'quota',
    "The account-level service limit 'ml.g6.xlarge for endpoint usage' is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances.",
  ],
  ['quota', 'The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400)'],
  [
    'image',
    'CannotPullContainerError: failed to resolve ref 111122223333.dkr.ecr.us-east-1.amazonaws.com/images@sha256:00: not found',
  ],
  ['weights', 'weights: model-00001-of-00004.safetensors: stored checksum aa-3, manifest bb-3'],
  ['gpu-memory', 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.'],
  ['memory', 'OutOfMemoryError: Container killed due to memory usage'],
  ['disk', 'failed to register layer: write /usr/lib/libcublas.so: no space left on device'],
  [
    'organization-policy',
    'User: arn:aws:sts::111122223333:assumed-role/cfn-exec/x is not authorized to perform: ec2:CreateVpc with an explicit deny in a service control policy',
  ],
  [
    'permission',
    'User: arn:aws:sts::111122223333:assumed-role/cfn-exec/x is not authorized to perform: kms:CreateKey because no identity-based policy allows the kms:CreateKey action',
  ],
  ['credentials', 'ExpiredToken: The security token included in the request is expired'],
  ['throttling', 'Rate exceeded (Service: AWSLogs; Status Code: 400; Error Code: ThrottlingException)'],
  ['throttling', 'RequestLimitExceeded: Request limit exceeded.'],
  [
    'name-taken',
    'sandbox-open-router already exists in stack arn:aws:cloudformation:us-east-1:111122223333:stack/x',
  ],
  ['key', 'Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state'],
  [
    'service-linked-role',
    'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
  ],
  [
    'certificate',
    'Certificate ARN arn:aws:acm:us-east-1:111122223333:certificate/1 is not valid: CertificateNotFound',
  ],
  [
    'unhealthy',
    'Resource handler returned message: "Error occurred during operation \'ECS Deployment Circuit Breaker was triggered\'."',
  ],
  [
    'unhealthy',
    '(service qwen) (port 8000) is unhealthy in (target-group x) due to (reason Health checks failed)',
  ],
  ['timeout', 'Exceeded attempts to wait (HandlerErrorCode: NotStabilized)'],
];

test.each(REASONS)('%s is recognised in: %s', (kind, reason) => {
  expect(knownFailure(reason)?.kind).toBe(kind);
});

test.each(KNOWN_FAILURES.map(({ kind }) => kind))('an example shows that %s is recognised', (kind) => {
  expect(REASONS.map(([one]) => one)).toContain(kind);
});

test('a reason that nothing is known about is printed as AWS gave it', () => {
  const failed = { logicalId: 'Thing', type: 'AWS::A::B', reason: 'The moon is in the way' };
  expect(explainedFailure(failed, 'sandbox')).toBe('AWS::A::B Thing failed: The moon is in the way');
});

test('what is known of a reason follows it, with the command for this deployment', () => {
  const failed = { logicalId: 'Thing', type: 'AWS::A::B' };
  const [first, means, next] = explainedFailure({ ...failed, reason: 'VcpuLimitExceeded' }, 'bank').split(
    '\n',
  );
  expect([first, means]).toEqual([
    'AWS::A::B Thing failed: VcpuLimitExceeded',
    '  A quota of the account is used up.',
  ]);
  expect(next).toContain('npm run preflight -- bank');
});

test('a reason of any length becomes a line of bounded length', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3_000 }), (reason) => {
      const [line = ''] = explainedFailure({ logicalId: 'A', type: 'B', reason }, 'x').split('\n');
      expect(line.length).toBeLessThan(420);
    }),
  );
});
