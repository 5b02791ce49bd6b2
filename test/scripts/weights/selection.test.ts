import * as fc from 'fast-check';
import { isReadByVllm, neverStaged } from '../../../scripts/weights/select/file-rules';
import { headerLength, tensorNames } from '../../../scripts/weights/select/safetensors-header';
import { selectWeights } from '../../../scripts/weights/select/select-weights';
import { type Files, json, STAGED, safetensors, safetensorsFile, smallModel, sourceOf } from './small-model';

const INDEX = 'model.safetensors.index.json';
const FIRST = 'model-00001-of-00002.safetensors';

const selected = async (files: Files, extra: readonly string[] = []) => {
  const { files: chosen } = await selectWeights(sourceOf(files), extra);
  return chosen.map(({ path }) => path).sort();
};
const refusal = (files: Files) =>
  selectWeights(sourceOf(files), []).then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );
const without = (path: string): Files =>
  Object.fromEntries(Object.entries(smallModel()).filter(([name]) => name !== path));

test('only what vLLM reads, the tensors of the index and the licence are staged', async () => {
  expect(await selected(smallModel())).toEqual([...STAGED].sort());
});

test('what is left out is named, with the reason', async () => {
  const { leftOut } = await selectWeights(sourceOf(smallModel()), []);
  expect(Object.fromEntries(leftOut.map(({ path, why }) => [path, why]))).toEqual({
    'README.md': 'not needed to serve the model',
    'pytorch_model.bin': 'a pickle can run code when it is loaded',
    'modeling_qwen3.py': 'code',
    'original/consolidated.safetensors': 'not needed to serve the model',
  });
});

test('a vocabulary is staged where it is asked for', async () => {
  const files = { ...smallModel(), 'o200k_base.tiktoken': Buffer.from('x') };
  expect(await selected(files, ['o200k_base.tiktoken'])).toContain('o200k_base.tiktoken');
  expect(await selected(files)).not.toContain('o200k_base.tiktoken');
});

test('an embedding model whose vectors need one more layer is refused: vLLM would serve other vectors', async () => {
  const files = {
    ...smallModel(),
    '2_Dense/config.json': json({}),
    '2_Dense/model.safetensors': Buffer.from('x'),
  };
  expect(await refusal(files)).toContain('2_Dense/config.json describes a layer');
});

test('one file of tensors needs no index', async () => {
  const { [INDEX]: _, [FIRST]: __, ...rest } = smallModel();
  const files = { ...rest, 'model.safetensors': safetensors({ all: 50 }) };
  expect(await selected(files)).toContain('model.safetensors');
  expect(await selected(files)).not.toContain('model-00002-of-00002.safetensors');
});

test.each([
  'config.json',
  'generation_config.json',
  'hf_quant_config.json',
  'quantize_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'tokenizer.model',
  'tekken.json',
  'vocab.json',
  'merges.txt',
  'added_tokens.json',
  'special_tokens_map.json',
  'chat_template.jinja',
  'chat_template.json',
  'additional_chat_templates/tool.jinja',
  'preprocessor_config.json',
  'processor_config.json',
  'video_preprocessor_config.json',
  'modules.json',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
  '1_Pooling/config.json',
])('vLLM reads %s', (path) => {
  expect(isReadByVllm(path)).toBe(true);
  expect(isReadByVllm(`original/${path}`)).toBe(false);
});

test.each([
  ['bin', 'pickle'],
  ['pt', 'pickle'],
  ['pth', 'pickle'],
  ['pkl', 'pickle'],
  ['ckpt', 'pickle'],
  ['PTH', 'pickle'],
  ['py', 'code'],
  ['sh', 'code'],
  ['so', 'program'],
  ['gguf', 'GGUF'],
  ['onnx', 'another engine'],
  ['zip', 'archive'],
])('a file .%s is never staged', (extension, why) => {
  expect(neverStaged(`model.${extension}`)).toContain(why);
});

test.each([
  ['no configuration', () => without('config.json'), /no config\.json/],
  ['no tokenizer', () => without('tokenizer.json'), /no tokenizer: tokenizer\.json/],
  ['a file of the index missing', () => without(FIRST), new RegExp(`names ${FIRST}, which is not there`)],
  ['parts without an index', () => without(INDEX), /nothing says whether these are whole/],
  [
    'only pickles',
    () => {
      const { [INDEX]: _, [FIRST]: __, 'model-00002-of-00002.safetensors': ___, ...rest } = smallModel();
      return rest;
    },
    /the weights are pytorch_model\.bin: a pickle can run code.*Only safetensors/,
  ],
  [
    'an index that names a pickle',
    () => ({ ...smallModel(), [INDEX]: json({ weight_map: { a: 'pytorch_model.bin' } }) }),
    /names pytorch_model\.bin: a pickle can run code/,
  ],
  [
    'an index that names a file elsewhere',
    () => ({ ...smallModel(), [INDEX]: json({ weight_map: { a: '../other/model.safetensors' } }) }),
    /only safetensors files beside the index/,
  ],
  ['an index that is none', () => ({ ...smallModel(), [INDEX]: json({}) }), /has no weight_map/],
  [
    'a configuration that needs code',
    () => ({
      ...smallModel(),
      'config.json': json({ architectures: ['X'], auto_map: { AutoConfig: 'own.Config' } }),
    }),
    /auto_map: own\.Config.*trust_remote_code/,
  ],
  [
    'a configuration that is no JSON',
    () => ({ ...smallModel(), 'config.json': Buffer.from('{') }),
    /is no JSON/,
  ],
  ['no architecture', () => ({ ...smallModel(), 'config.json': json({}) }), /names no architectures/],
  [
    'an empty file',
    () => ({ ...smallModel(), 'chat_template.jinja': Buffer.alloc(0) }),
    /jinja has no content/,
  ],
  [
    'a tensor in another file than the index says',
    () => ({ ...smallModel(), [FIRST]: safetensors({ other: 3000 }) }),
    /places embed in model-00001.*\n.*has other, which .* does not place there/,
  ],
  [
    'a pickle under the name of safetensors',
    () => ({ ...smallModel(), [FIRST]: Buffer.concat([Buffer.from([0x80, 0x04]), Buffer.alloc(2000, 'x')]) }),
    /00001-of-00002\.safetensors is no safetensors file: its header would have/,
  ],
  [
    'a pointer of git LFS in place of the file',
    () => ({ ...smallModel(), [FIRST]: Buffer.from('version https://git-lfs.github.com/spec/v1') }),
    /is no safetensors file/,
  ],
  [
    'a file that was cut off',
    () => ({ ...smallModel(), [FIRST]: (smallModel()[FIRST] as Buffer).subarray(0, -1) }),
    /end at byte 3000 of 2999/,
  ],
])('%s: refused in words', async (_, files, words) => {
  expect(await refusal(files())).toMatch(words);
});

