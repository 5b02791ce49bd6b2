import { testRouter } from '../support/call-router';
import { routerConfig, SESSION } from '../support/router-config';

const config = routerConfig({
  authentication: 'bearer',
  callers: [{ name: 'claims', floor: 'confidential', models: 'all' }],
});
const bearer = { caller: 'claims', credential: 'api-key/0123456789abcdef' };
const ask = (changes: object) => testRouter(config).ask({ principal: undefined, ...changes });

test('on a bearer lane the caller is the one the authorizer found', async () => {
  const { status, decision } = await ask({ bearer });
  expect([status, decision?.caller, decision?.principal]).toEqual([200, 'claims', bearer.credential]);
});

test('I1: the floor of a caller holds for every kind of credential', async () => {
  const { decision } = await ask({ bearer, headers: { 'x-data-class': ['public'] } });
  expect(decision?.dataClass).toMatchObject({ floor: 'confidential', effective: 'confidential' });
});

test.each([
  ['nobody', {}],
  ['a caller of another lane', { bearer: { ...bearer, caller: 'intern' } }],
  ['an IAM principal', { principal: SESSION }],
  ['a name in headers', { headers: { 'x-caller': ['claims'], caller: ['claims'] } }],
  [
    'a name in the body',
    {
      body: {
        model: 'auto',
        messages: [{ role: 'user', content: 'Hi' }],
        user: 'claims',
        requestContext: { authorizer: bearer },
      },
    },
  ],
])('on a bearer lane %s is an unknown caller', async (_who, changes) => {
  const { status, json } = await ask(changes);
  expect([status, json().error]).toEqual([
    401,
    expect.objectContaining({ code: 'unknown_caller', type: 'authentication_error' }),
  ]);
});

test('on a lane that takes IAM, the result of an authorizer is ignored', async () => {
  const { status } = await testRouter().ask({ principal: undefined, bearer });
  expect(status).toBe(401);
});

test('I12: the error for an unknown caller names the credentials this lane takes, and no others', async () => {
  const onBearer = (await ask({})).json().error.message;
  const onIam = (await testRouter().ask({ principal: undefined })).json().error.message;
  expect([onBearer, onIam]).toEqual([
    expect.stringMatching(/tokens or apiKeys/),
    expect.stringMatching(/principals/),
  ]);
  expect(onBearer).not.toMatch(/principals|sign/);
  expect(onIam).not.toMatch(/token|apiKeys/);
});
