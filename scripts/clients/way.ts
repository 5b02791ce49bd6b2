/** How a suite reaches one model. */
export interface Way {
  readonly host: string;
  readonly model: string;
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
