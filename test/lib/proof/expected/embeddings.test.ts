import { identities } from '../../../../lib/proof/expected/identities/identities';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';

// What a lane may do with models for embedding, and what the deny that forces a guardrail leaves out for them.

const FAR = 'arn:aws:bedrock:us-east-1::foundation-model/openai.gpt-oss-120b-1:0';

function differencesAfter(
  sid: RegExp,
  change: (statement: Record<string, unknown>) => void,
): readonly string[] {
  const subject = subjectOf('sandbox');
  const statement = new Edit(subject).statements(/^ModelAccessopen/).find(({ Sid }) => sid.test(Sid));
  change(statement);
  return differencesFrom(identities, subject);
}

test('the permissions of the example are what is expected', () => {
  expect(differencesAfter(/^OnlyWithGuardrail$/, () => {})).toEqual([]);
});

test.each<[string, RegExp, (statement: Record<string, unknown>) => void]>([
  [
    'leaves out a chat model as well',
    /^OnlyWithGuardrail$/,
    (deny) => {
      deny.NotResource = [deny.NotResource, FAR].flat();
    },
  ],
  [
    'leaves out everything',
    /^OnlyWithGuardrail$/,
    (deny) => {
      deny.NotResource = '*';
    },
  ],
  [
    'is about the model for embedding alone',
    /^OnlyWithGuardrail$/,
    (deny) => {
      deny.Resource = deny.NotResource;
      delete deny.NotResource;
    },
  ],
])('a deny that %s is noticed', (_, sid, change) => {
  expect(differencesAfter(sid, change).join()).toContain('roles.open');
});

test.each([
  ['an action more', (allow: Record<string, unknown>) => (allow.Action = 'bedrock:Invoke*')],
  ['another model', (allow: Record<string, unknown>) => (allow.Resource = [allow.Resource, FAR].flat())],
])('a permission to embed with %s is noticed', (_, change) => {
  expect(differencesAfter(/^InvokeXtitanXembed$/, change).join()).toContain('roles.open');
});
