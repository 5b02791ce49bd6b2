import type { Area } from '../area';
import { apiOf } from './api';
import { authorizerOf } from './authorizer';
import { scheduleOf } from './chain-heads';
import { firewallOf } from './firewall';
import { functionsOf } from './functions';
import { methodsOfLanes } from './methods';
import { modelFirewallOf } from './model-firewall';
import { refusalsOf } from './refusals';
import { stageOf } from './stage';
import { topicsOf } from './topics';

/** The API, its firewall, the functions behind it, and every topic of the deployment. */
export const gateway: Area = {
  claims: {
    'gateway.api':
      'the API is private: its policy admits the named accounts, through the named VPC endpoints, and nobody else',
    'gateway.methods':
      'each method of the API has its lane’s check of the caller, streams from its lane’s router, and takes JSON objects only',
    'gateway.stage':
      'the API has one stage without cache, canary or variables, at the expected request rates; it serves what was deployed after every method',
    'gateway.authorizer':
      'the deployment’s own authorizer checks bearer credentials, and its results are cached no longer than the deployment says',
    'gateway.firewall': 'the firewall in front of the stage has exactly the expected rules and limits',
    'gateway.model-firewall':
      'the firewall before the load balancer of vLLM models admits their host names and paths, and nothing else',
    'gateway.functions':
      'each function has the expected handler, runtime, role, network and limits; no layer, file system, image or other addition',
    'gateway.environment':
      'the environment of each function has the expected variables with the expected values, and no other',
    'gateway.invocation':
      'only methods and the authorizer of the API may invoke a function, and only the schedule the signer',
    'gateway.topics': 'each topic has the expected publishers and subscribers, over TLS only',
    'I8.chain-heads': 'every hour, and by nothing else, the signer of the chains of records is started',
    'I6.gateway': 'the topics and the environments of the functions are encrypted with the data key',
    'I7.api-logs':
      'the logs of the API and of the firewalls contain named fields: no body, and no header that holds a credential',
    'I7.dead-letters':
      'a failed asynchronous invocation is not retried and not stored: it goes to a topic without subscribers',
    'I12.gateway':
      'each refusal of the API itself is an error with a stable code that clients of every dialect read, and echoes nothing of the request',
  },
  resources: (basis) => [
    ...apiOf(basis),
    ...methodsOfLanes(basis),
    ...authorizerOf(basis),
    ...stageOf(basis),
    ...refusalsOf(basis),
    ...firewallOf(basis),
    ...modelFirewallOf(basis),
    ...functionsOf(basis),
    ...topicsOf(basis),
    ...scheduleOf(basis),
  ],
};
