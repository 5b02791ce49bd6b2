/** A metric of CloudWatch, in five-minute periods. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** @default 'Sum' */
  readonly statistic?: 'Sum' | 'Maximum';
  /** Whether the alarm writes it as a list of metrics, with a label for readers. @default false */
  readonly labelled?: boolean;
}
