/** A failure of a deploy that has a known way out. */
export interface KnownFailure {
  readonly kind: string;
  /** The words of the service, wherever in its reason they are. */
  readonly says: RegExp;
  /** What it means, in one sentence. */
  readonly means: string;
  readonly next: string;
}

/**
 * The reasons that AWS gives for what a first deploy meets, and the way out of each. The first one that fits is taken, so
 * the narrower ones come first. Sources, read 2026-11-26: EC2 API reference, "Error codes for the Amazon EC2 API"; EC2 Auto
 * Scaling user guide, "Troubleshoot: EC2 instance launch failures"; ECS developer guide, "Stopped tasks error messages"
 * and "Service event messages"; SageMaker AI developer guide, "Endpoint failure reasons"; CloudFormation user guide,
 * "Troubleshooting CloudFormation"; IAM user guide, "Troubleshoot access denied error messages".
 */
export const KNOWN_FAILURES: readonly KnownFailure[] = [
  {
    kind: 'no-capacity',
    says: /InsufficientInstanceCapacity|do(?:es)? not have sufficient\b.*\bcapacity|Unable to provision requested ML compute capacity|CapacityError|no sufficient capacity|InsufficientCapacity/is,
    means: 'AWS has no free instance of this type in these zones at the moment. This is no quota.',
    next: 'Deploy again later; or name another instanceType or other availabilityZones in the deployment file; or reserve capacity (EC2 On-Demand Capacity Reservations, SageMaker flexible training plans) first.',
  },
  {
    kind: 'quota',
    says: /VcpuLimitExceeded|more vCPU capacity than your current vCPU limit|ResourceLimitExceeded|account-level service limit|InstanceLimitExceeded|MaxSpotInstanceCountExceeded|(?<!Request)(?:Limit|Quota)Exceeded|maximum (?:number|limit) of .* (?:has been|was) reached|would exceed the (?:limit|quota)/is,
    means: 'A quota of the account is used up.',
    next: 'npm run preflight -- <deployment> names the quota and prints the command that requests a higher one. Approval may take days. Then deploy again.',
  },
  {
    kind: 'image',
    says: /CannotPull(?:Container|ECRContainer)Error|CannotPullImageManifestError|pull image manifest|manifest unknown|image .* (?:does not exist|not found)|ImageNotFoundException|could not (?:access|pull|find) .*image/is,
    means: 'The serving image could not be pulled from the repository of the deployment.',
    next: 'npm run stage-image -- <deployment> copies and verifies it. If it is there, the endpoints of ECR and S3, or their policies, keep the instance from it: npm run prove -- <deployment> --live shows which.',
  },
  {
    kind: 'weights',
    says: /\bweights: \S+/i,
    means: 'The weights in the bucket are not those that the deployment pins, so the model did not start.',
    next: 'npm run stage-weights -- <deployment> compares every file with the manifest, and uploads what lacks.',
  },
  {
    kind: 'gpu-memory',
    says: /CUDA out of memory|torch\.(?:cuda\.)?OutOfMemoryError|No available memory for the cache blocks|larger than the maximum number of tokens that can be stored in KV cache/i,
    means: 'The model does not fit into the memory of its GPUs with this context.',
    next: 'Lower contextTokens of the model, or choose an instanceType with more GPU memory, in the deployment file.',
  },
  {
    kind: 'memory',
    says: /OutOfMemoryError|OOMKilled|Container killed due to memory usage|exit code:? 137/i,
    means: 'The container used more memory than its instance has.',
    next: 'Choose an instanceType with more memory in the deployment file.',
  },
  {
    kind: 'disk',
    says: /no space left on device|ENOSPC|disk (?:is )?full|DiskFull/i,
    means: 'A disk is full.',
    next: 'On this machine: free space, then run the same command again. On a GPU instance: the image and its layers need more than its volume has; raise the size of the volume.',
  },
  {
    kind: 'organization-policy',
    says: /explicit deny in a service control policy|explicit deny in a resource control policy|service control policy/i,
    means: 'A policy of the organization forbids the call.',
    next: 'npm run preflight -- <deployment> --scp <file> evaluates that policy and names what answers it; docs/guides/landing-zone.md has an answer for each published policy.',
  },
  {
    kind: 'permission',
    says: /is not authorized to perform|AccessDenied|UnauthorizedOperation|not authorized|explicit deny in an? (?:identity|resource)-based policy|permissions boundary/i,
    means: 'The role that deploys lacks a permission, or another policy denies the call.',
    next: 'Give the execution role of the CDK bootstrap (or accountRules.synthesis.executionRole) the action that the reason names, then deploy again.',
  },
  {
    kind: 'credentials',
    says: /ExpiredToken|token (?:included in the request )?(?:is|has) expired|security token .* (?:expired|invalid)|RequestExpired|CredentialsProviderError|Unable to locate credentials|SSO session .* (?:expired|invalid)/i,
    means: 'The credentials ended while the deploy ran. CloudFormation continues what it has begun.',
    next: 'Log in again (aws sso login --profile "$AWS_PROFILE"), wait until the stack is no longer in progress, then run the same command again.',
  },
  {
    kind: 'throttling',
    says: /Throttling|Rate exceeded|TooManyRequests|RequestLimitExceeded|SlowDown|Too Many Requests/i,
    means: 'AWS was asked too often at once.',
    next: 'Run the same command again after a minute.',
  },
  {
    kind: 'name-taken',
    says: /already exists|AlreadyExists|BucketAlreadyOwnedByYou|EntityAlreadyExists|InvalidChangeBatch/i,
    means: 'A resource of this name is there already, of another stack or of an attempt before.',
    next: 'npm run preflight -- <deployment> names it. docs/runbook.md, "A first deploy fails", says what an attempt leaves and how it is deleted.',
  },
  {
    kind: 'key',
    says: /InvalidKMSKey|KMSAccessDenied|KMSInvalidState|Client\.InternalError|key .* (?:incorrect|invalid) state/i,
    means:
      'A KMS key could not be used: it is disabled or about to be deleted, or its policy does not allow the service.',
    next: 'For an imported key, npm run policy -- <deployment> --imports <folder> writes the statements that its owner adds. Otherwise look at the state of the key that the reason names.',
  },
  {
    kind: 'service-linked-role',
    says: /service[- ]linked role/i,
    means: 'A service-linked role of the account is not there.',
    next: 'npm run preflight -- <deployment> names it and prints the command that creates it.',
  },
  {
    kind: 'certificate',
    says: /Certificate(?:NotFound|.*(?:not found|expired|invalid|must have))|UnsupportedCertificate/i,
    means: 'The certificate of a model cannot be used by the load balancer.',
    next: 'npm run preflight -- <deployment> says what is wrong with it.',
  },
  {
    kind: 'unhealthy',
    says: /is unhealthy in|Health checks failed|failed (?:ELB|container|to pass) .*health check|did not pass the ping health check|circuit breaker was triggered|DEPLOYMENT_FAILED/is,
    means: 'The model started and did not answer its health check in time.',
    next: 'Its log says why: the last lines of the stream of the model in the log group of the models. A model that only needs longer to load has startup fields in the deployment file.',
  },
  {
    kind: 'timeout',
    says: /NotStabilized|did not stabilize|Exceeded attempts to wait|timed? ?out/i,
    means: 'It was not ready within the time that CloudFormation waits.',
    next: 'Look for the reason in what the service reports below; then run the same command again.',
  },
];

/** What is known about the reason of a failure; `undefined` if nothing is. Pure. */
export const knownFailure = (reason: string): KnownFailure | undefined =>
  KNOWN_FAILURES.find(({ says }) => says.test(reason));
