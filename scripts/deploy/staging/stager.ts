import { homedir } from 'node:os';
import { ECRClient } from '@aws-sdk/client-ecr';
import type { Deployment } from '../../../lib/config/deployment';
import type { LockChange } from '../../../lib/config/lock/update-lock';
import { isSelfHosted, type SelfHostedModel } from '../../../lib/config/model';
import { required } from '../../../lib/plan/required';
import { type AccountOptions, openAccount } from '../../account/account';
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
import { showProgress, type Terminal } from '../../stage-weights/progress-line';
import { weightsOf } from '../../stage-weights/weights-of';
import { transferClient } from '../../weights/bucket/transfer-client';
import { digestLog } from '../../weights/digest/digest-log';
import { stageWeights } from '../../weights/stage-weights';

export interface StagerOptions {
  readonly deployment: Deployment;
  /** The profile of a publisher. @default the credentials that deploy */
  readonly profile?: string;
  readonly account?: AccountOptions;
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** What an earlier run has read of weights. */
  readonly log: string;
  readonly signal: AbortSignal;
}

/** Stages one image, or the weights of one model, from where the deployment file says. */
export class Stager {
  private readonly at: ReturnType<typeof openAccount>;
  private found: Promise<Found> | undefined;

  constructor(private readonly options: StagerOptions) {
    const { deployment, profile, account } = options;
    this.at = openAccount(deployment.region, { ...account, ...(profile !== undefined && { profile }) });
  }

  /** @returns what to pin, where neither the file nor its lock does yet @throws CommandError */
  stage(one: Prerequisite): Promise<LockChange | undefined> {
    if (one.kind === 'image') return this.image(one);
    if (one.kind === 'weights') return this.weights(one);
    throw new Error(`a ${one.kind} is not staged`);
  }

  private async image({ model: name, foundation }: PrerequisiteOf<'image'>): Promise<LockChange | undefined> {
    const { env, signal, terminal } = this.options;
    const model = this.model(name);
    const repository = parseReference(await this.output(foundation, 'ImagesRepositoryUri'));
    const login = (image: ImageReference) => this.login(image);
    const way = connection(env);
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
      connection: {
        agentFor: ({ protocol }) => (protocol === 'http:' ? way.httpAgent : way.agent),
        ...(way.ca !== undefined && { ca: way.ca }),
      },
      ...(skopeo !== undefined && { skopeo }),
    });
    if (!staged || 'failed' in staged)
      throw staged?.failed ?? new Error(`nothing came of the image of ${name}`);
    if (staged.pinned || !('staged' in staged)) return undefined;
    const { source, platform } = staged;
    return imagePin(name, { source, platform, digest: staged.staged.platformDigest }, await this.pinner());
  }

  private async weights({ model, foundation }: PrerequisiteOf<'weights'>): Promise<LockChange | undefined> {
    const { deployment, env, log, signal, terminal } = this.options;
    const [needed] = weightsOf(deployment, [model]);
    const { source, revision, pinned, vocabulary } = required(needed, `weights of ${model}`);
    const s3 = transferClient(deployment.region, { credentials: this.at.s3.config.credentials });
    const staged = await stageWeights({
      model,
      source: chosenSource({ model, source, revision }, undefined, env, s3),
      weights: { source, revision },
      ...(vocabulary && { vocabulary }),
      ...(pinned !== undefined && { pinned }),
      bucket: await this.output(foundation, 'WeightsBucket'),
      s3,
      log: digestLog(log),
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
    const value = await stackOutput(this.at, stack, name);
    if (value !== undefined) return value;
    throw new CommandError(`${stack} has no output ${name}. Deploy again from the beginning.`);
  }

  private login(image: ImageReference) {
    const { deployment, env, profile } = this.options;
    return loginOf(image, {
      region: deployment.region,
      home: env.HOME ?? homedir(),
      env,
      ecr: (options) => {
        const named = options.profile ?? profile;
        return new ECRClient({ ...clientOptions(connection(env), named), region: options.region });
      },
    });
  }

  /** Who pins, asked once. */
  private pinner(): Promise<Found> {
    this.found ??= foundToday(this.at.sts);
    return this.found;
  }
}
