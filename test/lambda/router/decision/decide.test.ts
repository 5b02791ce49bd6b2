import { policyFrom } from '../../../../lambda/router/config/policy-from';
import type { RouterConfig } from '../../../../lambda/router/config/router-config';
import type { Headers } from '../../../../lambda/router/contract/http';
import { decide } from '../../../../lambda/router/decision/decide';
import type { Opinion } from '../../../../lambda/router/decision/opinion/opinion';
import { callerOf } from '../../../../lambda/router/request/caller';
import { readChat } from '../../../../lambda/router/request/chat/read-chat';
import { readRequest } from '../../../../lambda/router/request/read-request';
import { readPdfs } from '../support/document-reader';
import { LLAMA, QWEN, routerConfig, SECOND_OPINION, SESSION } from '../support/router-config';

const OPINION = { ...SECOND_OPINION, classes: { NAME: 'confidential' } } as const;

async function decided(body: object, opinion?: Opinion, declared?: string, more: Partial<RouterConfig> = {}) {
  const config = { ...routerConfig({ models: [QWEN, LLAMA] }), secondOpinion: OPINION, ...more };
  const caller = callerOf({ principal: SESSION }, config);
  const headers: Headers = {
    'content-type': ['application/json'],
    ...(declared && { 'x-data-class': [declared] }),
  };
  const request = { headers, body: Buffer.from(JSON.stringify(body)) };
  const reading = await readRequest(config, caller, request, readChat, readPdfs);
  return decide(config, policyFrom(config), caller, reading, opinion);
}
const asking = (model: string) => ({ model, messages: [{ role: 'user', content: 'Dear Alice' }] });

test.each(['auto', 'qwen'])('the model name %s is recorded as it was asked for', async (model) => {
  expect((await decided(asking(model))).requestedModel).toBe(model);
});

test('I7: a name that is no model of the deployment is text, and recorded as unknown', async () => {
  expect((await decided(asking('Alice'))).requestedModel).toBe('unknown');
});

test('a request that cannot be understood is refused with no candidate, and its model is unknown', async () => {
  const { requestedModel, candidates, order, refusal } = await decided({ model: 'qwen', messages: 'Hi' });
  expect([requestedModel, candidates, order, refusal?.code]).toEqual(['unknown', [], [], 'invalid_type']);
});

test('without a second opinion the class is what was read', async () => {
  expect((await decided(asking('auto'))).classification.effective).toBe('public');
});

test('a second opinion raises the class by what the deployment says of the kind it found', async () => {
  expect((await decided(asking('auto'), ['NAME'])).classification).toMatchObject({
    effective: 'confidential',
    by: 'detection',
  });
});

test('I1: a second opinion does not lower what was declared', async () => {
  expect((await decided(asking('auto'), ['NAME'], 'restricted')).classification).toMatchObject({
    declared: 'restricted',
    effective: 'restricted',
    by: 'declaration',
  });
});

test('a kind that the deployment gives no class raises nothing', async () => {
  const { classification } = await decided(asking('auto'), ['NAME'], undefined, { secondOpinion: undefined });
  expect(classification.effective).toBe('public');
});
