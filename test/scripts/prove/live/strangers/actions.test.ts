import { readDeployment } from '../../../../../lib/config/read-deployment';
import type { Account } from '../../../../../scripts/account/account';
import { READS, STRANGER_ACTIONS } from '../../../../../scripts/prove/live/strangers/actions';
import { strangersOf } from '../../../../../scripts/prove/live/strangers/strangers-of';
import starter from '../../../../fixtures/deployments/starter';
import { accountAt } from '../../../account/account-at';

const deployment = readDeployment(starter, 'starter');
const STACK = 'starter-foundation';

/** One resource of each type at which strangers are looked for. */
const RESOURCES = [
  ['AWS::EC2::VPC', 'vpc-1'],
  ['AWS::EC2::SecurityGroup', 'sg-1'],
  ['AWS::KMS::Key', 'k1'],
  ['AWS::S3::Bucket', 'b1'],
  ['AWS::Lambda::Function', 'f1'],
  ['AWS::ECR::Repository', 'r1'],
  ['AWS::ApiGateway::RestApi', 'a1'],
  ['AWS::ECS::Cluster', 'c1'],
  ['AWS::Logs::LogGroup', 'l1'],
].map(([ResourceType = '', PhysicalResourceId = '']) => ({
  LogicalResourceId: PhysicalResourceId.toUpperCase(),
  ResourceType,
  PhysicalResourceId,
}));

const physicalIds = new Map(
  RESOURCES.map(({ LogicalResourceId, PhysicalResourceId }) => [
    `${STACK}/${LogicalResourceId}`,
    PhysicalResourceId,
  ]),
);

/** IAM's names where they are not those of the operation (service authorization reference, read 2026-11-26). */
const IAM_NAMES: Readonly<Record<string, string>> = {
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:ListBucketInventoryConfigurations': 's3:GetInventoryConfiguration',
};

/** What AWS answers where more is asked for afterwards; the name of an error where there is none. */
const ANSWERS: Readonly<Record<string, object | string>> = {
  GetFunctionUrlConfig: 'ResourceNotFoundException',
  ListStackResources: { StackResourceSummaries: RESOURCES },
  DescribeSecurityGroups: { SecurityGroups: [{ GroupId: 'sg-1' }] },
  ListTasks: { taskArns: ['t1'] },
  ListServices: { serviceArns: [] },
  ListModels: { Models: [{ ModelName: 'm1' }] },
  GetDomainNames: { items: [{ domainName: 'd1' }] },
};

/** An account that gives these answers, or refuses these actions, and what was called in it. */
function recording(refuses: (action: string) => boolean) {
  const called = new Set<string>();
  const account = accountAt('http://127.0.0.1:1', deployment.region);
  const note = async (service: string, operation: string): Promise<object> => {
    const plain = `${service}:${operation}`;
    const action = service === 'apigateway' ? 'apigateway:GET' : (IAM_NAMES[plain] ?? plain);
    called.add(action);
    const answer = refuses(action) ? 'AccessDenied' : (ANSWERS[operation] ?? {});
    if (typeof answer === 'string') throw Object.assign(new Error('no'), { name: answer, $metadata: {} });
    return answer;
  };
  for (const [name, client] of Object.entries(account)) {
    if (typeof client === 'object' && 'send' in client) {
      Object.assign(client, {
        send: (command: object) => note(name.toLowerCase(), command.constructor.name.replace(/Command$/, '')),
      });
    }
  }
  const api = {
    ...account.api,
    logs: (operation: string) => note('logs', operation),
    ecs: (operation: string) => note('ecs', operation),
    resolver: (operation: string) => note('route53resolver', operation),
    zonesOfVpc: async () => JSON.stringify(await note('route53', 'ListHostedZonesByVPC')),
  } as Account['api'];
  return { account: { ...account, api }, called };
}

const strangersIn = (account: Account) => strangersOf({ deployment, account, physicalIds });

test('the list has every action that is called, and no other', async () => {
  const { account, called } = recording(() => false);
  const claims = await strangersIn(account);
  expect([...called].sort()).toEqual(STRANGER_ACTIONS);
  expect(claims.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'live.identities holds',
    'live.network holds',
    'live.functions holds',
    'live.api holds',
    'live.keys holds',
    'live.buckets holds',
    'live.hosts holds',
    'live.logs holds',
  ]);
});

test('all actions read', () => {
  expect(STRANGER_ACTIONS.filter((action) => !/:(Describe|Get|List|GET$)/.test(action))).toEqual([]);
});

test.each(Object.entries(READS).filter(([read]) => read !== 'own things'))(
  'without the permissions for %s something is undecided, by name, and nothing else is hidden',
  async (_read, actions) => {
    const refused: readonly string[] = actions;
    const { account } = recording((action) => refused.includes(action));
    const claims = await strangersIn(account);
    const undecided = claims.filter(({ verdict }) => verdict === 'undecided');
    expect(undecided).not.toEqual([]);
    expect(undecided.flatMap(({ evidence }) => evidence).join('\n')).toContain(actions.join(', '));
    expect(claims.filter(({ verdict }) => verdict === 'fails')).toEqual([]);
    expect(claims.filter(({ verdict }) => verdict === 'holds')).not.toEqual([]);
  },
);

test('where everything is refused, every claim is undecided', async () => {
  const { account } = recording(() => true);
  const claims = await strangersIn(account);
  expect([...new Set(claims.map(({ verdict }) => verdict))]).toEqual(['undecided']);
  expect(claims[0]?.evidence.join('\n')).toContain(
    'not read: the resources of stack starter-foundation. These credentials may not look (AccessDenied). It calls cloudformation:ListStackResources.',
  );
});

test('a mistake of one look is told, and hides no other', async () => {
  const { account } = recording(() => false);
  Object.assign(account.kms, { send: () => Promise.reject(new TypeError('x is not a function')) });
  const claims = await strangersIn(account);
  expect(claims.find(({ id }) => id === 'live.keys')?.evidence).toEqual([
    'not read: the grants of k1. The look failed (TypeError: x is not a function). It calls kms:ListGrants.',
  ]);
  expect(claims.find(({ id }) => id === 'live.logs')?.verdict).toBe('holds');
});
