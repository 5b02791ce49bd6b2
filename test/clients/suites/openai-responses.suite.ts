import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { zodResponsesFunction, zodTextFormat } from 'openai/helpers/zod';
import type { ResponseInput } from 'openai/resources/responses/responses';
import { onEveryHost, onEveryLane } from '../support/every-host.ts';
import { openAiOf } from '../support/openai-client.ts';
import { PNG } from '../support/png.ts';
import {
  ASKS_BOTH,
  ASKS_WEATHER,
  City,
  description,
  Invoice,
  TIME,
  TOOLS,
  WEATHER,
  weatherIn,
} from '../support/tools.ts';

// openai: the Responses API.

const tools = TOOLS.map(({ name }) => zodResponsesFunction({ name, description, parameters: City }));

onEveryHost('a whole response has text, a status, and its usage', async (setup) => {
  const response = await openAiOf(setup).responses.create({
    model: setup.model,
    instructions: 'Be short.',
    input: 'What is a data class?',
  });
  assert.match(response.output_text, /data class/);
  assert.equal(response.status, 'completed');
  assert.ok(response.usage);
  assert.equal(response.usage.total_tokens, response.usage.input_tokens + response.usage.output_tokens);
});

onEveryHost('a stream numbers its events, and ends with the whole response', async (setup) => {
  const stream = await openAiOf(setup).responses.create({
    model: setup.model,
    input: 'What is a data class?',
    stream: true,
  });
  const events = await Array.fromAsync(stream);
  assert.deepEqual(
    events.map((event) => event.sequence_number),
    events.map((_, index) => index),
  );
  const last = events.at(-1);
  assert.ok(last?.type === 'response.completed');
  const text = events
    .map((event) => (event.type === 'response.output_text.delta' ? event.delta : ''))
    .join('');
  assert.match(text, /data class/);
});

onEveryHost('the stream helper puts the response together', async (setup) => {
  const stream = openAiOf(setup).responses.stream({ model: setup.model, input: 'What is a data class?' });
  let text = '';
  stream.on('response.output_text.delta', ({ delta }) => {
    text += delta;
  });
  const response = await stream.finalResponse();
  assert.equal(response.output_text, text);
  assert.match(text, /data class/);
});

onEveryHost('a response that reaches its limit is incomplete', async (setup) => {
  const response = await openAiOf(setup).responses.create({
    model: setup.model,
    input: 'word '.repeat(30),
    max_output_tokens: 16,
  });
  assert.deepEqual(
    [response.status, response.incomplete_details],
    ['incomplete', { reason: 'max_output_tokens' }],
  );
});

onEveryHost('structured outputs with zod are parsed', async (setup) => {
  const response = await openAiOf(setup).responses.parse({
    model: setup.model,
    input: 'Extract the invoice.',
    text: { format: zodTextFormat(Invoice, 'invoice') },
  });
  assert.equal(response.output_parsed?.currency, 'EUR');
});

onEveryHost('structured outputs with zod are streamed', async (setup) => {
  const stream = openAiOf(setup).responses.stream({
    model: setup.model,
    input: 'Extract the invoice.',
    text: { format: zodTextFormat(Invoice, 'invoice') },
  });
  assert.equal((await stream.finalResponse()).output_parsed?.currency, 'EUR');
});

for (const stream of [false, true]) {
  onEveryHost(
    `tools are called in a loop of whole conversations${stream ? ', streamed' : ''}`,
    async (setup) => {
      const { responses } = openAiOf(setup);
      const input: ResponseInput = [{ role: 'user', content: ASKS_BOTH }];
      const ask = () => {
        const body = { model: setup.model, input, tools };
        return stream ? responses.stream(body).finalResponse() : responses.parse(body);
      };
      const first = await ask();
      const calls = first.output.filter((item) => item.type === 'function_call');
      assert.deepEqual(
        calls.map(({ name, parsed_arguments: given }) => [name, given]),
        [
          [WEATHER, { city: 'Berlin' }],
          [TIME, { city: 'Berlin' }],
        ],
      );
      input.push(...(first.output as ResponseInput));
      for (const { call_id } of calls) {
        const output = [{ type: 'input_text' as const, text: weatherIn({ city: 'Berlin' }) }];
        input.push({ type: 'function_call_output', call_id, output });
      }
      const second = await ask();
      assert.match(second.output_text, /18 degrees/);
    },
  );
}

