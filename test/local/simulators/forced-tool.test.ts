import type { ChatBody } from '../../../local/simulators/chat-body';
import { converseCalls } from '../../../local/simulators/converse-calls';
import type { ConverseBody } from '../../../local/simulators/converse-request';
import { forcedTool } from '../../../local/simulators/forced-tool';
import { simulatedCalls } from '../../../local/simulators/simulated-calls';

const tools = ['weather', 'time', 'answer'];

test.each<readonly [string, readonly string[], string]>([
  ['after the words of a user, the first', [], 'weather'],
  ['after results, the last that was not called', ['weather'], 'answer'],
  ['after results of the last, the one before', ['answer', 'weather'], 'time'],
  ['after results of all, the first again', tools, 'weather'],
  ['after results of a tool that is no longer there, the last', ['gone'], 'answer'],
])('a simulated model that must call a tool calls %s', (_which, called, tool) => {
  expect(forcedTool(tools, (name) => name, called)).toBe(tool);
});

test('without tools there is none to call', () => {
  expect(forcedTool([], String, [])).toBeUndefined();
});

test('a server of the OpenAI protocol has called a tool, and goes on to the next one', () => {
  const body = {
    messages: [
      { role: 'user', content: 'hello' },
      { role: 'assistant', tool_calls: [{ id: 'c1', function: { name: 'weather', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'c1', content: 'rain' },
    ],
    tools: tools.map((name) => ({ type: 'function', function: { name } })),
    tool_choice: 'required',
  } as unknown as ChatBody;
  expect(simulatedCalls(body, 'rain').map(({ name }) => name)).toEqual(['answer']);
});

test('Bedrock has called a tool, and goes on to the next one', () => {
  const body = {
    messages: [
      { role: 'user', content: [{ text: 'hello' }] },
      { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name: 'weather', input: {} } }] },
      { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ text: 'rain' }] } }] },
    ],
    toolConfig: {
      tools: tools.map((name) => ({ toolSpec: { name, inputSchema: { json: { type: 'object' } } } })),
      toolChoice: { any: {} },
    },
  } as unknown as ConverseBody;
  expect(converseCalls(body).map(({ name }) => name)).toEqual(['answer']);
});
