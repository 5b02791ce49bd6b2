import { endpointsOn } from '../../../policy/endpoints';
import { LANE_PREFIX, LANES, type Lane } from '../../../policy/lane';
import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the gateway stack. */
export const gateway: readonly Acknowledgement[] = [
  {
    rules: ['COG4'],
    constructs: LANES.flatMap(methodsOf),
    reason:
      'Callers are workloads. Every method requires either an IAM role through SigV4 or, where the deployment says so, a bearer credential that the authorizer checks. Cognito user pools are for people.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['APIGWCacheEnabledAndEncrypted'],
    constructs: ['gateway/Api/RestApi/DeploymentStage.llm/Resource'],
    reason:
      'A cache would keep prompts and answers, which this blueprint stores nowhere. Caching is off; encryption is set should anyone turn it on.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['APIGWSSLEnabled'],
    constructs: ['gateway/Api/RestApi/DeploymentStage.llm/Resource'],
    reason:
      'API Gateway shows a client certificate to HTTP integrations only. Every method of this API invokes a Lambda function, whose invocation AWS signs, so a certificate would be stored and never used.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: [
      'gateway/OpenRouter/ServicePolicy/Resource',
      'gateway/SealedRouter/ServicePolicy/Resource',
      'gateway/CallerAuthorizer/ServicePolicy/Resource',
      'gateway/ChainHeads/ServicePolicy/Resource',
    ],
    reason:
      'xray:PutTraceSegments and xray:PutTelemetryRecords take no resource in IAM. They write; traces carry timings and ids, no text.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['EventBusDLQ'],
    constructs: ['gateway/ChainHeads/EveryHour/Resource'],
    reason:
      'The event says only that an hour has passed. One that is lost is replaced by the next, whose run does the work of both, and an alarm is raised after two hours without a signed statement. A queue would keep events that nothing should process again.',
    owner: 'audit',
    review: '2027-11-01',
  },
];

/** The construct of each API method of a lane: its endpoints, and the route for every other path. */
function methodsOf(lane: Lane): readonly string[] {
  const methods = [
    ...endpointsOn(lane).map(({ method, path }) => `${path}/${method}`),
    `${LANE_PREFIX[lane]}/{proxy+}/ANY`,
  ];
  return methods.map((method) => `gateway/Api/RestApi/Default${method}/Resource`);
}
