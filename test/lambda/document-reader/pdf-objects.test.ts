import { objectsOf } from '../../../lambda/document-reader/pdf-objects';

test.each([
  '/Filter[',
  '/Filter ',
  '/Length ',
  '1 0 obj ',
  '1 ',
  'obj',
  '#4',
  '(',
  '%',
  'stream\n',
  '1 0 obj stream\n',
])('a dictionary of half a million %j is read in no time', (piece) => {
  const dictionary = piece.repeat(500_000);
  expect(objectsOf(Buffer.from(`1 0 obj << ${dictionary} >> stream\nendstream`))).toBeDefined();
});
