/** How a suite reaches one model. */
export interface Way {
  readonly host: string;
  readonly model: string;
  /** Whether its answer shows reasoning where the request asks for it. */
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
