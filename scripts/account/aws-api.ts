import { regionFacts } from '../../lib/config/facts/regions';
import type { Answer } from './send';
import { type Sender, sendSigned } from './signed-request';

/** An AWS service returned an error. `name` is AWS's name for it. */
export class AwsApiError extends Error {
  /** As on an error of an SDK client, so that commands print it in one line. */
  readonly $metadata = {};

  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

/** Calls to services of which a command needs an operation or two, and this repository has no client. */
export interface AwsApi {
  /** CloudWatch Logs, by its JSON protocol. */
  logs(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** Amazon ECS, by its JSON protocol. */
  ecs(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** EC2 Auto Scaling, by its Query protocol. Resolves with the XML. */
  autoScaling(operation: string, input: Readonly<Record<string, string>>): Promise<string>;
  /** Elastic Load Balancing, by its Query protocol. Resolves with the XML. */
  loadBalancers(operation: string, input: Readonly<Record<string, string>>): Promise<string>;
  /** Route 53 Resolver, by its JSON protocol. */
  resolver(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** Route 53 Profiles: the associations of a VPC. Resolves with the JSON. */
  profileAssociations(vpc: string): Promise<Readonly<Record<string, unknown>>>;
  /** Amazon SNS, by its Query protocol. Resolves with the XML. */
  topics(operation: string, input: Readonly<Record<string, string>>): Promise<string>;
  /** Amazon SQS, by its JSON protocol. */
  queues(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** AWS Glue, by its JSON protocol. */
  glue(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** AWS Budgets, by its JSON protocol. */
  budgets(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** Amazon Route 53: the records of a hosted zone, from a name and a type on. Resolves with the XML. */
  records(zone: string, name: string, type: string): Promise<string>;
  /** Amazon Route 53: a hosted zone and the VPCs of a private one. Resolves with the XML. */
  hostedZone(id: string): Promise<string>;
  /** Amazon Route 53: the private hosted zones of a VPC, a page of them. Resolves with the XML. */
  zonesOfVpc(vpc: string, nextToken?: string): Promise<string>;
}

export interface AwsApiOptions extends Sender {
  readonly region: string;
  /** Where all services are. @default AWS */
  readonly endpoint?: string;
}

/** The global endpoint of Route 53 in each partition (the AWS general reference, "Route 53 endpoints and quotas", read 2026-11-26). */
const ROUTE_53: Readonly<Record<string, { readonly host: string; readonly region: string }>> = {
  aws: { host: 'route53.amazonaws.com', region: 'us-east-1' },
  'aws-us-gov': { host: 'route53.us-gov.amazonaws.com', region: 'us-gov-west-1' },
};

/** The endpoint of AWS Budgets (the AWS general reference, "AWS Billing and Cost Management endpoints and quotas", read 2026-11-26). */
const BUDGETS: Readonly<Record<string, { readonly host: string; readonly region: string }>> = {
  aws: { host: 'budgets.amazonaws.com', region: 'us-east-1' },
};

export function createAwsApi({ region, endpoint, ...sender }: AwsApiOptions): AwsApi {
  const { dnsSuffix, partition } = regionFacts(region);
  const at = (host: string, path = '/') => new URL(path, endpoint ?? `https://${host}`);
  const regional = (service: string, path?: string) => at(`${service}.${region}.${dnsSuffix}`, path);
  const post = (service: string, headers: Readonly<Record<string, string>>, body: string) =>
    sendSigned({ method: 'POST', service, region, url: regional(service), headers, body }, sender);

  const json =
    (service: string, version: string, protocol = '1.1') =>
    async (operation: string, input: object) => {
      const headers = {
        'content-type': `application/x-amz-json-${protocol}`,
        'x-amz-target': `${version}.${operation}`,
      };
      return jsonOf(await post(service, headers, JSON.stringify(input)));
    };

  const route53 = async (path: string) => {
    const place = ROUTE_53[partition];
    if (!place) throw unknownEndpoint('Route 53', partition);
    const request = { method: 'GET', service: 'route53', region: place.region } as const;
    return xmlOf(await sendSigned({ ...request, url: at(place.host, path) }, sender));
  };

  const query =
    (service: string, version: string) =>
    async (operation: string, input: Readonly<Record<string, string>>) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const form = new URLSearchParams({ Action: operation, Version: version, ...input });
      return xmlOf(await post(service, headers, form.toString()));
    };

  return {
    logs: json('logs', 'Logs_20140328'),
    ecs: json('ecs', 'AmazonEC2ContainerServiceV20141113'),
    autoScaling: query('autoscaling', '2011-01-01'),
    loadBalancers: query('elasticloadbalancing', '2015-12-01'),
    resolver: json('route53resolver', 'Route53Resolver'),
    topics: query('sns', '2010-03-31'),
    async profileAssociations(vpc) {
      const service = 'route53profiles';
      const url = regional(service, `/profileassociations?resourceId=${vpc}`);
      return jsonOf(await sendSigned({ method: 'GET', service, region, url }, sender));
    },
    queues: json('sqs', 'AmazonSQS', '1.0'),
    glue: json('glue', 'AWSGlue'),
    async budgets(operation, input) {
      const place = BUDGETS[partition];
      if (!place) throw unknownEndpoint('AWS Budgets', partition);
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSBudgetServiceGateway.${operation}`,
      };
      const request = { method: 'POST', service: 'budgets', region: place.region, headers } as const;
      const url = at(place.host);
      return jsonOf(await sendSigned({ ...request, url, body: JSON.stringify(input) }, sender));
    },
    records: (zone, name, type) => {
      const asked = new URLSearchParams({ name, type, maxitems: '1' });
      return route53(`/2013-04-01/hostedzone/${zone}/rrset?${asked}`);
    },
    hostedZone: (id) => route53(`/2013-04-01/hostedzone/${id}`),
    zonesOfVpc: (vpc, nextToken) =>
      route53(
        `/2013-04-01/hostedzonesbyvpc?${new URLSearchParams({
          vpcid: vpc,
          vpcregion: region,
          ...(nextToken !== undefined && { nexttoken: nextToken }),
        })}`,
      ),
  };
}

const unknownEndpoint = (service: string, partition: string) =>
  new AwsApiError('UnknownEndpoint', `no endpoint of ${service} is known in ${partition}`);

/** @throws AwsApiError */
function jsonOf({ ok, text, headers }: Answer): Readonly<Record<string, unknown>> {
  const answer = parsed(text);
  if (answer === undefined) throw new AwsApiError('UnknownError', 'the answer is not that of AWS');
  if (ok) return answer;
  const name = String(answer.__type ?? headers['x-amzn-errortype'] ?? 'UnknownError');
  throw new AwsApiError(
    name.split('#').at(-1)?.split(':')[0] ?? '',
    answer.message ?? answer.Message ?? text,
  );
}

/** `undefined` where it is no JSON, such as the page of a proxy. */
function parsed(text: string) {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws AwsApiError */
function xmlOf({ ok, text }: Answer): string {
  if (ok) return text;
  const [, name = 'UnknownError'] = /<Code>([^<]+)<\/Code>/.exec(text) ?? [];
  const [, message = text] = /<Message>([^<]+)<\/Message>/.exec(text) ?? [];
  throw new AwsApiError(name, message);
}
