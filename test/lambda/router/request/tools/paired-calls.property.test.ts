import * as fc from 'fast-check';
import { ApiError } from '../../../../../lambda/router/contract/api-error';
import { DIALECTS } from '../../support/dialects';

// Calls of tools and their results: one question, whatever the dialect.

type Dialect = keyof typeof DIALECTS;

/** The calls of one answer, and the results that follow it, by their ids. */
interface Round {
  readonly calls: readonly string[];
  readonly results: readonly string[];
}

const user = (content: unknown) => ({ role: 'user', content });

const WRITE: Readonly<Record<Dialect, (rounds: readonly Round[]) => object>> = {
  chat: (rounds) => ({
    model: 'auto',
    messages: [
      user('Hi'),
      ...rounds.flatMap(({ calls, results }) => [
        {
          role: 'assistant',
          tool_calls: calls.map((id) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } })),
        },
        ...results.map((id) => ({ role: 'tool', tool_call_id: id, content: 'Done' })),
      ]),
    ],
  }),
  responses: (rounds) => ({
    model: 'auto',
    input: [
      user('Hi'),
      ...rounds.flatMap(({ calls, results }) => [
        ...calls.map((id) => ({ type: 'function_call', call_id: id, name: 'f', arguments: '{}' })),
        ...results.map((id) => ({ type: 'function_call_output', call_id: id, output: 'Done' })),
      ]),
    ],
  }),
  messages: (rounds) => ({
    model: 'auto',
    max_tokens: 9,
    messages: [
      user('Hi'),
      ...rounds.flatMap(({ calls, results }) => [
        { role: 'assistant', content: calls.map((id) => ({ type: 'tool_use', id, name: 'f', input: {} })) },
        user([
          ...results.map((id) => ({ type: 'tool_result', tool_use_id: id, content: 'Done' })),
          { type: 'text', text: 'Go on' },
        ]),
      ]),
    ],
  }),
};

function fault(
  dialect: Dialect,
  rounds: readonly Round[],
): { readonly code: string; readonly param: string } | undefined {
  try {
    DIALECTS[dialect].read(WRITE[dialect](rounds));
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return { code: error.code, param: String(error.param) };
    throw error;
  }
}

/** Rounds in which each call has an id of its own and one result, in any order. */
const paired: fc.Arbitrary<readonly Round[]> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((sizes) =>
    fc.tuple(
      ...sizes.map((size, round) => {
        const calls = Array.from({ length: size }, (_, place) => `call-${round}-${place}`);
        return fc
          .shuffledSubarray(calls, { minLength: size, maxLength: size })
          .map((results): Round => ({ calls, results }));
      }),
    ),
  );

/** What makes a history wrong, in its first round. */
const BROKEN: readonly (readonly [string, (round: Round) => Round])[] = [
  ['a call without a result', ({ calls, results }) => ({ calls, results: results.slice(1) })],
  [
    'a result without a call',
    ({ calls, results }) => ({ calls: calls.filter((id) => id !== results[0]), results }),
  ],
  [
    'two results of a call',
    ({ calls, results }) => ({ calls, results: [...results, ...results.slice(0, 1)] }),
  ],
  ['two calls of one id', ({ calls, results }) => ({ calls: [...calls, ...calls.slice(0, 1)], results })],
];

describe.each(Object.keys(DIALECTS) as Dialect[])('in %s', (dialect) => {
  test('a history whose calls and results belong together is read', () => {
    fc.assert(fc.property(paired, (rounds) => fault(dialect, rounds) === undefined));
  });

  test.each(BROKEN)('%s is refused by the path of an id', (_what, breaks) => {
    fc.assert(
      fc.property(paired, ([first, ...others]) => {
        if (!first) return;
        const { code, param } = fault(dialect, [breaks(first), ...others]) ?? {};
        expect([code, param]).toEqual([
          'invalid_value',
          expect.stringMatching(/\.(id|call_id|tool_call_id|tool_use_id)$/),
        ]);
      }),
    );
  });
});
