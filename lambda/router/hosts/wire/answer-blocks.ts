import type { ChatEvent } from '../../contract/chat';
import { HostError } from '../host';
import { isWhole, type SentCall } from './host-calls';

type TextDelta = Extract<ChatEvent, { type: 'text-delta' | 'reasoning-delta' }>;

/** A run of text or of reasoning, or one tool call. */
type Block =
  | { readonly type: TextDelta['type']; readonly held: TextDelta[] }
  | { readonly type: 'tool-call'; readonly call: SentCall; readonly held: string[]; index?: number };

/**
 * Writes what a host sends as blocks that follow each other, as the contract of chat events says, and passes each piece on
 * at once where its block is open. Where the host goes on to another block, the open one ends; a tool call ends only
 * when its arguments are whole, and what comes meanwhile is held, so that calls which a host sends interleaved are told
 * one after the other.
 */
export class AnswerBlocks {
  /** The open block, and those that wait for its end. */
  private readonly waiting: Block[] = [];
  private readonly ids = new Set<string>();
  private calls = 0;
  private heldCharacters = 0;

  /** @param newCallId makes an id for a call to which the host gave none, or one that another call of the answer has */
  constructor(
    private readonly model: string,
    private readonly newCallId: () => string,
  ) {}

  /** Whether text may pass beside this: nothing is open, or text is. */
  get takesText(): boolean {
    const [open] = this.waiting;
    return !open || (open.type === 'text-delta' && this.waiting.length === 1);
  }

  /**
   * Whether pieces of the arguments of this call may pass beside this, as arguments of the call with the number that is
   * returned: it is open, and nothing waits. `undefined` where they may not.
   */
  numberOf(call: SentCall | undefined): number | undefined {
    const [open, next] = this.waiting;
    return open?.type === 'tool-call' && open.call === call && !next ? open.index : undefined;
  }

  /** Whether a tool call has begun. */
  get hasCalls(): boolean {
    return this.calls > 0 || this.waiting.some(({ type }) => type === 'tool-call');
  }

  text(delta: TextDelta, batch: ChatEvent[]): void {
    const last = this.waiting.at(-1);
    if (last && last.type !== 'tool-call' && last.type === delta.type) last.held.push(delta);
    else this.waiting.push({ type: delta.type, held: [delta] });
    this.advance(delta.text.length, batch);
  }

  /** `begun`: whether the call is another one than before. */
  call(call: SentCall, begun: boolean, piece: string, batch: ChatEvent[]): void {
    const held = piece === '' ? [] : [piece];
    const known = this.waiting.find((block) => block.type === 'tool-call' && block.call === call);
    if (begun) this.waiting.push({ type: 'tool-call', call, held });
    else if (known?.type === 'tool-call') known.held.push(...held);
    else if (piece.trim() !== '') this.fail('a tool call went on after its arguments were whole');
    this.advance(piece.length, batch);
  }

  /** Ends every block. `cut`: the answer was cut off, so a last call may be broken. */
  end(cut: boolean, batch: ChatEvent[]): void {
    for (const block of this.waiting.splice(0)) {
      this.write(block, batch);
      this.close(block, cut, batch);
    }
  }

  private advance(characters: number, batch: ChatEvent[]): void {
    for (let [open, next] = this.waiting; open; [open, next] = this.waiting) {
      this.write(open, batch);
      if (!next || !isOver(open)) break;
      this.close(open, false, batch);
      this.waiting.shift();
    }
    const holds = this.waiting.some(({ held }) => held.length > 0);
    this.heldCharacters = holds ? this.heldCharacters + characters : 0;
    if (this.heldCharacters > MOST_HELD) this.fail('a tool call has no end');
  }

  /** Passes on what has come of a block. */
  private write(block: Block, batch: ChatEvent[]): void {
    if (block.type !== 'tool-call') {
      // One at a time: the arguments of a call have their place on the stack.
      for (const delta of block.held.splice(0)) batch.push(delta);
      return;
    }
    const { call } = block;
    if (call.name === undefined) return;
    if (block.index === undefined) {
      block.index = this.calls++;
      batch.push({ type: 'tool-call', index: block.index, id: this.idOf(call), name: call.name });
    }
    const text = block.held.splice(0).join('');
    if (text) batch.push({ type: 'arguments-delta', index: block.index, text });
  }

  private close(block: Block, cut: boolean, batch: ChatEvent[]): void {
    if (block.type === 'reasoning-delta') batch.push({ type: 'reasoning-end' });
    if (block.type !== 'tool-call') return;
    if (block.index === undefined) {
      if (!cut) this.fail('a tool call has no name');
    } else if (!cut && block.call.arguments.trim() === '') {
      batch.push({ type: 'arguments-delta', index: block.index, text: NO_ARGUMENTS });
    }
  }

  private idOf({ id }: SentCall): string {
    const own = id === undefined || this.ids.has(id) ? this.newCallId() : id;
    this.ids.add(own);
    return own;
  }

  private fail(words: string): never {
    throw new HostError('malformed', `${this.model}: ${words}`);
  }
}

/** Whether a block cannot go on, when another one has begun. */
const isOver = (block: Block): boolean =>
  block.type !== 'tool-call' || (block.call.name !== undefined && isWhole(block.call.arguments));

/** What a client parses where the model wrote no arguments. */
const NO_ARGUMENTS = '{}';
/** Longer than the arguments of any call. */
const MOST_HELD = 1024 * 1024;
