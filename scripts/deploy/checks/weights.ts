import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether a model's weights are under its prefix: a configuration, at least one file of tensors, and the vocabulary, if
 * vLLM needs one besides them. vLLM compares its content; here its size shows that the copy is whole.
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
  const { Contents = [] } = await at.s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  const files = Contents.map(({ Key = '' }) => Key.slice(prefix.length));
  const sizes = new Map(Contents.map(({ Key = '', Size }) => [Key.slice(prefix.length), Size]));
  const absent = [
    ...(files.includes('config.json') ? [] : ['config.json']),
    ...(files.some((file) => file.endsWith('.safetensors')) ? [] : ['*.safetensors']),
    ...(vocabulary === undefined || sizes.get(vocabulary.file) === vocabulary.bytes
      ? []
      : [`${vocabulary.file} of ${vocabulary.bytes} bytes`]),
  ];
  if (absent.length === 0) return undefined;
  const folder = `weights/${model}`;
  return {
    words: `The weights of ${model} are not in s3://${bucket}/${prefix} (no ${absent.join(', no ')}).`,
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
