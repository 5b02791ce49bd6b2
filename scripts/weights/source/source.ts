/** A file that a source has. */
export interface SourceFile {
  /** Below the top of the source, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** What the source says about its content, and is held to. @default nothing */
  readonly sha256?: string;
  /** The id of its content in git: SHA-1 of `blob <bytes>`, a zero byte, the content. @default nothing */
  readonly gitBlob?: string;
}

/** Which bytes of a file: from `start`, inclusive, to `end`, exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where weights come from: the Hub or a mirror, a folder, a bucket. */
export interface WeightsSource {
  /** As messages name it. */
  readonly name: string;
  /**
   * What stays true of this source for ever, such as a repository and its commit, so that what was read of it once need not
   * be read again. @default it may change
   */
  readonly fixed?: string;
  list(): Promise<readonly SourceFile[]>;
  /**
   * The bytes of a range, once: it may end early or throw {@link InterruptedRead}, after which its reader opens the rest.
   *
   * @throws StagingError for what another try does not mend
   */
  open(file: SourceFile, range: ByteRange, signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

/** A read that another try may finish: the connection broke, or the source asks to wait. */
export class InterruptedRead extends Error {
  override readonly name = 'InterruptedRead';

  constructor(
    message: string,
    /** How long the source asks to wait, in milliseconds. @default it does not say */
    readonly afterMs?: number,
    /** Whether the source asks for fewer requests. */
    readonly throttled = false,
  ) {
    super(message);
  }
}
