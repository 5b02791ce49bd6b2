import { homedir } from 'node:os';
import { ECRClient } from '@aws-sdk/client-ecr';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import type { Deployment } from '../../../lib/config/deployment';
import type { LockChange } from '../../../lib/config/lock/update-lock';
import { isSelfHosted, type SelfHostedModel } from '../../../lib/config/model';
import { required } from '../../../lib/plan/required';
import type { Account } from '../../account/account';
import { clientOptions } from '../../account/client-options';
import { connection } from '../../account/connection';
import { stackOutput } from '../../account/stack';
import { CommandError } from '../../command-line/command-error';
import { type ImageReference, parseReference } from '../../images/image-reference';
import { loginOf } from '../../images/registry/login-of';
import { findSkopeo } from '../../images/skopeo/find-skopeo';
import { type Found, foundToday, imagePin, weightsPin } from '../../pins/pins';
import type { Prerequisite, PrerequisiteOf } from '../../preflight/prerequisite';
import { progressLines } from '../../stage-image/progress-line';
import { sourceOf } from '../../stage-image/source-of';
import { stageModels } from '../../stage-image/stage-models';
import { chosenSource } from '../../stage-weights/chosen-source';
import { showProgress } from '../../stage-weights/progress-line';
import { weightsOf } from '../../stage-weights/weights-of';
import { transferClient } from '../../weights/bucket/transfer-client';
import { digestLog } from '../../weights/digest/digest-log';
import { stageWeights } from '../../weights/stage-weights';
import type { Outside } from '../outside';

export interface StagerOptions {
  readonly deployment: Deployment;
  /** By the credentials that deploy: they read the outputs of the foundation. */
  readonly account: Account;
  /** By the credentials of a publisher: they stage. */
  readonly publisher: Account;
  readonly outside: Pick<Outside, 'digests' | 'env' | 'terminal'>;
  readonly signal: AbortSignal;
}

/** Stages one image, or the weights of one model, from where the deployment file says. */
export class Stager {
  private found: Promise<Found> | undefined;

  constructor(private readonly options: StagerOptions) {}

  /** @returns what to pin, where neither the file nor its lock does yet @throws CommandError */
  stage(one: Prerequisite): Promise<LockChange | undefined> {
    if (one.kind === 'image') return this.image(one);
    if (one.kind === 'weights') return this.weights(one);
    throw new Error(`a ${one.kind} is not staged`);
  }

  private async image({ model: name, foundation }: PrerequisiteOf<'image'>): Promise<LockChange | undefined> {
    const { outside, signal } = this.options;
    const { env, terminal } = outside;
    const model = this.model(name);
    const repository = parseReference(await this.output(foundation, 'ImagesRepositoryUri'));
    const login = (image: ImageReference) => this.login(image);
    const skopeo = findSkopeo(env.PATH);
    const [staged] = await stageModels([model], {
      source: (image) => sourceOf(image, undefined, login),
      target: (tag) => {
        const image = { ...repository, tag };
        return { kind: 'registry', image, credentials: login(image) };
      },
      plan: false,
      onProgress: progressLines((line) => terminal.write(`  ${line}\n`)),
      signal,
      ...(skopeo !== undefined && { skopeo }),
    });
    if (!staged || 'failed' in staged)
      throw staged?.failed ?? new Error(`nothing came of the image of ${name}`);
    if (staged.pinned || !('staged' in staged)) return undefined;
    const { source, platform } = staged;
    return imagePin(name, { source, platform, digest: staged.staged.platformDigest }, await this.pinner());
  }

  private async weights({ model, foundation }: PrerequisiteOf<'weights'>): Promise<LockChange | undefined> {
    const { deployment, outside, publisher, signal } = this.options;
    const { digests, env, terminal } = outside;
    const [needed] = weightsOf(deployment, [model]);
    const { source, revision, pinned, vocabulary } = required(needed, `weights of ${model}`);
    const s3 = transferClient(deployment.region, placeOf(publisher.s3));
    const staged = await stageWeights({
      model,
      source: chosenSource({ model, source, revision }, undefined, env, s3),
      weights: { source, revision },
      ...(vocabulary && { vocabulary }),
      ...(pinned !== undefined && { pinned }),
      bucket: await this.output(foundation, 'WeightsBucket'),
      s3,
      log: digestLog(digests),
      onProgress: showProgress(`  ${model}`, terminal),
      signal,
    });
    if (pinned !== undefined) return undefined;
    const { manifest, files, bytes } = staged;
    return weightsPin(model, { source, revision, manifest, files, bytes }, await this.pinner());
  }

  private model(name: string): SelfHostedModel {
    const { models } = this.options.deployment;
    return required(
      models.filter(isSelfHosted).find((one) => one.name === name),
      `a model ${name}`,
    );
  }

  private async output(stack: string, name: string): Promise<string> {
    const value = await stackOutput(this.options.account, stack, name);
    if (value !== undefined) return value;
    throw new CommandError(`${stack} has no output ${name}. Deploy again from the beginning.`);
  }

  private login(image: ImageReference) {
    const { deployment, outside, publisher } = this.options;
    const { env } = outside;
    const { credentials } = publisher.ecr.config;
    return loginOf(image, {
      region: deployment.region,
      home: env.HOME ?? homedir(),
      env,
      ecr: ({ profile, region }) =>
        new ECRClient({
          ...clientOptions(connection(env), profile),
          region,
          // Another profile is only asked for where AWS takes other credentials, in another partition.
          ...(profile === undefined && { credentials }),
        }),
    });
  }

  /** Who pins, asked once. */
  private pinner(): Promise<Found> {
    this.found ??= foundToday(this.options.publisher.sts);
    return this.found;
  }
}

/** The same S3, by the same credentials. */
const placeOf = ({ config: { credentials, endpoint, forcePathStyle } }: S3Client): S3ClientConfig => ({
  credentials,
  ...(endpoint && { endpoint }),
  ...(forcePathStyle !== undefined && { forcePathStyle }),
});
