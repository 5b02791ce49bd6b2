import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { type Digest, storedChecksum } from '../../../lib/weights/checksum';
import {
  type Manifest,
  manifestHash,
  manifestOf,
  manifestText,
  readManifest,
  stagedPrefix,
} from '../../../lib/weights/manifest';
import { Digester } from '../../../scripts/weights/digest/digester';

const WEIGHTS = { source: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' };

const digestOf = (body: Buffer, partBytes: number, chunk = body.length): Digest => {
  const digester = new Digester({ path: 'x', bytes: body.length }, partBytes);
  for (let at = 0; at < body.length; at += chunk) digester.update(body.subarray(at, at + chunk));
  return digester.end();
};

test('the checksum of several parts is the one that S3 computes', () => {
  // Observed in S3 in eu-west-1, 2026-09-03: three parts, and the checksum of the object (floci-io/floci, issue 3083).
  const parts = [
    'lcKa6Boe7a167tUCN5C4OaFygGSYD8MBnBARTrdL+1w=',
    'gHjhbUT4oo2tSCtSZJdlKi+jeNXJT+VImqdPXsXvkOc=',
    '4l9PQ3zOPZ0oGFvknFX+J4zZwE4WMzO+l3r8XrbWOeM=',
  ].map((part) => Buffer.from(part, 'base64').toString('hex'));
  expect(storedChecksum({ sha256: '0'.repeat(64), bytes: 11, parts })).toBe(
    'rVWtNbadtsaKXJAcgWPWjifHzJaXde/iV4jaJAOdivc=-3',
  );
});

test('the checksum of one part is the SHA-256 of the file', () => {
  const body = Buffer.from('hello');
  expect(storedChecksum(digestOf(body, 5))).toBe(createHash('sha256').update(body).digest('base64'));
});

test.each([
  [0, 1],
  [1, 1],
  [5, 1],
  [6, 2],
  [10, 2],
  [11, 3],
])('a file of %i bytes in parts of five has %i', (bytes, parts) => {
  expect(digestOf(Buffer.alloc(bytes), 5).parts).toHaveLength(parts);
});

const file = fc.tuple(
  fc.stringMatching(/^[a-z0-9]{1,12}\.(json|safetensors)$/),
  fc.uint8Array({ minLength: 1, maxLength: 40 }),
);
const revision = fc.uniqueArray(file, { minLength: 1, maxLength: 6, selector: ([path]) => path });

test('whatever machine or order read the files, the same revision has the same manifest', () => {
  fc.assert(
    fc.property(
      revision,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 50 }),
      fc.nat(),
      (files, part, chunk, seed) => {
        const shuffled = [...files].sort(
          ([one], [other]) => ((one.length * seed) % 7) - ((other.length * seed) % 7),
        );
        const hashOf = (list: typeof files, size: number) =>
          manifestHash(
            manifestOf(
              WEIGHTS,
              part,
              new Map(list.map(([path, body]) => [path, digestOf(Buffer.from(body), part, size)])),
            ),
          );
        expect(hashOf(shuffled, chunk)).toBe(hashOf(files, 40));
      },
    ),
  );
});

test('a byte that differs in any file changes the hash', () => {
  fc.assert(
    fc.property(revision, fc.nat(), fc.nat(), (files, which, at) => {
      const [path, body] = files[which % files.length] ?? ['', new Uint8Array()];
      const changed = body.map((byte, index) => (index === at % body.length ? byte ^ 1 : byte));
      const hashOf = (own: Uint8Array) =>
        manifestHash(
          manifestOf(
            WEIGHTS,
            7,
            new Map(
              files.map(([name, content]) => [name, digestOf(Buffer.from(name === path ? own : content), 7)]),
            ),
          ),
        );
      expect(hashOf(changed)).not.toBe(hashOf(body));
    }),
  );
});

const manifest = (): Manifest =>
  manifestOf(WEIGHTS, 5, new Map([['config.json', digestOf(Buffer.from('{}'), 5)]]));

test('a manifest is written with its names in order and without spaces', () => {
  expect(manifestText(manifest())).toBe(
    '{"files":[{"bytes":2,"checksum":"RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=","path":"config.json","sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}],"partBytes":5,"revision":"b968826d9c46dd6066d109eabc6255188de91218","schema":1,"source":"Qwen/Qwen3-8B"}',
  );
});

test('a manifest that was written is read', () => {
  expect(readManifest(manifestText(manifest()))).toEqual(manifest());
});

test.each([
  ['text that is no JSON', () => 'x'],
  ['spaces', () => JSON.stringify(manifest(), null, 1)],
  ['a field more', () => manifestText(manifest()).replace('{"files"', '{"a":1,"files"')],
  ['a path upwards', () => manifestText(manifest()).replace('config.json', '../config.json')],
  ['a path from the root', () => manifestText(manifest()).replace('config.json', '/config.json')],
  ['a hidden path', () => manifestText(manifest()).replace('config.json', 'a/.config')],
  ['a hash that is none', () => manifestText(manifest()).replace('44136fa3', 'G4136fa3')],
  ['no file', () => manifestText(manifest()).replace(/"files":\[.*?\]/, '"files":[]')],
  ['another schema', () => manifestText(manifest()).replace('"schema":1', '"schema":2')],
])('a manifest with %s is none', (_, text) => {
  expect(readManifest(text())).toBeUndefined();
});

test('the prefix of a revision has the hash of its manifest', () => {
  expect(stagedPrefix('qwen3-8b', 'ab')).toBe('qwen3-8b/sha256-ab/');
});
