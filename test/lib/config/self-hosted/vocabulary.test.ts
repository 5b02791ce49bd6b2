import modelsFile from '../../../../lib/config/facts/models.json';
import { servingVocabulary } from '../../../../lib/config/self-hosted/vocabulary';

test.each([
  ['openai/gpt-oss-20b', {}],
  ['openai/gpt-oss-120b', {}],
  ['unsloth/gpt-oss-20b-BF16', {}],
  ['our-bank/GPT-OSS-claims', {}],
  ['our-bank/claims-20b', { reasoning: 'openai_gptoss' }],
  ['our-bank/claims-20b', { tools: 'openai' }],
])(
  '%s with the parsers %j needs the vocabulary of gpt-oss, which would be fetched from the internet',
  (source, parsers) => {
    expect(servingVocabulary({ weights: { source }, parsers })?.file).toBe('o200k_base.tiktoken');
  },
);

test.each([
  ['Qwen/Qwen3-8B', {}],
  ['our-bank/claims-20b', {}],
  ['our-bank/claims-20b', { reasoning: 'none', tools: 'hermes' }],
])('%s with the parsers %j needs no vocabulary besides its own files', (source, parsers) => {
  expect(servingVocabulary({ weights: { source }, parsers })).toBeUndefined();
});

test.each(modelsFile.vocabularies)(
  'the vocabulary $file has the name that its publisher gives it',
  ({ file, url }) => {
    expect(url.endsWith(`/${file}`)).toBe(true);
  },
);
