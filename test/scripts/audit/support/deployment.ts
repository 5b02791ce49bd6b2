import { createChain } from '../../../../lambda/router/records/chain';
import { type MemoryStore, memoryStore } from '../../../lambda/chain-heads/support/memory-store';
import { delivered } from '../../../lambda/chain-heads/support/records';
import { PLACE, runAt } from '../../../lambda/chain-heads/support/runs';
import { HOUR } from './signed-records';
import { storedLines } from './stored-records';

/** A decision and its outcome, as a router of the signer's deployment writes them, without a chain. */
export async function templates(region = PLACE.region): Promise<readonly object[]> {
  return (await storedLines()).slice(0, 2).map((line) => {
    const { chain: _, ...record } = JSON.parse(line);
    const { deployment, account } = PLACE;
    return { ...record, deployment, ...('account' in record && { account, region }) };
  });
}

/** A deployment with one writer, hour by hour. */
export class Deployment {
  readonly store: MemoryStore = memoryStore([], 100);
  private readonly chain = createChain('writer');
  private waiting: string[] = [];

  /** @param start milliseconds since 1970: when hour 0 begins */
  constructor(
    private readonly templates: readonly object[],
    private readonly start: number,
  ) {}

  /** The lines of an hour: a decision and its outcome. */
  request(hour: number): { readonly lines: readonly string[]; readonly lost: () => void } {
    const [decision, outcome] = this.templates;
    const decisionId = `decision-${hour}`;
    const links = [
      this.chain({ ...decision, decisionId, requestId: `request-${hour}`, time: this.at(hour, 5) } as never),
      this.chain({ ...outcome, decisionId, time: this.at(hour, 6) } as never),
    ];
    return {
      lines: links.map(({ line }) => line),
      lost: () => {
        for (const link of links) link.lost();
      },
    };
  }

  /** A request whose records are acknowledged and stored. */
  hour(hour: number): string {
    return this.deliver(hour, this.request(hour).lines);
  }

  deliver(hour: number, lines: readonly string[]): string {
    const key = `decisions/${this.at(hour).slice(0, 13).replace(/[-T]/g, '/')}/audit-1-${hour}-${this.store.objects.size}.gz`;
    this.store.objects.set(key, delivered([...this.waiting, ...lines]));
    this.waiting = [];
    return key;
  }

  /** Lines that come with the next object. */
  hold(lines: readonly string[]): void {
    this.waiting.push(...lines);
  }

  sign = (hour: number, objects = 10_000) => runAt(this.store, this.at(hour + 1), { objects });

  private at(hour: number, minutes = 0): string {
    return new Date(this.start + hour * HOUR + minutes * 60_000).toISOString();
  }
}
