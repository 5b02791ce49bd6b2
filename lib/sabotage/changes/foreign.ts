import type { NodeChange, NodeChanges, Place } from './node-change';

/** A value names a thing of somebody else: account, region, endpoint, registry, image, host, principal; or is another. */
export const foreign: NodeChanges = ({ value, place }) => {
  if (typeof value === 'number') return [becomes(value + 1)];
  if (typeof value !== 'string') return [];
  return [...foreignTexts(value, place), `${value}-of-somebody-else`].map(becomes);
};

function foreignTexts(text: string, { account, region, stranger }: Place): readonly string[] {
  const replaced = [
    text.replaceAll(account, stranger.account),
    text.replaceAll(region, stranger.region),
    text.replace(/\bvpce-\w+/g, stranger.vpcEndpoint),
    text.replace(/\b[0-9a-f]{64}\b/g, 'f'.repeat(64)),
    text.replace(/\bhttps?:\/\/[^/"\s]+/g, `https://${stranger.host}`),
    text.replace(/^[\w.-]+\.dkr\.ecr\.[\w.-]+\//, 'docker.io/'),
    text.replace(/^([\w-]+)\.amazonaws\.com$/, (_, service) =>
      service === 'ec2' ? 'lambda.amazonaws.com' : 'ec2.amazonaws.com',
    ),
    text.replace(/^com\.amazonaws\.[\w.-]+$/, `com.amazonaws.vpce.${region}.vpce-svc-0f00f00f00f00f00f`),
    text.replace(/^(arn:.*)$/, stranger.arn('iam', 'root')),
  ];
  return replaced.filter((other) => other !== text);
}

const becomes = (value: unknown): NodeChange => ({
  kind: 'foreign',
  how: `becomes ${JSON.stringify(value).slice(0, 90)}`,
  value,
});
