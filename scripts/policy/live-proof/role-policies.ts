import type { Deployment } from '../../../lib/config/deployment';
import { arnIn } from '../../../lib/plan/arns';
import { LIVE_ACTIONS } from '../../prove/live/actions';
import { decryptingServices } from '../../prove/live/policy-document';
import { readResources } from './read-resources';

/** The only calls of the role that change anything: they leave the record of a run. */
const WRITES = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** A service decrypts what it returns with the permission of the caller. Every other decryption is denied. */
const DECRYPTS = 'kms:Decrypt';

const READS_OBJECTS = 's3:GetObject';

/** The log group for records. CloudFormation ends its name with a part of the stack's id. */
const records = (deployment: Deployment): readonly string[] => [
  arnIn(deployment, 'logs', `log-group:/hybrid-llm/${deployment.name}/live-proof-*`),
];

/** By which services something is decrypted. S3 returns no object but an upload: the others are denied. */
const throughServices = (deployment: Deployment) => ({ 'kms:ViaService': decryptingServices(deployment) });

/** What the live proof reads in the whole account, because AWS takes no resource, or because it looks for strangers. */
export const readsOfAccount = (deployment: Deployment) =>
  document(
    groups(deployment)
      .filter(isOfAccount)
      .map(({ actions, resources }) => allow(actions, resources)),
  );

/** What it reads of the deployment, and its record. */
export const readsOfDeployment = (deployment: Deployment) =>
  document([
    ...groups(deployment)
      .filter((group) => !isOfAccount(group))
      .map(({ actions, resources }) => allow(actions, resources)),
    {
      ...allow([DECRYPTS], readResources(DECRYPTS, deployment)),
      Condition: { StringEquals: throughServices(deployment) },
    },
    allow(WRITES, records(deployment)),
  ]);

/** What it may not do, whatever another policy of the role allows: everything else. */
export const nothingElse = (deployment: Deployment) =>
  document([
    {
      Sid: 'NothingElse',
      Effect: 'Deny',
      NotAction: [...new Set([...LIVE_ACTIONS, ...WRITES])].sort(),
      Resource: '*',
    },
    { Sid: 'RecordsOnly', Effect: 'Deny', Action: WRITES, NotResource: records(deployment) },
    {
      Sid: 'UploadsOnly',
      Effect: 'Deny',
      Action: READS_OBJECTS,
      NotResource: readResources(READS_OBJECTS, deployment),
    },
    {
      Sid: 'ThroughServicesOnly',
      Effect: 'Deny',
      Action: DECRYPTS,
      Resource: '*',
      Condition: { StringNotEquals: throughServices(deployment) },
    },
  ]);

const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

const allow = (actions: readonly string[], resources: readonly string[]) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
});

interface Group {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const isOfAccount = ({ resources }: Group): boolean => resources.includes('*');

/** One group for the actions that have the same resources. */
function groups(deployment: Deployment): readonly Group[] {
  const actions = [...new Set(LIVE_ACTIONS)].filter((action) => action !== DECRYPTS).sort();
  const resourcesOf = (action: string) => readResources(action, deployment).join(' ');
  return [...new Set(actions.map(resourcesOf))].map((resources) => ({
    actions: actions.filter((action) => resourcesOf(action) === resources),
    resources: resources.split(' '),
  }));
}
