import { EXTRA_NAMES, type Extra, FORM_EXTRAS } from '../../../../policy/extra';
import { type Fields, isObject } from '../fields';
import type { Problems } from '../problems';
import { readForm, readStructuredOutputs } from './read-forced-form';
import { readList } from './read-list';

type Extras = Readonly<Partial<Record<Extra, unknown>>>;

/** Reads one of vLLM's own fields; `undefined` where it is absent, wrong, or at the value that changes nothing. */
type ReadExtra = (fields: Fields, name: Extra, problems: Problems) => unknown;

/** What a request has besides, which some of these fields contradict. */
interface Others {
  /** The field of the form of the answer, as the dialect calls it. @default the form is free */
  readonly format?: string;
  /** The limit of the answer. @default none */
  readonly maxTokens?: number;
}

/**
 * Reads the fields of vLLM's own that some deployment may allow, in every dialect: clients merge them into the body, as
 * OpenAI's do with `extra_body`. The decision knows which model may be sent which of them. Every other field of vLLM is
 * unknown here, and refused by its name.
 */
export function readExtras(fields: Fields, others: Others, problems: Problems): Extras | undefined {
  const read = EXTRA_NAMES.map((name) => [name, READERS[name](fields, name, problems)] as const);
  const extras: Extras = Object.fromEntries(read.filter(([, value]) => value !== undefined));
  const [form, second] = FORM_EXTRAS.filter((name) => extras[name] !== undefined);
  if (form && others.format) problems.add('invalid_value', form, `allowed only without ${others.format}`);
  if (form && second) problems.add('invalid_value', second, `allowed only without ${form}`);
  if (others.maxTokens !== undefined && Number(extras.min_tokens) > others.maxTokens) {
    problems.add('invalid_value', 'min_tokens', 'must not be larger than the limit of the answer');
  }
  fields.refuse('extra_body', 'an option of a client, not a field; send its fields at the top of the body');
  return Object.keys(extras).length > 0 ? extras : undefined;
}

/** Limits the work that one request can cause; 300 biases are OpenAI's own limit. */
const MOST = { tokens: 1024, words: 64, biases: 300 } as const;
const LARGEST = 2 ** 31 - 1;

const readTokens: ReadExtra = (fields, name, problems) =>
  readList(fields, name, problems, { is: isToken, most: MOST.tokens, what: 'ids of tokens' });

const READERS: Readonly<Record<Extra, ReadExtra>> = {
  // vLLM takes both 0 and -1 for all tokens.
  top_k: (fields, name) => unless(fields.integer(name, -1, LARGEST), 0, -1),
  min_p: (fields, name) => unless(fields.number(name, 0, 1), 0),
  repetition_penalty: (fields, name) => unless(fields.number(name, 0.01, 2), 1),
  min_tokens: (fields, name) => unless(fields.integer(name, 0, LARGEST), 0),
  stop_token_ids: readTokens,
  bad_words: (fields, name, problems) =>
    readList(fields, name, problems, { is: isWord, most: MOST.words, what: 'words' }),
  allowed_token_ids: readTokens,
  logit_bias: readBiases,
  ignore_eos: (fields, name) => unless(fields.flag(name), false),
  skip_special_tokens: (fields, name) => unless(fields.flag(name), true),
  spaces_between_special_tokens: (fields, name) => unless(fields.flag(name), true),
  structured_outputs: readStructuredOutputs,
  guided_json: readForm.json,
  guided_regex: readForm.regex,
  guided_choice: readForm.choice,
  guided_grammar: readForm.grammar,
  chat_template_kwargs: readTemplateArguments,
};

/** The value, unless it is one that changes nothing. */
const unless = <T>(value: T | undefined, ...neutral: readonly T[]): T | undefined =>
  value === undefined || neutral.includes(value) ? undefined : value;

const isToken = (item: unknown): boolean => Number.isSafeInteger(item) && Number(item) >= 0;
const isWord = (item: unknown): boolean => typeof item === 'string' && item.trim() !== '';

function readBiases(fields: Fields, name: string, problems: Problems): unknown {
  const value = fields.take(name);
  if (value === undefined) return undefined;
  const expected = `at most ${MOST.biases} ids of tokens, each with a number from -100 to 100`;
  if (!isObject(value)) return problems.add('invalid_type', name, `must be an object of ${expected}`);
  const biases = Object.entries(value);
  if (biases.length > MOST.biases || !biases.every(isBias)) {
    return problems.add('invalid_value', name, `must hold ${expected}`);
  }
  return biases.length > 0 ? value : undefined;
}

const isBias = ([id, bias]: readonly [string, unknown]): boolean =>
  /^\d{1,9}$/.test(id) && typeof bias === 'number' && bias >= -100 && bias <= 100;

/**
 * Arguments of a chat template that replace the template or the prompt, or say what is returned: those of
 * `apply_chat_template` itself (transformers, tokenization_utils_base.py, 2026-11). vLLM before 0.11.1 passed them on
 * (CVE-2025-61620, CVE-2025-62426).
 */
const RESERVED_ARGUMENTS = [
  ...['chat_template', 'conversation', 'messages', 'tools', 'documents', 'tokenize', 'padding'],
  ...['truncation', 'max_length', 'return_tensors', 'return_dict', 'return_assistant_tokens_mask'],
  ...['add_generation_prompt', 'continue_final_message', 'tokenizer_kwargs'],
];

function readTemplateArguments(fields: Fields, name: string): unknown {
  const given = fields.nested(name);
  for (const argument of RESERVED_ARGUMENTS) {
    given?.refuse(argument, 'replaces the template or the prompt; leave it out');
  }
  const value = given && fields.take(name);
  return isObject(value) && Object.keys(value).length > 0 ? value : undefined;
}
