import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { regionFacts } from '../../lib/config/facts/regions';

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
  /** Elastic Load Balancing, by its Query protocol. Resolves with the XML. */
  loadBalancers(operation: string, input: Readonly<Record<string, string>>): Promise<string>;
}

export interface AwsApiOptions {
  readonly region: string;
  readonly credentials: ConstructorParameters<typeof SignatureV4>[0]['credentials'];
  /** Where all services are. @default AWS */
  readonly endpoint?: string;
}

export function createAwsApi({ region, credentials, endpoint }: AwsApiOptions): AwsApi {
  const send = async (service: string, headers: Readonly<Record<string, string>>, body: string) => {
    const url = new URL(endpoint ?? `https://${service}.${region}.${regionFacts(region).dnsSuffix}`);
    const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
    const signed = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: '/',
      headers: { ...headers, host: url.host },
      body,
    });
    const response = await fetch(url, { method: 'POST', headers: signed.headers, body });
    return { ok: response.ok, text: await response.text() };
  };

  const json = (service: string, version: string) => async (operation: string, input: object) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${version}.${operation}`,
    };
    const { ok, text } = await send(service, headers, JSON.stringify(input));
    const answer = text === '' ? {} : JSON.parse(text);
    if (ok) return answer;
    const name =
      String(answer.__type ?? 'UnknownError')
        .split('#')
        .at(-1) ?? '';
    throw new AwsApiError(name, answer.message ?? text);
  };

  return {
    logs: json('logs', 'Logs_20140328'),
    ecs: json('ecs', 'AmazonEC2ContainerServiceV20141113'),
    async loadBalancers(operation, input) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const form = new URLSearchParams({ Action: operation, Version: '2015-12-01', ...input });
      const { ok, text } = await send('elasticloadbalancing', headers, form.toString());
      if (ok) return text;
      const [, name = 'UnknownError'] = /<Code>([^<]+)<\/Code>/.exec(text) ?? [];
      const [, message = text] = /<Message>([^<]+)<\/Message>/.exec(text) ?? [];
      throw new AwsApiError(name, message);
    },
  };
}
