/**
 * HTTP as plain data. The platform's own shapes end in platform/ and index.ts; nothing else of the router knows Lambda.
 * Why not the web's Request and Response: docs/decisions/0002-plain-request-and-response.md.
 */

/** Header names in lower case, each with all its values in order, so that a repeated header stays visible. */
export type Headers = Readonly<Record<string, readonly string[]>>;

export interface RouterRequest {
  /** Upper case. */
  readonly method: string;
  /** Without stage and query; the lane's prefix is part of it. */
  readonly path: string;
  readonly headers: Headers;
  /** The names of the query parameters that are not empty, decoded. No endpoint reads a value. */
  readonly parameters: readonly string[];
  /** A text where the platform has decoded the bytes. */
  readonly body: string | Uint8Array;
  /** The IAM principal the platform authenticated, as an ARN. Never taken from a header or the body. */
  readonly principal?: string;
  /**
   * What the platform's authorizer found for a bearer credential: the caller's name, and the credential without its
   * secret. `expiresAt`: from when on the credential is refused, milliseconds since 1970. Absent
   * in results of authorizers before 2026-11-26. Never taken from a header or the body.
   */
  readonly bearer?: { readonly caller: string; readonly credential: string; readonly expiresAt?: number };
  /**
   * The platform's id of this request. Records keep it, so that they can be compared with the access log. The client
   * gets it as `x-request-id`.
   */
  readonly requestId: string;
  /** Milliseconds until the platform ends this request. */
  readonly timeLeftMs: number;
  readonly client: Client;
}

/** The client's connection. */
export interface Client {
  /** Calls the listener when the client closes the connection, at once if it has. It replaces the earlier listener. */
  onGone(listener: (() => void) | undefined): void;
}

export interface RouterResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, or what writes it. */
  readonly body: string | StreamedBody;
  /**
   * Writes the outcome record, after the body has been sent or given up. Call it exactly once, and wait for it before
   * the function is suspended. Never rejects.
   */
  readonly finish: () => Promise<void>;
}

/**
 * Writes a body piece by piece, at least one that is not empty, and resolves after the last. Never rejects. It ends
 * early where the client has gone.
 */
export type StreamedBody = (write: Write) => Promise<void>;

/** Passes one piece on. Returns a promise where the connection is full: wait for it before the next piece. */
export type Write = (piece: string) => Promise<void> | undefined;

/** One request in, one response out; never rejects. */
export type Router = (request: RouterRequest) => Promise<RouterResponse>;
