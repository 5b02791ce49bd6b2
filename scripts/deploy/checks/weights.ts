import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether a model's weights are under its prefix: a configuration and at least one file of tensors. */
export async function checkWeights(
  { model, source, revision, prefix, foundation }: PrerequisiteOf<'weights'>,
  at: Pick<Account, 'cloudFormation' | 's3' | 'region'>,
): Promise<Missing | undefined> {
  const bucket = await stackOutput(at, foundation, 'WeightsBucket');
  if (bucket === undefined) {
    return {
      words: `${foundation} has no bucket for weights. Deploy again from the beginning.`,
      commands: [],
    };
  }
  const { Contents = [] } = await at.s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  const files = Contents.map(({ Key = '' }) => Key.slice(prefix.length));
  const absent = [
    ...(files.includes('config.json') ? [] : ['config.json']),
    ...(files.some((file) => file.endsWith('.safetensors')) ? [] : ['*.safetensors']),
  ];
  if (absent.length === 0) return undefined;
  const folder = `weights/${model}`;
  return {
    words: `The weights of ${model} are not in s3://${bucket}/${prefix} (no ${absent.join(', no ')}).`,
    commands: [
      `hf download ${source} --revision ${revision} --local-dir ${folder}`,
      `aws s3 sync ${folder} s3://${bucket}/${prefix} --region ${at.region} --exclude ".cache/*"`,
    ],
  };
}
