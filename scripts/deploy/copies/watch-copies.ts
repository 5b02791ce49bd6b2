import type { CopiesPorts } from './await-copies';

/**
 * Passes on what the services report until the signal, whatever they report: while CloudFormation waits, copies of the
 * deploy before may be up, or may have given up. A reading that fails is left out; the next one may not.
 */
export async function watchCopies(
  { read, pause, tell }: Pick<CopiesPorts, 'read' | 'pause' | 'tell'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const copies = await read().catch(() => []);
    if (signal.aborted) return;
    for (const one of copies) tell(one);
    await pause().catch(() => undefined);
  }
}
