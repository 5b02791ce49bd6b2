import { DIGIT, LETTER, LOWER, UPPER } from './character-classes';
import { CONTEXT_WORDS, type Topic } from './context-words';
import type { TextReading } from './text-reading';

/** Longest distance between a word and the value after it that it announces, in characters. */
const REACH_BEFORE = 40;
/** The same for a word after the value: "020 7946 0958 (office)". */
const REACH_AFTER = 14;

const NOTHING: ReadonlySet<Topic> = new Set();

/** What the words shortly before a position announce. */
export function contextBefore(reading: TextReading, at: number): ReadonlySet<Topic> {
  if (reading.context?.at === at) return reading.context.topics;
  const topics = topicsIn(reading, Math.max(0, at - REACH_BEFORE), at);
  reading.context = { at, topics };
  return topics;
}

/** What the words shortly after a position announce. */
export const contextAfter = (reading: TextReading, at: number): ReadonlySet<Topic> =>
  topicsIn(reading, at, Math.min(reading.length, at + REACH_AFTER));

function topicsIn(reading: TextReading, from: number, to: number): ReadonlySet<Topic> {
  reading.steps += to - from;
  let topics: Set<Topic> | undefined;
  for (let at = from; at < to; at++) {
    if (!isWordStart(reading, at)) continue;
    for (const topic of follow(reading, at, to)) topics = (topics ?? new Set<Topic>()).add(topic);
  }
  return topics ?? NOTHING;
}

/** Whether a word begins here: after anything but a letter, or at a capital of a camel-cased name. */
function isWordStart(reading: TextReading, at: number): boolean {
  const bits = reading.classAt(at);
  if (!(bits & LETTER)) return false;
  const before = reading.classAt(at - 1);
  return !(before & LETTER) || ((bits & UPPER) !== 0 && (before & LOWER) !== 0);
}

/** A tree of the words by letter. A node holds what it announces as a prefix and as a whole word. */
interface Node {
  readonly next: (Node | undefined)[];
  readonly beginning: Topic[];
  readonly whole: Topic[];
}

const LONGEST_WORD = 32;
const NO_TOPICS: readonly Topic[] = [];
let root: Node | undefined;

/** What the word that begins here announces, together with the words after it where they form one term. */
function follow(reading: TextReading, from: number, to: number): readonly Topic[] {
  root ??= treeOf(CONTEXT_WORDS);
  let node: Node | undefined = root;
  let found = NO_TOPICS;
  const limit = Math.min(to, from + LONGEST_WORD);
  for (let at = from; at < limit; at++) {
    const bits = reading.classAt(at);
    if (bits & DIGIT) break;
    if (!(bits & LETTER)) continue;
    reading.steps++;
    node = node.next[(reading.at(at) | 0x20) - FIRST_LETTER];
    if (!node) break;
    if (node.beginning.length > 0) found = [...found, ...node.beginning];
    if (node.whole.length > 0 && isWordEnd(reading, at)) found = [...found, ...node.whole];
  }
  return found;
}

function isWordEnd(reading: TextReading, at: number): boolean {
  const after = reading.classAt(at + 1);
  return !(after & LETTER) || ((after & UPPER) !== 0 && (reading.classAt(at) & LOWER) !== 0);
}

const FIRST_LETTER = 0x61;

function treeOf(words: Readonly<Partial<Record<Topic, string>>>): Node {
  const tree = emptyNode();
  for (const [topic, list] of Object.entries(words) as [Topic, string][]) {
    for (const word of list.split(' ')) plant(tree, word, topic);
  }
  return tree;
}

function plant(tree: Node, word: string, topic: Topic): void {
  const whole = word.endsWith('$');
  let node = tree;
  for (const letter of whole ? word.slice(0, -1) : word) {
    const index = letter.charCodeAt(0) - FIRST_LETTER;
    node = node.next[index] ??= emptyNode();
  }
  (whole ? node.whole : node.beginning).push(topic);
}

const emptyNode = (): Node => ({ next: [], beginning: [], whole: [] });