onEveryHost(
  'reasoning is an item, which goes back as it came',
  async (setup) => {
    const { responses } = openAiOf(setup);
    const input: ResponseInput = [{ role: 'user', content: 'What is a data class?' }];
    const ask = () =>
      responses
        .stream({ model: setup.model, input, reasoning: { effort: 'low', summary: 'auto' } })
        .finalResponse();
    const first = await ask();
    const [item] = first.output;
    assert.ok(item?.type === 'reasoning');
    assert.ok(item.summary[0]?.text && item.encrypted_content);
    input.push(...(first.output as ResponseInput), { role: 'user', content: 'Which one is the highest?' });
    assert.match((await ask()).output_text, /highest/);
  },
  'thinking',
);

onEveryHost(
  'an image as data is part of the input',
  async (setup) => {
    const response = await openAiOf(setup).responses.create({
      model: setup.model,
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'What is in the picture?' },
            { type: 'input_image', image_url: `data:image/png;base64,${PNG}`, detail: 'auto' },
          ],
        },
      ],
    });
    assert.match(response.output_text, /picture/);
  },
  'images',
);

onEveryHost('what refers to stored state is refused by name', async (setup) => {
  const refused = openAiOf(setup).responses.create({
    model: setup.model,
    input: 'Hello',
    previous_response_id: 'resp_1',
  });
  await assert.rejects(
    refused,
    (error) => error instanceof OpenAI.BadRequestError && error.param === 'previous_response_id',
  );
});

onEveryHost('an agent of three rounds calls parallel tools in streams', async (setup) => {
  const { responses } = openAiOf(setup);
  const input: ResponseInput = [];
  for (const round of [1, 2, 3]) {
    input.push({ role: 'user', content: `Round ${round}. ${ASKS_BOTH}` });
    for (const expected of [2, 0]) {
      const { output } = await responses.stream({ model: setup.model, input, tools }).finalResponse();
      const calls = output.filter((item) => item.type === 'function_call');
      assert.equal(calls.length, expected);
      input.push(...(output as ResponseInput));
      for (const { call_id } of calls) {
        const answer = `${round}: ${weatherIn({ city: 'Berlin' })}`;
        input.push({ type: 'function_call_output', call_id, output: answer });
      }
    }
    assert.match(JSON.stringify(input.at(-1)), new RegExp(`${round}: Rain`));
  }
});

onEveryHost(
  'the result of a tool may have an image',
  async (setup) => {
    const { responses } = openAiOf(setup);
    const input: ResponseInput = [{ role: 'user', content: ASKS_WEATHER }];
    const ask = { model: setup.model, tools };
    const { output } = await responses.create({ ...ask, input });
    const call = output.find((item) => item.type === 'function_call');
    assert.ok(call);
    const image = { type: 'input_image' as const, image_url: `data:image/png;base64,${PNG}` };
    input.push(...(output as ResponseInput));
    input.push({
      type: 'function_call_output',
      call_id: call.call_id,
      output: [{ type: 'input_text', text: 'It looks so:' }, image],
    });
    assert.equal((await responses.create({ ...ask, input })).status, 'completed');
  },
  'images',
);

onEveryHost('a file of text is part of the input', async (setup) => {
  const file_data = `data:text/csv;base64,${Buffer.from('city,degrees\nBonn,7\n').toString('base64')}`;
  const { output_text } = await openAiOf(setup).responses.create({
    model: setup.model,
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_file', filename: 'weather.csv', file_data },
          { type: 'input_text', text: 'What is in the file?' },
        ],
      },
    ],
  });
  assert.match(output_text, /file/);
});

onEveryHost('a response that the client aborts ends with its own error', async (setup) => {
  const controller = new AbortController();
  const asked = openAiOf(setup).responses.create(
    { model: setup.model, input: 'What is a data class?' },
    { signal: controller.signal },
  );
  controller.abort();
  await assert.rejects(asked, OpenAI.APIUserAbortError);
});

onEveryLane('a tool that OpenAI would run is refused by its place', async (setup) => {
  const asked = openAiOf(setup).responses.create({
    model: setup.model,
    input: 'Hello',
    tools: [{ type: 'web_search' }],
  });
  await assert.rejects(
    asked,
    (error) =>
      error instanceof OpenAI.BadRequestError &&
      error.code === 'unsupported_field' &&
      error.param === 'tools[0].type',
  );
});
