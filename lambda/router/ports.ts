import type { Hosts } from './hosts/hosts';
import type { LogEntry } from './log';
import type { AskAbout } from './opinion/comprehend';
import type { DecisionRecord } from './records/decision-record';
import type { OutcomeRecord } from './records/outcome-record';

/** Where decision and outcome records go. */
export interface RecordStream {
  /** Resolves when the audit stream has accepted the record; rejects when it has not, in bounded time. */
  accept(record: DecisionRecord | OutcomeRecord): Promise<void>;
}

/** Everything the router needs from outside: the hosts, the audit stream, time, chance and a place to log. */
export interface RouterPorts {
  readonly hosts: Hosts;
  readonly records: RecordStream;
  /** Keyed digest of a text, `hmac-sha256/<UTC day of the key>/<hex>`. Rejects when the key cannot be had. */
  readonly digest: (text: string) => Promise<string>;
  /** Gives second opinions. @default nobody; a configuration that wants one then gets `failed` */
  readonly askAbout?: AskAbout;
  readonly log: (entry: LogEntry) => void;
  readonly now: () => Date;
  /** Milliseconds that never run backwards, for durations. */
  readonly elapsedMs: () => number;
  /** A fresh decision id. */
  readonly newId: () => string;
}
