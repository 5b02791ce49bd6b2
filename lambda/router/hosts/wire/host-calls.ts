import type { CallDelta } from './openai-chunk';

/** A tool call, as far as the host has sent it. */
export interface SentCall {
  /** The host's id, where it gave one. */
  id?: string;
  name?: string;
  arguments: string;
}

/**
 * Finds the tool call that a piece belongs to. Servers differ in how they tell calls apart, so a piece that has a name
 * begins another call only where it cannot continue the one of its index:
 * - vLLM counts the calls by `index`, and gives id and name in the first piece;
 * - vLLM before 0.9 gave each piece an id of its own, and under a named tool choice each piece the name
 *   (vllm/entrypoints/openai/protocol.py, DeltaToolCall, at 0.8.4);
 * - some of its parsers gave every call the index 0, with another id and name (InternLM/lmdeploy issue 3412);
 * - servers that send whole calls may leave the index out.
 * Looked up 2026-11-26.
 */
export class HostCalls {
  private readonly byIndex = new Map<number, SentCall>();
  private last: SentCall | undefined;

  /** The call that a piece continues; `undefined` where none has begun. */
  of({ index }: CallDelta): SentCall | undefined {
    return index === undefined ? this.last : this.byIndex.get(index);
  }

  /** The call of a piece, with the piece added; and whether the piece began it. */
  add(piece: CallDelta): { readonly call: SentCall; readonly begun: boolean } {
    const known = this.of(piece);
    const begun = !known || isAnother(piece, known);
    const call = begun ? { arguments: '' } : known;
    if (begun && piece.index !== undefined) this.byIndex.set(piece.index, call);
    if (begun) this.last = call;
    call.id ??= piece.id;
    call.name ??= piece.name;
    call.arguments += piece.arguments;
    return { call, begun };
  }
}

function isAnother({ id, name }: CallDelta, known: SentCall): boolean {
  if (name === undefined || known.name === undefined) return false;
  if (name !== known.name) return true;
  return (id === undefined || id !== known.id) && isWhole(known.arguments);
}

/** Whether arguments are a whole JSON object, so that no more of them can follow. */
export function isWhole(json: string): boolean {
  if (!json.trimEnd().endsWith('}')) return false;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
