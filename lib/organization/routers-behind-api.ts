import { LANES, type Lane } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import { arnIn } from '../plan/arns';
import { ROUTER_CONSTRUCT_ID, stackName } from '../plan/names';
import type { PolicyBuilder } from './organization-policy';
import { denying } from './service-control-policy';

/**
 * CloudFormation shortens a long stack name inside the names it makes. How far is not documented; names seen in
 * accounts keep this much or more (2026-11).
 */
const KEPT_OF_STACK_NAME = 24;

/**
 * A router is called by the API and by nobody else. A direct invocation brings an event of the caller's own
 * making, and in that event who calls is whatever the caller wrote. API Gateway calls as a service, and service
 * principals are outside every service control policy, so denying people and roles is enough: to invoke, to let
 * another service invoke, to give the function an address, to feed it from a queue.
 */
export const routersBehindApi: PolicyBuilder = ({ deployment }) => {
  const routers = LANES.map((lane) => routerArns(deployment, lane));
  return {
    name: 'routers-behind-api',
    purpose: 'a router answers the private API and nobody else',
    policy: denying(
      {
        Sid: 'DenyCallingRoutersPastTheApi',
        Action: ['lambda:Invoke*', 'lambda:CreateFunctionUrlConfig'],
        Resource: routers,
      },
      {
        Sid: 'DenyLettingOthersCallRouters',
        Action: ['lambda:AddPermission'],
        Resource: routers,
        Condition: { StringNotEquals: { 'lambda:Principal': ['apigateway.amazonaws.com'] } },
      },
      {
        Sid: 'DenyFeedingRoutersFromQueues',
        Action: ['lambda:CreateEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
        Resource: '*',
        Condition: { ArnLike: { 'lambda:FunctionArn': routers } },
      },
    ),
  };
};

/** CloudFormation names functions `<stack>-<logical id>-<random>`; versions and aliases end in `:<qualifier>`. */
function routerArns(deployment: Deployment, lane: Lane): string {
  const stack = stackName(deployment, 'gateway').slice(0, KEPT_OF_STACK_NAME);
  return arnIn(deployment, 'lambda', `function:${stack}*-${ROUTER_CONSTRUCT_ID[lane]}*`);
}
