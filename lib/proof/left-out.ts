// What `npm run prove` assumes, and what it does not prove. The command prints both, and decision 0005 lists the same.

/** One thing that no claim covers, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** What a proof of templates assumes, and a live proof does not. */
export const ASSUMED_OF_TEMPLATES: LeftOut = {
  what: 'CloudFormation deploys what the templates say',
  why: 'the proof reads the assembly that is deployed; it does not read the account afterwards (drift)',
};

export const ASSUMED: readonly LeftOut[] = [
  ASSUMED_OF_TEMPLATES,
  {
    what: 'AWS calls IAM as documented',
    why: 'for which action, on which resource, with which condition keys: the source is beside each rule',
  },
  {
    what: 'a name that CloudFormation gives differs from every name written out',
    why: 'it is random, and known after the deploy only',
  },
  {
    what: 'the policy in policy/ is right',
    why: 'every enforcer is compared with it; its own tests, by property and by mutation, show that it is',
  },
  {
    what: 'the deployment file says what its owners decided',
    why: 'it is reviewed like code; every weakening in it is listed in the compliance report',
  },
];

export const LEFT_OUT: readonly LeftOut[] = [
  {
    what: 'organization policies, session policies, and other roles of the account',
    why: 'they are not in the templates; the first two can only take permissions away; an administrator of the account can change everything',
  },
  {
    what: 'what callers’ own policies allow',
    why: 'they belong to the callers’ teams; the API’s policy and the router’s list of callers decide here',
  },
  {
    what: 'which vLLM model a lane calls behind the shared load balancer',
    why: 'vLLM calls no IAM, and the load balancer knows host names and no callers; all of them are inside the account',
  },
  {
    what: 'KMS grants, and calls that AWS services make for a caller',
    why: 'grants are created at run time, by AWS services only; the services’ own use of a key is documented, not in a template',
  },
  {
    what: 'which callers the authorizer admits',
    why: 'the proof shows its code, its configuration and that it alone admits callers; its decisions have tests of their own',
  },
  {
    what: 'what the code of the functions does',
    why: 'the proof shows that the deployed code is built from this repository; what it does is the subject of its tests',
  },
  {
    what: 'the contents of serving images and of weights',
    why: 'the templates pin the image by digest, and the weights by the hash of their manifest or by revision; who may write them is proven',
  },
  {
    what: 'the values of alarms, dashboards and saved queries',
    why: 'they show and tell; none of them lets anything in or out',
  },
];

/** What a live proof does not see, besides what no proof covers. */
export const LEFT_OUT_LIVE: readonly LeftOut[] = [
  {
    what: 'the files that the CDK CLI reads besides the templates',
    why: 'nothing of them is in the account; the proof of the templates makes the claim world.assembly',
  },
  {
    what: 'what no template sets, of types that CloudFormation compares',
    why: 'its drift detection compares the properties that a template sets; roles, policies, security groups, endpoints, routes, keys and functions are read by the API of their service, also what no template sets',
  },
  {
    what: 'tags and descriptions of what is read by the API of its service',
    why: 'no policy of the deployment has a condition on them',
  },
];
