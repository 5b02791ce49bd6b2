import { createChain } from '../../../../lambda/router/records/chain';
import { RECORD_SCHEMAS } from '../../../../lambda/router/records/schema/stored-record';
import { recordJsonSchema } from '../../../../lib/audit/record-json-schema';
import { testRouter } from '../support/call-router';
import { routerConfig } from '../support/router-config';

async function decisionWith(jurisdiction: readonly string[]) {
  const config = routerConfig({ jurisdiction: [...jurisdiction] });
  const { decision } = await testRouter(config, {}).ask({});
  if (!decision) throw new Error('no decision');
  return decision;
}

test.each([[['EU']], [['CA', 'US']]])(
  'a decision record says that it was decided in %j',
  async (jurisdiction) => {
    expect(await decisionWith(jurisdiction)).toMatchObject({ jurisdiction });
  },
);

test('a decision record from before the field is still valid', async () => {
  const stored = JSON.parse(createChain('writer')(await decisionWith(['EU'])).line);
  expect(RECORD_SCHEMAS['hybrid-llm/decision/1'].safeParse(stored).success).toBe(true);
  const { jurisdiction: _, ...earlier } = stored;
  expect(RECORD_SCHEMAS['hybrid-llm/decision/1'].safeParse(earlier).success).toBe(true);
});

test('a decision record that was decided nowhere is not valid', async () => {
  const stored = JSON.parse(createChain('writer')(await decisionWith(['EU'])).line);
  expect(RECORD_SCHEMAS['hybrid-llm/decision/1'].safeParse({ ...stored, jurisdiction: [] }).success).toBe(
    false,
  );
});

test('readers of the published schema need not find the field', () => {
  expect(recordJsonSchema('hybrid-llm/decision/1').required).not.toContain('jurisdiction');
  expect(recordJsonSchema('hybrid-llm/decision/1').properties).toHaveProperty('jurisdiction');
});
