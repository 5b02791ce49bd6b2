import { ApiError } from '../contract/api-error';
import type { AttachedDocument } from './attached-document';

type ProblemCode = 'invalid_type' | 'invalid_value' | 'unsupported_field';

interface Problem {
  readonly code: ProblemCode;
  readonly path: string;
  readonly sentence: string;
}

/** The most problems an error lists; it gives the number of the others. */
const LISTED = 10;

/**
 * Collects every problem of one request, so that one error reports all of them, what was left out of it, and its documents.
 */
export class Problems {
  private readonly found: Problem[] = [];
  private readonly leftOut = new Set<string>();
  private readonly attached: AttachedDocument[] = [];

  /** @param sentence what is expected; it never quotes the value that was sent (I7) */
  add(code: ProblemCode, path: string, sentence: string): undefined {
    this.found.push({ code, path: printable(path), sentence });
  }

  /** A field that cannot change the answer. Positions in arrays are left away, so that the list stays short. */
  ignore(path: string): void {
    this.leftOut.add(path.replace(/\[\d+\]/g, '[]'));
  }

  /** The paths of fields that were left out, as a parsed request has them; nothing where there are none. */
  get ignored(): { readonly ignored?: readonly string[] } {
    return this.leftOut.size > 0 ? { ignored: [...this.leftOut] } : {};
  }

  /** A document to be read for the detector. */
  attach(document: AttachedDocument): void {
    this.attached.push(document);
  }

  /** As a parsed request has them; nothing where there are none. */
  get documents(): { readonly documents?: readonly AttachedDocument[] } {
    return this.attached.length > 0 ? { documents: this.attached } : {};
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
 * The path as an error message may contain it. The caller wrote the names of the fields too, so the path is only
 * repeated where it consists of plain words without digits and of positions in arrays (I7).
 */
function printable(path: string): string {
  const isPath = /^[a-z_]{1,40}(\[\d+\])?(\.[a-z_]{1,40}(\[\d+\])?)*$/i.test(path);
  return isPath ? path : '(a field whose name is not a plain word)';
}
