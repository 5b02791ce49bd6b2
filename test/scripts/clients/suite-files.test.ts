import { suiteFiles } from '../../../scripts/clients/suite-files';
import { UsageError } from '../../../scripts/command-line/command-error';

test('a suite is chosen by its name', () => {
  expect(suiteFiles(['openai-chat'])).toEqual(['test/clients/suites/openai-chat.suite.ts']);
});

test.each([
  'ai-sdk',
  'anthropic',
  'langchain',
  'llamaindex',
  'openai-agents',
  'openai-chat',
  'openai-completions',
  'openai-embeddings',
  'openai-models',
  'openai-responses',
])('without a name, every suite runs: %s', (name) => {
  expect(suiteFiles([])).toContain(`test/clients/suites/${name}.suite.ts`);
});

test('a suite that does not exist is refused with the names of those that do', () => {
  expect(() => suiteFiles(['openai-chat', 'gemini', 'cohere'])).toThrow(UsageError);
  expect(() => suiteFiles(['gemini', 'cohere'])).toThrow(
    /^No suite is named gemini, cohere\. There are ai-sdk, /,
  );
});
