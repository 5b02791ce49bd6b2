import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { typedCommand } from '../../../scripts/command-line/typed-command';

test('a name or a plain path is printed as the user typed it', () => {
  expect(typedCommand('deploy', 'some/folder/starter.ts')).toBe('npm run deploy -- some/folder/starter.ts');
});

test.each(['my bank/starter.ts', "it's/starter.ts", '$HOME/starter.ts', 'a;b.ts', '*.ts', ''])(
  'a shell reads %p as the one word it was',
  (word) => {
    const [, quoted = ''] = typedCommand('deploy', word).split(' -- ');
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' })).toBe(word);
  },
);

test('a shell reads back every word that a user types', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aZ0 \'"$`\\;&|<>(){}*?~#!\t'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
      const typed = typedCommand('deploy', ...words).slice('npm run deploy -- '.length);
      const read = execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${typed}`], { encoding: 'utf8' });
      return read === words.map((one) => `${one}\n`).join('');
    }),
    { numRuns: 30 },
  );
});
