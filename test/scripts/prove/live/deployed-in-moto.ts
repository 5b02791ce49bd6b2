import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { regionFacts } from '../../../../lib/config/facts/regions';
import type { Account } from '../../../../scripts/account/account';
import type { Uploaded } from './assembly';
import { DEPLOYS, type Properties } from './deploys';
import { GivenNames } from './names';

/** Deploys what {@link DEPLOYS} can, gives every other resource a name, and resolves with the names. */
export async function deployIn(account: Account, { subject, uploads }: Uploaded): Promise<GivenNames> {
  const { deployment, stacks } = subject;
  const { partition, dnsSuffix } = regionFacts(deployment.region);
  const names = new GivenNames({
    stacks,
    account: deployment.account,
    region: deployment.region,
    partition,
    dnsSuffix,
  });
  const ofType = (type: string) =>
    Object.entries(stacks).flatMap(([stack, { Resources }]) =>
      Object.entries(Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([logicalId, { Properties }]) => ({
          stack,
          logicalId,
          properties: () => names.concrete(stack, Properties) as Properties,
        })),
    );
  await upload(account, ofType('AWS::Lambda::Function')[0]?.properties().Code?.S3Bucket, uploads);
  for (const { type, make } of DEPLOYS) {
    for (const { stack, logicalId, properties } of ofType(type)) {
      names.made(stack, logicalId, (await make(account, properties(), logicalId)) ?? '');
    }
  }
  for (const { type, fill } of DEPLOYS) {
    for (const { stack, logicalId, properties } of fill ? ofType(type) : []) {
      await fill?.(account, properties(), names.physicalId(stack, logicalId));
    }
  }
  return names;
}

async function upload({ s3 }: Account, Bucket: string, uploads: Uploaded['uploads']): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const [Key, Body] of uploads) await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
}
