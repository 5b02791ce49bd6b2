import type { Login } from '../../../../scripts/images/registry/credentials';
import { type StagedImage, type StageOptions, stageImage } from '../../../../scripts/images/stage-image';
import type { BuiltImage } from './built-image';
import { type StandIn, type StandInOptions, standIn } from './stand-in-registry';

export const AMD = { os: 'linux', architecture: 'amd64' } as const;

/** Two registries in memory, and a copy between them that waits for nothing. */
export interface Pair {
  readonly source: StandIn;
  readonly target: StandIn;
  /** Seconds that a registry asked to wait, in order; `undefined` where it did not say. */
  readonly waits: (number | undefined)[];
  /** Logins that were asked for: whether a fresh one was. */
  readonly logins: boolean[];
  /** Copies `model:v1` to `images:m-1`. */
  copy(options?: Partial<StageOptions> & { readonly login?: Login }): Promise<StagedImage>;
  close(): Promise<void>;
}

export async function pair(image: BuiltImage, options?: StandInOptions): Promise<Pair> {
  const [source, target] = [await standIn(), await standIn(options)];
  for (const { digest, bytes } of image.blobs) source.blobs.set(digest, bytes);
  for (const name of ['v1', image.manifest.digest]) source.manifests.set(name, image.manifest);
  const waits: (number | undefined)[] = [];
  const logins: boolean[] = [];
  return {
    source,
    target,
    waits,
    logins,
    copy: ({ login, ...others } = {}) => {
      const credentials = (fresh: boolean) => {
        logins.push(fresh);
        return Promise.resolve(login);
      };
      return stageImage({
        from: {
          kind: 'registry',
          image: { registry: source.host, repository: 'model', tag: 'v1' },
          credentials,
        },
        to: {
          kind: 'registry',
          image: { registry: target.host, repository: 'images', tag: 'm-1' },
          credentials,
        },
        platform: AMD,
        pause: (_attempt, seconds) => {
          waits.push(seconds);
          return Promise.resolve();
        },
        ...others,
      });
    },
    close: async () => {
      await source.close();
      await target.close();
    },
  };
}
