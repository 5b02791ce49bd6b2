import assert from 'node:assert/strict';
import { onEveryHost, type Setup } from '../support/every-host.ts';
import { openAiOf } from '../support/openai-client.ts';

// openai: the older completions. A model whose host continues no text refuses each of them.

const asks = ({ model }: Setup) => ({ model, prompt: 'What is a data class?', max_tokens: 100 });

onEveryHost(
  'a text is continued, whole and streamed alike',
  async (setup) => {
    const { choices, usage } = await openAiOf(setup).completions.create(asks(setup));
    assert.match(choices[0]?.text ?? '', /data class/);
    assert.equal(choices[0]?.finish_reason, 'stop');
    const stream = await openAiOf(setup).completions.create({
      ...asks(setup),
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = await Array.fromAsync(stream);
    assert.equal(chunks.map((chunk) => chunk.choices[0]?.text ?? '').join(''), choices[0]?.text);
    assert.deepEqual(chunks.at(-1)?.usage, usage);
  },
  'completions',
);

onEveryHost(
  'several texts are the choices of one completion',
  async (setup) => {
    const { choices } = await openAiOf(setup).completions.create({ ...asks(setup), n: 2 });
    assert.deepEqual(
      choices.map(({ index }) => index),
      [0, 1],
    );
  },
  'completions',
);
