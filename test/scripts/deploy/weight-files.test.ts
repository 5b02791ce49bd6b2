import * as fc from 'fast-check';
import { INDEX, missingWeights } from '../../../scripts/deploy/checks/weight-files';

const filesOf = (...names: readonly string[]) => new Map(names.map((name) => [name, 1]));
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
  expect(missingWeights(files, undefined)).toEqual(['no config.json', 'model.safetensors without content']);
  expect(missingWeights(new Map(), undefined)).toEqual(['no config.json', 'no *.safetensors']);
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
