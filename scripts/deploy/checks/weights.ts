import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';
import { INDEX, missingWeights } from './weight-files';

/**
 * Whether a model's weights are under its prefix: a configuration, every file of tensors that the index names, and the
 * vocabulary, if vLLM needs one besides them. vLLM compares its content; here its size shows that the copy is whole.
 */
export async function checkWeights(
  { model, source, revision, prefix, foundation, vocabulary }: PrerequisiteOf<'weights'>,
  at: Pick<Account, 'cloudFormation' | 's3' | 'region'>,
): Promise<Missing | undefined> {
  const bucket = await stackOutput(at, foundation, 'WeightsBucket');
  if (bucket === undefined) {
    return {
      words: `${foundation} has no bucket for weights. Deploy again from the beginning.`,
      commands: [],
    };
  }
  const files = new Map<string, number>();
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client: at.s3 },
    { Bucket: bucket, Prefix: prefix },
  )) {
    for (const { Key = '', Size = 0 } of Contents) files.set(Key.slice(prefix.length), Size);
  }
  const index = files.has(INDEX) ? await textOf(bucket, `${prefix}${INDEX}`, at) : undefined;
  const absent = [
    ...missingWeights(files, index),
    ...(vocabulary === undefined || files.get(vocabulary.file) === vocabulary.bytes
      ? []
      : [`no ${vocabulary.file} of ${vocabulary.bytes} bytes`]),
  ];
  if (absent.length === 0) return undefined;
  const folder = `weights/${model}`;
  return {
    words: `The weights of ${model} are not complete in s3://${bucket}/${prefix}: ${absent.join('; ')}.`,
    commands: [
      `hf download ${source} --revision ${revision} --local-dir ${folder}`,
      ...(vocabulary
        ? [
            `curl --fail --output ${folder}/${vocabulary.file} ${vocabulary.url}`,
            `echo "${vocabulary.sha256}  ${folder}/${vocabulary.file}" | sha256sum --check`,
          ]
        : []),
      `aws s3 sync ${folder} s3://${bucket}/${prefix} --region ${at.region} --exclude ".cache/*"`,
    ],
  };
}

async function textOf(Bucket: string, Key: string, { s3 }: Pick<Account, 's3'>): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? '';
}
