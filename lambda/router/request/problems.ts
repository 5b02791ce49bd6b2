import { ApiError } from '../contract/api-error';

type ProblemCode = 'invalid_type' | 'invalid_value' | 'unsupported_field';

interface Problem {
  readonly code: ProblemCode;
  readonly path: string;
  readonly sentence: string;
}

/** More than these are counted, not listed. */
const LISTED = 10;

/** Everything wrong with one request, gathered so that the caller hears of all of it at once. */
export class Problems {
  private readonly found: Problem[] = [];

  /** `sentence` says what is expected; it never quotes what came (I7). */
  add(code: ProblemCode, path: string, sentence: string): undefined {
    this.found.push({ code, path: printable(path), sentence });
  }

  /** Throws one error: code and `param` of the first problem, every sentence in its message. */
  throwIfAny(): void {
    const [first] = this.found;
    if (!first) return;
    const lines = this.found.slice(0, LISTED).map(({ path, sentence }) => `${path}: ${sentence}`);
    if (this.found.length > LISTED) lines.push(`and ${this.found.length - LISTED} more`);
    throw new ApiError(first.code, `${lines.join('; ')}.`, first.path);
  }
}

/**
 * A path as it may be repeated to the caller. A field's name is theirs too, so only what looks like one is: words
 * without digits, and positions in arrays.
 */
function printable(path: string): string {
  const isPath = /^[a-z_]{1,40}(\[\d+\])?(\.[a-z_]{1,40}(\[\d+\])?)*$/i.test(path);
  return isPath ? path : '(a field whose name is not a plain word)';
}