test('everything that is wrong is said at once', async () => {
  const words = await refusal({ 'pytorch_model.bin': Buffer.from('x') });
  expect(words).toMatch(/no config\.json[\s\S]*no tokenizer[\s\S]*pytorch_model\.bin/);
});

const header = (entry: object, bytes = 4) => tensorNames(JSON.stringify({ a: entry }), bytes);
const tensor = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };

test.each([
  ['a type that does not exist', { ...tensor, dtype: 'PICKLE' }, /unknown type PICKLE/],
  ['a type by the name of a method', { ...tensor, dtype: 'constructor' }, /unknown type constructor/],
  ['a shape that needs other bytes', { ...tensor, shape: [2] }, /has 4 bytes where its shape needs 8/],
  ['an end before the beginning', { ...tensor, data_offsets: [4, 0] }, /has -4 bytes/],
  ['a negative beginning', { ...tensor, data_offsets: [-4, 0] }, /does not describe the tensor a/],
  ['a gap before it', { ...tensor, data_offsets: [4, 8] }, /begins at byte 4/],
  ['an end beyond the file', { ...tensor, shape: [2], data_offsets: [0, 8] }, /end at byte 8 of 4/],
  ['no offsets', { dtype: 'F32', shape: [1] }, /does not describe/],
])('a header of a tensor with %s is refused', (_, entry, words) => {
  expect(header(entry)).toEqual(expect.stringMatching(words));
});

test.each(['F8_E4M3', 'F8_E5M2', 'F8_E8M0', 'F8_E4M3FNUZ', 'F8_E5M2FNUZ', 'U8', 'I8', 'BOOL'])(
  'an element of type %s has one byte',
  (dtype) => {
    expect(header({ dtype, shape: [4], data_offsets: [0, 4] })).toEqual(['a']);
  },
);

test('a header of a tensor that fills the file is accepted', () => {
  expect(header(tensor)).toEqual(['a']);
});

test.each(['[]', ' {}', '{}', 'x'])('the header %j is refused', (text) => {
  expect(typeof tensorNames(text, 0)).toBe('string');
});

test('bytes after the last tensor are refused, because another format could hide there', () => {
  expect(header(tensor, 5)).toEqual(expect.stringMatching(/end at byte 4 of 5/));
});

test.each([
  [Buffer.alloc(7), 100, 'shorter'],
  [Buffer.from([255, 255, 255, 255, 255, 255, 255, 255]), 100, 'header would have'],
  [Buffer.from([101, 0, 0, 0, 0, 0, 0, 0]), 108, 'the file has 108'],
])('the first bytes %j of a file of %i bytes are refused', (first, bytes, words) => {
  expect(headerLength(first, bytes)).toEqual(expect.stringContaining(words));
});

test('any file of tensors that is written whole is accepted with its names, and none that lost a byte is', () => {
  const lengths = fc.dictionary(fc.stringMatching(/^[a-z.]{1,10}$/), fc.integer({ min: 1, max: 50 }), {
    minKeys: 1,
    maxKeys: 5,
  });
  fc.assert(
    fc.property(lengths, fc.nat(), (tensors, cut) => {
      const read = (file: Buffer) => {
        const length = headerLength(file.subarray(0, 8), file.length);
        if (typeof length === 'string') return length;
        return tensorNames(file.subarray(8, 8 + length).toString(), file.length - 8 - length);
      };
      const file = safetensors(tensors);
      expect(read(file)).toEqual(Object.keys(tensors));
      expect(typeof read(file.subarray(0, cut % file.length))).toBe('string');
    }),
  );
});

test('a header may describe its tensors in any order', () => {
  const file = safetensorsFile(
    {
      b: { dtype: 'U8', shape: [1], data_offsets: [1, 2] },
      a: { dtype: 'U8', shape: [1], data_offsets: [0, 1] },
    },
    Buffer.alloc(2),
  );
  expect(tensorNames(file.subarray(8, -2).toString(), 2)).toEqual(['b', 'a']);
});
