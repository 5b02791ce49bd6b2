import { z } from 'zod';
import { approval } from './approval';
import { reason } from './reason';
import { BUCKET_NAME, day, manifestHash } from './scalars';
import { correctableText, textThat } from './text-like';
import { unwritten } from './unwritten';

const hubId = correctableText(
  'a Hugging Face id, owner/name',
  /^[\w.-]{1,96}\/[\w.-]{1,96}$/,
  (text) => text.trim().replace(/^(https?:\/\/)?(www\.)?huggingface\.co\//, ''),
  'write the id at the top of the model card, such as Qwen/Qwen3-8B',
);

const common = {
  /**
   * SHA-256 of the manifest that is staged with the weights. It names their prefix, and a copy of vLLM compares each file
   * with the manifest before it starts. @default the lock's; weights that neither pins are not verified
   */
  manifest: manifestHash.optional(),
  /**
   * What permits the use if the model's public licence does not: a contract, or why the clause does not apply.
   * @default the public licence
   */
  grant: reason(20).optional(),
  /**
   * The day on which you confirmed in the model card that these weights answer chat requests. For weights that are not
   * in the catalogue (lib/config/facts/models.json); it does not override a task that the catalogue states.
   * @default the catalogue decides; weights that it does not have cause a warning
   */
  chatConfirmedOn: day.optional(),
  /**
   * The same for weights that embed: vLLM serves them, and gives one vector for each text. Their vectors then have one
   * length. @default the catalogue decides; weights that only their name says to embed are refused
   */
  embeddingConfirmedOn: day.optional(),
  /**
   * The day on which you confirmed in the model card, and in vLLM's list of multimodal models, that these weights read
   * images. For weights that are not in the catalogue; it does not override what the catalogue states.
   * @default the catalogue decides; no request with an image reaches weights that it does not have
   */
  imagesConfirmedOn: day.optional(),
};

/** Open weights, pinned to a revision of their public repository. */
const published = z.strictObject({
  /** Hugging Face id, for facts (size, licence) and for staging. */
  source: hubId,
  /** Git revision of the weights, 40 hex digits. */
  revision: correctableText(
    'a full git revision, 40 lower-case hex digits',
    /^[0-9a-f]{40}$/,
    (text) => text.trim().toLowerCase(),
    'write the full commit of the weights: git ls-remote https://huggingface.co/<owner>/<name> prints it',
  ),
  ...common,
});

/** An address of S3 that names a folder in a bucket, or the whole bucket. */
const S3_FOLDER = /^s3:\/\/([^/]+)\/([^/\s]+\/)*$/;

/** Weights that your organization trained. Nothing public pins them: the manifest does. */
const own = z.strictObject({
  /** Where they are before they are staged: a folder in a bucket. */
  source: textThat(
    'the folder of your own weights in S3, such as s3://bank-models/claims-8b/',
    (text) => BUCKET_NAME.test(S3_FOLDER.exec(text)?.[1] ?? ''),
    (text) =>
      S3_FOLDER.test(`${text}/`)
        ? `write ${JSON.stringify(`${text}/`)}`
        : 'write s3://, the bucket, and the folder with a slash at its end',
    1100,
  ),
  /**
   * The Hugging Face id of the weights that these were made from. They have its size, shape, parsers and task.
   * @default made from none that the catalogue has
   */
  basedOn: hubId.optional(),
  /** The licence by which you may use them, that of their base included. */
  licence: textThat(
    'the licence in words, such as Apache-2.0, as its base Qwen/Qwen3-8B',
    (text) => /\p{L}.*\p{L}.*\p{L}/u.test(text) && unwritten(text) === undefined,
    'name the licence that permits the use, and that of the base',
    1000,
  ),
  /** Who decided that these weights may answer. The compliance report names them. */
  approvedBy: approval,
  ...common,
});

/** The weights of a model: public ones, or your own. An `s3://` address says which. */
export const weights = z.union([published, own]);

export type Weights = z.output<typeof weights>;
export type OwnWeights = z.output<typeof own>;

export const isOwn = (some: Weights): some is OwnWeights => 'approvedBy' in some;
