import { readStageImageCommand } from '../../../scripts/stage-image/command-line';

test('a deployment is enough', () => {
  expect(readStageImageCommand(['starter'])).toEqual({
    deployment: 'starter',
    models: [],
    plan: false,
    renew: false,
    json: false,
    withoutSkopeo: false,
  });
});

test('models, places and options are read', () => {
  const args = [
    'starter',
    'a',
    'b',
    '--from',
    'f',
    '--to',
    't',
    '--plan',
    '--renew',
    '--json',
    '--without-skopeo',
  ];
  expect(readStageImageCommand(args)).toEqual({
    deployment: 'starter',
    models: ['a', 'b'],
    from: 'f',
    to: 't',
    plan: true,
    renew: true,
    json: true,
    withoutSkopeo: true,
  });
});

test.each([
  [[], 'Name a deployment'],
  [['starter', '--from', ''], '--from is empty'],
  [['starter', '--to', ' '], '--to is empty'],
  [['starter', '--form', 'x'], "Unknown option '--form'"],
])('%j is refused', (args, words) => {
  expect(() => readStageImageCommand(args)).toThrow(words);
});
