import type { Deployment } from './deployment';
import type { Model } from './model';
import type { Problem } from './problem';

// Zeros stand for what only a look into the account or a registry can tell. They synthesize and run locally; they
// do not deploy.

/** An image that has not been staged yet. */
export const PLACEHOLDER_DIGEST = `sha256:${'0'.repeat(64)}`;
/** A prefix list nobody has looked up yet. */
export const PLACEHOLDER_PREFIX_LIST = 'pl-00000000';
/** The last part of the ARN of a certificate that has not been requested yet. */
export const PLACEHOLDER_CERTIFICATE = '00000000-0000-0000-0000-000000000000';

export function isPlaceholderDigest(digest: string): boolean {
  return digest === PLACEHOLDER_DIGEST;
}

/** What a deployment still has to be told. Synth does not mind; `npm run deploy` prints these and stops. */
export function placeholdersIn(
  deployment: Pick<Deployment, 'models' | 'network' | 'region'>,
): readonly Problem[] {
  const models = deployment.models.flatMap((model, index) => placeholdersOf(model, `models[${index}]`));
  const lists = Object.entries(deployment.network.gatewayPrefixLists ?? {}).flatMap(([service, id]) =>
    id === PLACEHOLDER_PREFIX_LIST ? [prefixListToLookUp(service, deployment.region)] : [],
  );
  return [...models, ...lists];
}

function placeholdersOf(model: Model, path: string): readonly Problem[] {
  if (model.host === 'bedrock') return [];
  const digest = isPlaceholderDigest(model.image.digest) ? [digestToRead(model.image, path)] : [];
  if (model.host === 'sagemaker') return digest;
  const { arn, hostName } = model.certificate;
  return arn.endsWith(PLACEHOLDER_CERTIFICATE)
    ? [...digest, certificateToRequest(arn, hostName, path)]
    : digest;
}

function digestToRead(image: { readonly source: string; readonly digest: string }, path: string): Problem {
  return {
    path: `${path}.image.digest`,
    got: image.digest,
    allowed: `the digest of ${image.source}`,
    fix: `read it (docker buildx imagetools inspect ${image.source}) and write it here`,
  };
}

function certificateToRequest(arn: string, hostName: string, path: string): Problem {
  return {
    path: `${path}.certificate.arn`,
    got: arn,
    allowed: `the ARN of a certificate for ${hostName}`,
    fix: 'request or import one in AWS Certificate Manager and write its ARN here',
  };
}

function prefixListToLookUp(service: string, region: string): Problem {
  return {
    path: `network.gatewayPrefixLists.${service}`,
    got: PLACEHOLDER_PREFIX_LIST,
    allowed: `the id of the prefix list com.amazonaws.${region}.${service}`,
    fix: `run aws ec2 describe-prefix-lists --region ${region} and write the id here`,
  };
}
