import { LANES, type Lane } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import { stackName } from '../config/stack-name';
import { arnIn } from '../plan/arns';
import { ROUTER_CONSTRUCT_ID } from '../plan/names';
import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * CloudFormation shortens a long stack name in the names it generates. The length is not documented; names observed in
 * accounts keep at least this much (2026-11).
 */
const KEPT_OF_STACK_NAME = 24;

/**
 * Only the API calls a router. In a direct invocation the caller writes the event, and with it the identity that the
 * router reads from the event. API Gateway calls as a service principal, to which service control policies do not
 * apply. So it is enough to deny users and roles: invoking a router, permitting another service to invoke it, giving it
 * a function URL, and attaching it to a queue.
 */
export const routersBehindApi: PolicyBuilder = ({ deployment }) => {
  const routers = LANES.map((lane) => routerArns(deployment, lane));
  return {
    name: 'routers-behind-api',
    purpose: 'only the private API calls a router',
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
