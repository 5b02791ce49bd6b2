import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import { typedCommand } from '../../command-line/typed-command';
import { INDEX } from '../../weights/select/tensor-index';
import { verifyStaged } from '../../weights/verify-staged';
import type { PrerequisiteOf } from '../prerequisite';
import { besidesWeights, list, missingWeights } from './weight-files';

type Weights = PrerequisiteOf<'weights'>;

/**
 * Whether a model's weights are under its prefix. Where a manifest is pinned, they are exactly the files that it names.
 * Others are whole with a configuration, a tokenizer, every file of tensors that the index names and no other, and the
 * vocabulary, if vLLM needs one besides them. vLLM compares its content; here its size shows that the copy is whole.
 */
export async function checkWeights(
  prerequisite: Weights,
  at: Pick<Account, 'cloudFormation' | 's3' | 'region'>,
): Promise<Missing | undefined> {
  const { deployment, model, source, revision, manifest, prefix, foundation } = prerequisite;
  const bucket = await stackOutput(at, foundation, 'WeightsBucket');
  const stage = typedCommand('stage-weights', deployment, model);
  if (bucket === undefined) {
    return {
      words: `${foundation} has no bucket for weights. Deploy again from the beginning.`,
      commands: [],
    };
  }
  if (manifest !== undefined) {
    const wrong = await verifyStaged({ s3: at.s3, bucket }, prefix, manifest);
    return wrong && asPinned(model, wrong, stage);
  }
  if (revision === undefined) {
    return {
      words: `The weights of ${model}, ${source}, are not pinned yet: neither the deployment file nor its lock has the hash of their manifest. Own weights have no revision, so nothing else says which they are. Stage them; that pins them.`,
      commands: [stage],
    };
  }
  return checkRevision(prerequisite, bucket, stage, at);
}

/** What is wrong with pinned weights, and the command for it: what has other content is looked at before it is staged again. */
const asPinned = (model: string, { words, commands }: Missing, stage: string): Missing => ({
  words: `The weights of ${model} that are pinned are not there. ${words}`,
  commands: commands.length > 0 ? commands : [stage],
});

/** Weights of a revision that no manifest pins, as earlier releases staged them. */
async function checkRevision(
  { model, prefix, vocabulary }: Weights,
  bucket: string,
  stage: string,
  at: Pick<Account, 's3' | 'region'>,
): Promise<Missing | undefined> {
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
        ? [
            `The weights of ${model} are not pinned, and not complete in ${place}: ${absent.join('; ')}. Stage them; that pins them, under a prefix of their own.`,
          ]
        : []),
      ...(besides.length > 0
        ? [
            `${place} has files of tensors that are not part of the weights of ${model}, and vLLM would load them as well: ${list(besides)}. Remove them.`,
          ]
        : []),
    ].join(' '),
    commands: [
      ...(absent.length > 0 ? [stage] : []),
      ...besides.map((file) => `aws s3 rm "${place}${file}" --region ${at.region}`),
    ],
  };
}

async function textOf(Bucket: string, Key: string, { s3 }: Pick<Account, 's3'>): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? '';
}
