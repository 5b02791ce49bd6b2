import { UsageError } from '../../../scripts/command-line/command-error';
import { readDestroyCommand } from '../../../scripts/destroy/command-line';
import { confirmName } from '../../../scripts/destroy/confirmation';

const NONE = { dryRun: false, plan: false, unprotect: false, undrained: false };

test.each([
  [['sandbox'], {}],
  [['sandbox', '--plan'], { plan: true }],
  [['sandbox', '--dry-run'], { dryRun: true }],
  [['sandbox', '--confirm', 'sandbox'], { confirm: 'sandbox' }],
  [['sandbox', '--unprotect'], { unprotect: true }],
  [['sandbox', '--undrained'], { undrained: true }],
])('%j', (args, given) => {
  expect(readDestroyCommand(args)).toEqual({ deployment: 'sandbox', ...NONE, ...given });
});

test.each([[[]], [['a', 'b']], [['a', '--plan', '--dry-run']], [['a', '--confirm']], [['a', '--yes']]])(
  '%j is refused',
  (args) => {
    expect(() => readDestroyCommand(args)).toThrow(UsageError);
  },
);

test('the name of the deployment confirms', async () => {
  await expect(confirmName('sandbox', 'sandbox', 'again')).resolves.toBeUndefined();
});

test.each(['', 'yes', 'Sandbox', 'sandbox-foundation'])('%j does not confirm', async (given) => {
  await expect(confirmName('sandbox', given, 'again')).rejects.toThrow(
    /Nothing is deleted: expected the name sandbox/,
  );
});

test('where no terminal can answer, the message has the command that confirms', async () => {
  const terminal = { input: { isTTY: false } as NodeJS.ReadStream, output: process.stdout };
  await expect(confirmName('sandbox', undefined, 'npm run destroy -- sandbox', terminal)).rejects.toThrow(
    'npm run destroy -- sandbox --confirm sandbox',
  );
});
