import { readStageCommand } from '../../../scripts/stage/command-line';

test.each(['bundle', 'from-bundle'])('--%s names the folder, and models follow the deployment', (option) => {
  expect(readStageCommand(['sandbox', 'a', 'b', 'a', `--${option}`, 'f', '--renew'])).toEqual({
    deployment: 'sandbox',
    models: ['a', 'b'],
    direction: option,
    folder: 'f',
    renew: true,
  });
});

test.each([
  [[], 'Name a deployment'],
  [['sandbox'], 'Give either --bundle <folder> or --from-bundle <folder>'],
  [['sandbox', '--bundle', 'a', '--from-bundle', 'b'], 'Give either'],
  [['sandbox', '--bundle', ''], '--bundle is empty'],
  [['sandbox', '--from-bundle', ' '], '--from-bundle is empty'],
  [['sandbox', '--to', 'x'], "Unknown option '--to'"],
])('%j is refused', (args, words) => {
  expect(() => readStageCommand(args)).toThrow(words);
});
