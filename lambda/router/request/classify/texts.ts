import { isObject } from '../fields';
import { isApiKey, isApiWord } from './api-words';
import { besidesData } from './attached-field';
import { type Attachments, NO_ATTACHMENTS } from './attachments';
import { readableJson } from './json-text';

/**
 * Every text of a request's body, whatever its dialect: all strings, keys and numbers, in known and unknown fields, and
 * the texts of its documents. The base64 of its attachments is no text in the fields that hold it.
 *
 * First comes what is said: the instructions, the contents of all turns and the results of tools, as one text, so that a
 * value split between two parts or two turns is still found. Everything else is the second text: names, ids, tools and
 * their arguments, reasoning, settings. Between two turns it would split a value.
 */
export function textsOf(body: unknown, attachments: Attachments = NO_ATTACHMENTS): readonly string[] {
  const said: string[] = [];
  const others: string[] = [];
  const texts: Texts = { said, others, data: attachments.data };
  if (isObject(body)) {
    for (const [key, value] of Object.entries(body)) {
      if (!isApiKey(key)) others.push(key);
      if (CONVERSATION.has(key)) collectTurns(value, texts);
      // A setting of the API that is a number says nothing.
      else if (typeof value !== 'number') collect(value, texts);
    }
  } else collect(body, texts);
  return [said.map((text) => text.trim()).join(' '), others.join('\n'), ...attachments.texts];
}

/** The fields of a body that a model reads as words: of chats, responses, messages, completions and embeddings. */
const CONVERSATION = new Set(['system', 'instructions', 'messages', 'input', 'prompt']);

/** The fields of a turn, a part and a block that hold what is said. */
const SAID = new Set([
  ...['content', 'text', 'refusal', 'output', 'parts'],
  // Of a document of Anthropic's API, in the order in which a model reads it.
  ...['title', 'context', 'source', 'data'],
]);

/** Parts that are no part of what is said, although they have its fields. */
const NOT_SAID = new Set(['reasoning', 'thinking', 'redacted_thinking']);

interface Texts {
  readonly said: string[];
  readonly others: string[];
  /** The base64 of the attachments. */
  readonly data: ReadonlySet<string>;
}

/** What is said, in order: strings, lists, and the fields of objects that hold it. */
function collectTurns(value: unknown, texts: Texts): void {
  if (typeof value === 'string') texts.said.push(readableJson(value));
  else if (Array.isArray(value)) for (const item of value) collectTurns(item, texts);
  else if (isObject(value)) {
    const spoken = !NOT_SAID.has(String(value.type));
    for (const [key, inner] of inOrder(value)) {
      if (isAttached(key, inner, value, texts)) continue;
      if (spoken && SAID.has(key)) collectTurns(inner, texts);
      else collectField(key, inner, texts);
    }
  } else collect(value, texts);
}

/** The fields of an object. Those that a model reads first come first: of a document its title and its context. */
function inOrder(value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(value);
  if (!('source' in value)) return entries;
  const place = (key: string) => ORDER.indexOf(key);
  return entries.sort(([one], [other]) => place(one) - place(other));
}

const ORDER = ['title', 'context', 'source'];

function collectField(key: string, value: unknown, texts: Texts): void {
  if (!isApiKey(key)) texts.others.push(key);
  if (!isApiWord(key, value)) collect(value, texts);
}

function collect(value: unknown, texts: Texts): void {
  if (typeof value === 'string') texts.others.push(readableJson(value));
  else if (typeof value === 'number') texts.others.push(String(value));
  else if (Array.isArray(value)) for (const item of value) collect(item, texts);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (!isAttached(key, inner, value, texts)) collectField(key, inner, texts);
    }
  }
}

/** Whether a field holds the data of an attachment. What it holds besides is added. */
function isAttached(
  key: string,
  value: unknown,
  holder: Readonly<Record<string, unknown>>,
  { data, others }: Texts,
): boolean {
  const besides = typeof value === 'string' ? besidesData(key, value, holder, data) : undefined;
  if (besides) others.push(besides);
  return besides !== undefined;
}
