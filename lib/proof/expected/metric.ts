/** A metric of CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** @default 'Sum' */
  readonly statistic?: 'Sum' | 'Maximum';
  /** Seconds. @default 300 */
  readonly period?: number;
  /** Whether the alarm writes it as a list of metrics, with a label for readers. @default false */
  readonly labelled?: boolean;
}
