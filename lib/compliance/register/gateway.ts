import { endpointsOn } from '../../../policy/endpoints';
import { LANE_PREFIX, LANES, type Lane } from '../../../policy/lane';
import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the gateway stack. */
export const gateway: readonly Acknowledgement[] = [
  {
    rules: ['COG4'],
    constructs: LANES.flatMap(methodsOf),
    reason:
      'The rule knows one authorizer, Amazon Cognito, whose user pools are for people. Callers of this API are workloads: every method requires an IAM principal through SigV4 or, where the deployment says so, a bearer credential that the authorizer checks. No method is open, which the proof shows for each (api.* claims).',
    owner: 'API platform',
    review: '2027-06-21',
  },
  {
    rules: ['APIGWCacheEnabledAndEncrypted'],
    constructs: ['gateway/Api/RestApi/DeploymentStage.llm/Resource'],
    reason:
      'A cache of API Gateway would keep answers to prompts, which this blueprint stores nowhere, and would give one caller the answer of another. Caching is off. Encryption of cached data is set as well, so that a cache which is turned on by hand is not in plain text.',
    owner: 'data protection',
    review: '2027-10-25',
  },
  {
    rules: ['APIGWSSLEnabled'],
    constructs: ['gateway/Api/RestApi/DeploymentStage.llm/Resource'],
    reason:
      'API Gateway shows a client certificate to HTTP integrations only (developer guide, "Generate and configure an SSL certificate for backend authentication"). Every method of this API invokes a Lambda function, and the permission of the function admits this API alone. A certificate would be stored and never used.',
    owner: 'API platform',
    review: '2027-06-28',
  },
  {
    rules: ['EventBusDLQ'],
    constructs: ['gateway/ChainHeads/EveryHour/Resource'],
    reason:
      'The event says only that an hour has passed. Where one is lost, the run of the next hour signs what both would have signed, and the alarm chain-heads-missing is raised after two hours without a statement. An event that is delivered again later would start a run that has nothing to sign.',
    owner: 'records management',
    review: '2027-10-11',
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
