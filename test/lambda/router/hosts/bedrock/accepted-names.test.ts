import * as fc from 'fast-check';
import { acceptedNames } from '../../../../../lambda/router/hosts/bedrock/accepted-names';

const ACCEPTED = /^[a-zA-Z0-9_-]{1,64}$/;

test.each([
  ['get_weather', 'get_weather'],
  ['Get-Weather9', 'Get-Weather9'],
  ['weather.get', 'weather_get'],
  ['mcp/weather get', 'mcp_weather_get'],
  ['Wetter für Köln', 'Wetter_f_r_K_ln'],
  ['', '_'],
  ['x'.repeat(65), 'x'.repeat(64)],
])('the tool %j is called %j', (name, accepted) => {
  expect(acceptedNames([name]).accepted(name)).toBe(accepted);
});

test('a name that Converse takes is never given to another tool', () => {
  const names = acceptedNames(['a.b', 'a b', 'a_b', 'a_b_2']);
  expect(['a.b', 'a b', 'a_b', 'a_b_2'].map(names.accepted)).toEqual(['a_b_3', 'a_b_4', 'a_b', 'a_b_2']);
});

const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('a.b', 'a_b', 'a b', 'a_b_2'),
);

test('every name has one of its own, that Converse takes and that leads back to it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name), (given) => {
      const names = acceptedNames(given);
      const forms = given.map(names.accepted);
      expect(forms.filter((form) => !ACCEPTED.test(form))).toEqual([]);
      expect(new Set(forms).size).toBe(given.length);
      expect(forms.map(names.original)).toEqual(given);
    }),
  );
});

test('a name that was not given is left as it is', () => {
  expect(acceptedNames(['a.b']).original('other')).toBe('other');
});
