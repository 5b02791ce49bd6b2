import * as fc from 'fast-check';
import { besidesWeights, missingWeights } from '../../../scripts/preflight/checks/weight-files';
import { INDEX } from '../../../scripts/weights/select/tensor-index';

const filesOf = (...names: readonly string[]) =>
  new Map(['tokenizer.json', ...names].map((name) => [name, 1]));
const indexOf = (...files: readonly string[]) =>
  JSON.stringify({
    metadata: { total_size: 1 },
    weight_map: Object.fromEntries(files.map((file, at) => [`t${at}`, file])),
  });

test('one file of tensors needs no index', () => {
  expect(missingWeights(filesOf('config.json', 'model.safetensors'), undefined)).toEqual([]);
});

test('a part of several files without the index is reported', () => {
  const [problem] = missingWeights(filesOf('config.json', 'model-00001-of-00002.safetensors'), undefined);
  expect(problem).toBe(`no ${INDEX}, although model-00001-of-00002.safetensors is a part`);
});

test('everything that is missing is reported at once', () => {
  const files = new Map([['model.safetensors', 0]]);
  const tokenizer = 'no tokenizer: tokenizer.json, tokenizer.model, tekken.json, vocab.json with merges.txt';
  expect(missingWeights(files, undefined)).toEqual([
    'no config.json',
    tokenizer,
    'model.safetensors without content',
  ]);
  expect(missingWeights(new Map(), undefined)).toEqual(['no config.json', tokenizer, 'no *.safetensors']);
});

test.each([['tokenizer.json'], ['tokenizer.model'], ['tekken.json'], ['vocab.json', 'merges.txt']])(
  '%s %s is a tokenizer',
  (...tokenizer) => {
    const files = new Map([...tokenizer, 'config.json', 'model.safetensors'].map((name) => [name, 1]));
    expect(missingWeights(files, undefined)).toEqual([]);
  },
);

test.each(['config.json', 'tokenizer.json'])('%s in a folder below the prefix does not count', (file) => {
  const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
  const files = new Map(names.map((name) => [name === file ? `original/${name}` : name, 1]));
  expect(missingWeights(files, undefined)).toHaveLength(1);
});

test('tensors in a folder below the prefix are not the weights', () => {
  const files = filesOf('config.json', 'original/model.safetensors');
  expect(missingWeights(files, undefined)).toEqual(['no *.safetensors']);
});

test('a file that the index names is missing where only a folder has one of its name', () => {
  const files = filesOf('config.json', INDEX, 'a.safetensors', 'metal/b.safetensors');
  expect(missingWeights(files, indexOf('a.safetensors', 'b.safetensors'))).toEqual([
    `1 of 2 files that ${INDEX} names are not there: b.safetensors`,
  ]);
});

test('several files of tensors without an index are reported, because none is known to be whole', () => {
  expect(missingWeights(filesOf('config.json', 'a.safetensors', 'b.safetensors'), undefined)).toEqual([
    `no ${INDEX}, although there are 2 files of tensors: a.safetensors, b.safetensors`,
  ]);
});

describe('files of tensors besides the weights', () => {
  test('are those that the index does not name', () => {
    const files = ['consolidated.safetensors', 'model-00001-of-00001.safetensors', 'config.json'];
    expect(besidesWeights(files, indexOf('model-00001-of-00001.safetensors'))).toEqual([
      'consolidated.safetensors',
    ]);
  });

  test('are those beside the one file of a model without an index', () => {
    expect(besidesWeights(['model.safetensors', 'consolidated.safetensors'], undefined)).toEqual([
      'consolidated.safetensors',
    ]);
  });

  test('are none in a folder, which vLLM does not list', () => {
    expect(besidesWeights(['model.safetensors', 'original/model.safetensors'], undefined)).toEqual([]);
  });

  test.each([undefined, '{}', indexOf('elsewhere.safetensors')])(
    'are none where no file is known to be a part of the weights (index %j)',
    (index) => {
      expect(besidesWeights(['a.safetensors', 'b.safetensors'], index)).toEqual([]);
    },
  );
});

test.each(['', 'null', '[]', '{}', '{"weight_map":{}}', '{"weight_map":{"a":1}}', '<html>'])(
  'an index that says %j names no file, and is reported',
  (index) => {
    expect(missingWeights(filesOf('config.json', INDEX, 'a.safetensors'), index)).toEqual([
      `${INDEX} has no weight_map`,
    ]);
  },
);

test('a folder that a console has made is no empty file', () => {
  expect(
    missingWeights(new Map([...filesOf('config.json', 'model.safetensors'), ['sub/', 0]]), undefined),
  ).toEqual([]);
});

test('weights are complete exactly where each file that the index names is there', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^model-\d{5}\.safetensors$/), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(names, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (named, there) => {
      const present = named.filter((_, at) => there[at]);
      const lacking = named.length - present.length;
      const problems = missingWeights(filesOf('config.json', INDEX, ...present), indexOf(...named));
      expect(problems.length).toBe(lacking === 0 ? 0 : 1);
      if (lacking > 0) expect(problems[0]).toContain(`${lacking} of ${named.length} files`);
    }),
  );
});
