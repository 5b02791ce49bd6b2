import * as fc from 'fast-check';
import { policyOf } from '../../../lib/config/policy-of';
import { DATA_CLASSES, highestClass } from '../../../policy/data-class';
import { verdictsIn } from '../../../policy/effective-verdict';
import { LANES } from '../../../policy/lane';
import { routeTable } from '../../../policy/route-table';
import { runPolicy } from '../../../scripts/policy/run';
import { why, whyText } from '../../../scripts/policy/why';
import { fixtureFile } from '../../fixture-deployments';
import { deployment, sandbox } from './deployments';

const sentences = (text: string) => text.split('\n\n').map((line) => line.split(/[:,] /));

const questions = deployment.chain((deployment) =>
  fc.record({
    deployment: fc.constant(deployment),
    caller: fc.constantFrom(...deployment.callers.map(({ name }) => name)),
    model: fc.constantFrom(...deployment.models.map(({ name }) => name)),
    dataClass: fc.constantFrom(...DATA_CLASSES),
  }),
);

test('--why says what the route table says', () => {
  fc.assert(
    fc.property(questions, ({ deployment, ...asked }) => {
      const policy = policyOf(deployment);
      const floor = policy.callers.find(({ name }) => name === asked.caller)?.floor ?? 'restricted';
      const dataClass = highestClass(floor, asked.dataClass);
      const table = routeTable(policy).flatMap((row) =>
        verdictsIn(row).map((finding) => ({ ...finding, refusal: row.refusal, verdicts: row.verdicts })),
      );
      const text = whyText(why(deployment, asked), asked);
      for (const [lane, verdict] of sentences(text)) {
        const row = table.find(
          (one) =>
            one.lane === lane &&
            one.caller === asked.caller &&
            one.dataClass === dataClass &&
            one.model === asked.model,
        );
        const kept =
          row?.refusal === undefined && !!row?.verdicts.some((one) => one.model === asked.model && one.kept);
        expect(verdict).toBe(kept ? 'kept' : 'refused');
        if (row) expect(text).toContain(row.words);
      }
    }),
    { numRuns: 500 },
  );
});

test('there is a sentence for every lane, and each ends with what would change it', () => {
  fc.assert(
    fc.property(questions, ({ deployment, ...asked }) => {
      const answers = why(deployment, asked);
      expect(answers.map(({ lane }) => lane)).toEqual([...LANES]);
      for (const sentence of whyText(answers, asked).split('\n\n')) {
        expect(sentence).toMatch(/(to refuse it, |to let it answer, ).+\.$/);
        expect(sentence.split('\n')).toHaveLength(1);
      }
    }),
  );
});

test('every path it names leads somewhere in the deployment file', () => {
  fc.assert(
    fc.property(questions, ({ deployment, ...asked }) => {
      const named = why(deployment, asked).flatMap(({ from, edits }) => [...from, ...edits].join(' '));
      const paths = named.flatMap((words) => words.match(/(models|callers)\[\d+\]/g) ?? []);
      for (const path of paths) {
        const [list, place] = path.split(/[[\]]/);
        expect(deployment[list as 'models' | 'callers'].at(Number(place))).toBeDefined();
      }
    }),
  );
});

test('a class below the floor of its caller counts as the floor, and the sentence says so', () => {
  expect(
    runPolicy([fixtureFile('sandbox'), '--why', 'claims', 'public', 'qwen3-8b', '--lane', 'sealed']),
  ).toBe(
    'sealed: kept, because public data of claims counts as restricted, and qwen3-8b answers at boundary account, within the restricted ceiling account; this rests on callers[1].floor (restricted), models[0].host (vllm), the default ceiling of restricted data (account, never raised) and callers[1].models (qwen3-8b, qwen2-5-7b); to refuse it, list only qwen2-5-7b in callers[1].models.',
  );
});

test('a ceiling that refuses is named with its place in the file, and with the model that would fit', () => {
  expect(
    runPolicy([
      fixtureFile('sandbox'),
      '--why',
      'playground',
      'confidential',
      'claude-haiku',
      '--lane',
      'open',
    ]),
  ).toBe(
    'open: refused, because confidential data may travel no further than region; claude-haiku answers at boundary geography; this rests on models[3].profile.destinations (us-east-1, us-east-2, us-west-2) and the default ceiling of confidential data (region, never raised); to let it answer, remove models[3].profile, where the model is offered in the region itself.',
  );
});

test('restricted data on the open lane is sent to the sealed one, and the relaxing edit is named with its consequence', () => {
  const asked = { caller: 'playground', dataClass: 'restricted', model: 'qwen3-8b' } as const;
  const sentence = (detection: 'refuse' | 'account-hosts') => {
    const restrictedOnOpenLane = { declaration: 'refuse', detection } as const;
    return whyText(why({ ...sandbox, restrictedOnOpenLane }, asked, 'open'), asked);
  };
  expect(sentence('refuse')).toMatch(
    /rests on restrictedOnOpenLane\.declaration \(refuse\), .*to let it answer, use the sealed lane, or set restrictedOnOpenLane\.declaration to account-hosts, after which the router alone/,
  );
  expect(sentence('account-hosts')).toContain('kept if only the detector finds it');
  expect(sentence('refuse')).not.toContain('detector');
});

test('for a caller without the model, the list of its models is named', () => {
  expect(runPolicy([fixtureFile('sandbox'), '--why', 'claims', 'restricted', 'claude-haiku'])).toContain(
    'this rests on callers[1].models (qwen3-8b, qwen2-5-7b)',
  );
});

test('a deployment without a sealed lane says why it has none, and which change would give it one', () => {
  const text = runPolicy([fixtureFile('starter'), '--why', 'website', 'restricted', 'gpt-oss-120b']);
  expect(text).toContain('open: refused, because restricted data may travel no further than account');
  expect(text).toContain('sealed: refused, because there is no sealed lane');
  expect(text).toContain('to let it answer, run models[0] on vllm or sagemaker (models[0].host).');
});

test('I2: the way to refuse a model by a lower ceiling does not say that prompts leave anything', () => {
  const text = runPolicy([
    fixtureFile('sandbox'),
    '--why',
    'playground',
    'internal',
    'claude-haiku',
    '--lane',
    'open',
  ]);
  expect(text).toMatch(/to refuse it, .*set ceilings\.internal to region\.$/);
});
