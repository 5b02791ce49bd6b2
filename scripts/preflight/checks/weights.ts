import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';
import { checkPinnedWeights } from './pinned-weights';
import { besidesWeights, INDEX, list, missingWeights } from './weight-files';

/**
 * What a repository has besides the weights that vLLM reads: the same weights in another form. gpt-oss-20b has them three
 * times, in original/ and metal/ too; Mistral's have a consolidated file beside the shards. `*` matches across folders,
 * for `hf` of huggingface_hub 1, which takes one pattern for each option, and for the AWS CLI.
 */
const NOT_STAGED = [
  '.cache/*',
  'original/*',
  'metal/*',
  'onnx/*',
  '*/*.safetensors',
  'consolidated*',
  '*.bin',
  '*.pt',
  '*.pth',
  '*.gguf',
] as const;

const EXCLUDED = NOT_STAGED.map((pattern) => `--exclude "${pattern}"`).join(' ');

/**
 * Whether a model's weights are under its prefix. Where a manifest is pinned, it says so. Others, which are staged by
 * hand, are whole with a configuration, a tokenizer, every file of tensors that the index names
 * and no other, and the vocabulary, if vLLM needs one besides them. vLLM compares its content; here its size shows that the copy is whole.
 */
export async function checkWeights(
  prerequisite: PrerequisiteOf<'weights'>,
  at: Pick<Account, 'cloudFormation' | 's3' | 'region'>,
): Promise<Missing | undefined> {
  const { model, source, revision, manifest, prefix, foundation, vocabulary } = prerequisite;
  const bucket = await stackOutput(at, foundation, 'WeightsBucket');
  if (bucket === undefined) {
    return {
      words: `${foundation} has no bucket for weights. Deploy again from the beginning.`,
      commands: [],
    };
  }
  if (manifest !== undefined) return checkPinnedWeights({ model, source, manifest, prefix }, bucket, at);
  if (revision === undefined) {
    return {
      words: `The weights of ${model}, ${source}, are not pinned yet: neither the deployment file nor its lock has the hash of their manifest. Own weights have no revision, so nothing else says which they are. Stage them first.`,
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
  const besides = besidesWeights(files.keys(), index);
  if (absent.length === 0 && besides.length === 0) return undefined;
  const place = `s3://${bucket}/${prefix}`;
  return {
    words: [
      ...(absent.length > 0
        ? [`The weights of ${model} are not complete in ${place}: ${absent.join('; ')}.`]
        : []),
      ...(besides.length > 0
        ? [
            `${place} has files of tensors that are not part of the weights of ${model}, and vLLM would load them as well: ${list(besides)}. Remove them.`,
          ]
        : []),
    ].join(' '),
    commands: [
      ...(absent.length > 0
        ? stagingCommands({ model, source, revision, place, vocabulary }, at.region)
        : []),
      ...besides.map((file) => `aws s3 rm "${place}${file}" --region ${at.region}`),
    ],
  };
}

/** Downloads a model's weights, and its vocabulary, and copies both to where vLLM reads them. */
export function stagingCommands(
  {
    model,
    source,
    revision,
    place,
    vocabulary,
  }: Omit<PrerequisiteOf<'weights'>, 'kind' | 'prefix' | 'foundation' | 'manifest' | 'revision'> & {
    readonly revision: string;
    readonly place: string;
  },
  region: string,
): readonly string[] {
  const folder = `weights/${model}`;
  return [
    `hf download ${source} --revision ${revision} --local-dir ${folder} ${EXCLUDED}`,
    ...(vocabulary
      ? [
          `curl --fail --output ${folder}/${vocabulary.file} ${vocabulary.url}`,
          `echo "${vocabulary.sha256}  ${folder}/${vocabulary.file}" | sha256sum --check`,
        ]
      : []),
    `aws s3 sync ${folder} ${place} --region ${region} ${EXCLUDED}`,
  ];
}

async function textOf(Bucket: string, Key: string, { s3 }: Pick<Account, 's3'>): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? '';
}
