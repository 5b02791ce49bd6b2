/** How a suite reaches one model. */
export interface Way {
  /** Where it runs, and what is special about it. A test has this in its name. */
  readonly host: string;
  readonly model: string;
  readonly task: 'chat' | 'embedding';
  /** Whether the fixture lets callers choose how much it thinks, so that its answer shows it. */
  readonly thinks: boolean;
  /** Of the lane, without `/v1`. */
  readonly url: string;
  readonly credential: Credential;
}

export type Credential =
  | { readonly kind: 'bearer'; readonly value: string }
  | {
      readonly kind: 'IAM';
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };
