import type { Deployment } from './deployment';
import type { Problem } from './problem';

/** Stands for an image that has not been staged yet. It synthesizes; it does not deploy. */
export const PLACEHOLDER_DIGEST = `sha256:${'0'.repeat(64)}`;
/** Stands for a prefix list nobody has looked up yet. */
export const PLACEHOLDER_PREFIX_LIST = 'pl-00000000';

export function isPlaceholderDigest(digest: string): boolean {
  return digest === PLACEHOLDER_DIGEST;
}

/** What a deployment still has to be told before it can be deployed. Synth does not mind; `npm run deploy` refuses. */
export function placeholdersIn(deployment: Pick<Deployment, 'models' | 'network'>): readonly Problem[] {
  const digests = deployment.models.flatMap((model, index) =>
    model.host !== 'bedrock' && isPlaceholderDigest(model.image.digest)
      ? [
          {
            path: `models[${index}].image.digest`,
            got: model.image.digest,
            allowed: `the digest of ${model.image.source}`,
            fix: 'pull the image, read its digest (`docker buildx imagetools inspect`) and write it here',
          },
        ]
      : [],
  );
  const lists = Object.entries(deployment.network.gatewayPrefixLists ?? {}).flatMap(([service, id]) =>
    id === PLACEHOLDER_PREFIX_LIST
      ? [
          {
            path: `network.gatewayPrefixLists.${service}`,
            got: id,
            allowed: `the id of the region's ${service} prefix list`,
            fix: 'run `aws ec2 describe-prefix-lists` in the region and write the id here',
          },
        ]
      : [],
  );
  return [...digests, ...lists];
}
