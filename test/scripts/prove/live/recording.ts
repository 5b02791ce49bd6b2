import type { Account } from '../../../../scripts/account/account';

/** IAM's names where they are not those of the operation (service authorization reference, read 2026-11-26). */
const IAM_NAMES: Readonly<Record<string, string>> = {
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:ListBucketInventoryConfigurations': 's3:GetInventoryConfiguration',
};

/** What an account has without a client: the prefix of the actions of IAM, and the operation where it has but one. */
const API: Readonly<Record<keyof Account['api'], readonly [service: string, operation?: string]>> = {
  logs: ['logs'],
  ecs: ['ecs'],
  autoScaling: ['autoscaling'],
  loadBalancers: ['elasticloadbalancing'],
  resolver: ['route53resolver'],
  profileAssociations: ['route53profiles', 'ListProfileAssociations'],
  topics: ['sns'],
  queues: ['sqs'],
  glue: ['glue'],
  budgets: ['budgets', 'ViewBudget'],
  records: ['route53', 'ListResourceRecordSets'],
  hostedZone: ['route53', 'GetHostedZone'],
  zonesOfVpc: ['route53', 'ListHostedZonesByVPC'],
};

/** The same account, and every action that is called in it from now on. */
export function recording(account: Account): { readonly account: Account; readonly called: Set<string> } {
  const called = new Set<string>();
  const note = (service: string, operation: string) => {
    const action = service === 'apigateway' ? 'apigateway:GET' : `${service}:${operation}`;
    called.add(IAM_NAMES[action] ?? action);
  };
  const clients = Object.entries(account).map(([name, client]) => {
    if (typeof client !== 'object' || !('send' in client)) return [name, client] as const;
    const noting = {
      get(target: object, key: string) {
        const value = Reflect.get(target, key);
        if (key !== 'send') return value;
        return (command: object) => {
          note(name.toLowerCase(), command.constructor.name.replace(/Command$/, ''));
          return value.call(target, command);
        };
      },
    };
    return [name, new Proxy(client, noting)] as const;
  });
  const api = Object.entries(account.api).map(([name, call]) => {
    const [service, only] = API[name as keyof Account['api']];
    const noting = (...given: readonly unknown[]) => {
      note(service, only ?? String(given[0]));
      return (call as (...all: readonly unknown[]) => unknown)(...given);
    };
    return [name, noting] as const;
  });
  return {
    account: {
      ...account,
      ...Object.fromEntries(clients),
      api: { ...account.api, ...Object.fromEntries(api) },
    },
    called,
  };
}
