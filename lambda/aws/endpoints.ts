import type { Environment } from './credentials';

/** The address of a service. `path` goes before every request path, and may be empty. */
export interface HttpEndpoint {
  readonly secure: boolean;
  readonly hostname: string;
  /** The value of the `host` header: with the port, unless it is the protocol's default. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** The AWS services our functions call: their host name, the name requests are signed for, their override. */
export const AWS_SERVICES = {
  bedrock: {
    prefix: 'bedrock-runtime',
    fipsPrefix: 'bedrock-runtime-fips',
    signingName: 'bedrock',
    override: 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
  },
  sagemaker: {
    prefix: 'runtime.sagemaker',
    fipsPrefix: 'runtime-fips.sagemaker',
    signingName: 'sagemaker',
    override: 'AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME',
  },
  firehose: { prefix: 'firehose', signingName: 'firehose', override: 'AWS_ENDPOINT_URL_FIREHOSE' },
  kms: { prefix: 'kms', signingName: 'kms', override: 'AWS_ENDPOINT_URL_KMS' },
  dynamodb: { prefix: 'dynamodb', signingName: 'dynamodb', override: 'AWS_ENDPOINT_URL_DYNAMODB' },
  comprehend: {
    prefix: 'comprehend',
    signingName: 'comprehend',
    override: 'AWS_ENDPOINT_URL_COMPREHEND',
  },
  s3: { prefix: 's3', signingName: 's3', override: 'AWS_ENDPOINT_URL_S3' },
} as const;
export type AwsService = keyof typeof AWS_SERVICES;

/** The services that have a FIPS endpoint under a name of its own, and are called there where the configuration says so. */
export const FIPS_SERVICES = ['bedrock', 'sagemaker'] as const satisfies readonly AwsService[];

/** What determines the endpoint of an AWS service. */
export interface AwsPlace {
  readonly region: string;
  /** `amazonaws.com` and its siblings in other partitions. */
  readonly dnsSuffix: string;
  /** The services that are called at their FIPS endpoints. @default none */
  readonly fips?: readonly (typeof FIPS_SERVICES)[number][];
  /** May hold the overrides that every AWS SDK reads, such as `AWS_ENDPOINT_URL_KMS`. */
  readonly environment: Environment;
}

/** The regional endpoint of a service, or its override. In the VPC its name resolves to the interface endpoint. */
export function serviceEndpoint(service: AwsService, place: AwsPlace): HttpEndpoint {
  const { prefix: usual, override, ...of } = AWS_SERVICES[service];
  const isFips = place.fips?.some((one) => one === service);
  const prefix = isFips && 'fipsPrefix' in of ? of.fipsPrefix : usual;
  const overridden = place.environment[override];
  return overridden
    ? readEndpoint(overridden, override)
    : readEndpoint(`https://${prefix}.${place.region}.${place.dnsSuffix}`, service);
}

/**
 * Reads a base URL. Refuses plain `http` except on the loopback interface, so that a prompt never leaves this machine
 * unencrypted. `source` names the origin of the URL in the error.
 */
export function readEndpoint(text: string, source: string): HttpEndpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const secure = url?.protocol === 'https:';
  if (!url || !(secure || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)))) {
    throw new Error(`${source} must be an https URL, or http on 127.0.0.1; got ${text || 'nothing'}`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Error(`${source} must be a plain URL, without user, query or fragment`);
  }
  return {
    secure,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    host: url.host,
    port: Number(url.port) || (secure ? 443 : 80),
    path: url.pathname.replace(/\/$/, ''),
  };
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
