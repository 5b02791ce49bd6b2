import type { FoundStack, Reading } from '../../../lib/proof/live/found-account';
import { detectDrift } from './detect-drift';
import { whyNotRead } from './not-read';
import type { Asked } from './reader';
import { READERS } from './readers';

type Unread = Omit<FoundStack, 'readings'>;

export interface ReadFrom extends Pick<Asked, 'account' | 'accountId'> {
  /** @default CloudFormation's drift detection */
  readonly drift?: typeof detectDrift;
}

/** Reads every resource of the stacks. What cannot be read of one hides nothing of another. */
export async function readResources(
  stacks: readonly Unread[],
  { account, accountId, drift = detectDrift }: ReadFrom,
): Promise<readonly FoundStack[]> {
  const own = ownIds(stacks);
  const found: FoundStack[] = [];
  for (const stack of stacks) {
    const compared = await drift(stack.name, account);
    const readings = new Map<string, Reading>();
    for (const logicalId of Object.keys(stack.template.Resources)) {
      readings.set(logicalId, await readOne(stack, logicalId, { account, accountId, own, compared }));
    }
    found.push({ ...stack, readings });
  }
  return found;
}

interface From extends Pick<Asked, 'account' | 'accountId'> {
  readonly own: ReadonlySet<string>;
  readonly compared: (logicalId: string) => Reading;
}

async function readOne(stack: Unread, logicalId: string, { own, compared, ...from }: From): Promise<Reading> {
  const { template, physicalIds } = stack;
  const resource = template.Resources[logicalId];
  const physicalId = physicalIds.get(logicalId);
  if (!resource || physicalId === undefined) return { kind: 'gone' };
  const reader = READERS[resource.Type];
  if (!reader) return compared(logicalId);
  const asked: Asked = {
    ...from,
    stack: stack.name,
    logicalId,
    physicalId,
    resource,
    referred: (value) => physicalIds.get(referredIn(value) ?? ''),
    isOwn: (type, id) => own.has(keyOf(type, id)),
    siblings: (type) => Object.values(template.Resources).filter(({ Type }) => Type === type),
    compared: () => compared(logicalId),
  };
  try {
    return await reader.read(asked);
  } catch (error) {
    return { kind: 'unread', reason: whyNotRead(`${resource.Type} ${physicalId}`, error) };
  }
}

function ownIds(stacks: readonly Unread[]): ReadonlySet<string> {
  return new Set(
    stacks.flatMap(({ template, physicalIds }) =>
      [...physicalIds].map(([logicalId, id]) => keyOf(template.Resources[logicalId]?.Type ?? '', id)),
    ),
  );
}

const keyOf = (type: string, physicalId: string) => `${type} ${physicalId}`;

/** The logical id in a `Ref` or `Fn::GetAtt`. */
function referredIn(value: unknown): string | undefined {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as {
    readonly Ref?: string;
    readonly 'Fn::GetAtt'?: readonly string[];
  };
  return Ref ?? attribute?.[0];
}
