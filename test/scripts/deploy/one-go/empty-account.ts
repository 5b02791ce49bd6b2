import type { Account } from '../../../../scripts/account/account';
import { accountAt } from '../../account/account-at';
import { isInstalled as hasMoto, type MotoAccount } from '../../account/moto-account';
import { type BuiltImage, builtImage } from '../../images/support/built-image';
import {
  type DebianRegistry,
  HTPASSWD,
  startRegistry,
  USER,
  withRegistry,
} from '../../images/support/debian-registry';
import { push } from '../../images/support/push';
import { type SimulatedHub, startHub } from '../../weights/simulated-hub';
import { smallModel } from '../../weights/small-model';
import { type SimulatedCopies, simulatedCopies } from './simulated-copies';
import { type StandInAws, startAws } from './stand-in-aws';

export const REGION = 'us-east-1';

/** `test`, or skipped by name where this machine has not both moto_server and docker-registry. */
export const withAccount = hasMoto ? withRegistry : test.skip;

/** An account in which nothing is deployed, and the places that images and weights come from. */
export interface EmptyAccount {
  /** Its services by the endpoint that is {@link EmptyAccount.aws}. */
  readonly account: Account;
  /** The same account, as another team changes it: not recorded, and not refused. */
  readonly moto: MotoAccount;
  readonly aws: StandInAws;
  readonly hub: SimulatedHub;
  /** The registry of the account. */
  readonly registry: DebianRegistry;
  /** The registry that the file names: the image is there, for who logs in. */
  readonly images: DebianRegistry;
  readonly image: BuiltImage;
  readonly copies: SimulatedCopies;
  close(): Promise<void>;
}

/** The repository and the tag of the image. */
export const NAMED = { repository: 'vllm/vllm-openai', tag: 'v0.32.0' } as const;

/** @param moto a moto_server, which forgets what it has */
export async function emptyAccount(moto: MotoAccount): Promise<EmptyAccount> {
  await fetch(`${moto.endpoint}/moto-api/reset`, { method: 'POST' });
  const [registry, images] = await Promise.all([startRegistry(), startRegistry(HTPASSWD)]);
  const copies = simulatedCopies();
  const [aws, hub] = [await startAws(moto.endpoint, registry.host, copies), await startHub(smallModel())];
  const image = builtImage([10_000, 300_000, 20]);
  const login = Buffer.from(`${USER.username}:${USER.password}`).toString('base64');
  const { repository, tag } = NAMED;
  await push(images.host, repository, image, tag, { authorization: `Basic ${login}` });
  return {
    ...{ account: accountAt(aws.url, REGION), moto, aws, hub, registry, images, image, copies },
    close: async () => {
      for (const one of [aws, hub, registry, images]) await one.close();
    },
  };
}
