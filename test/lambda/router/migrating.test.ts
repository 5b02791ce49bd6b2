import { testRouter } from './support/call-router';

// What docs/guides/migrating-from-openai.md and migrating-from-azure-openai.md say of requests that had another server.

test.each([
  [
    'the organization and project of OpenAI',
    { headers: { 'openai-organization': ['org'], 'openai-project': ['p'] } },
  ],
  ['the api-version of Azure', { parameters: ['api-version'] }],
])('%s mean nothing here, and the request is answered', async (_what, asked) => {
  expect((await testRouter().ask(asked)).status).toBe(200);
});

test("a name of OpenAI's is no model here, and is not translated", async () => {
  const { status, json } = await testRouter().ask({
    body: { model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }] },
  });
  expect([status, json().error.code]).toEqual([404, 'model_not_found']);
});

test.each([
  ['web_search_options', { web_search_options: {} }],
  ['prediction', { prediction: { type: 'content', content: 'x' } }],
  ['data_sources', { data_sources: [{ type: 'azure_search' }] }],
])('%s is refused by its name', async (param, fields) => {
  const body = { model: 'auto', messages: [{ role: 'user', content: 'Hi' }], ...fields };
  expect((await testRouter().ask({ body })).json().error).toMatchObject({ code: 'unsupported_field', param });
});
