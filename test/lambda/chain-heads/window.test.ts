import fc from 'fast-check';
import { LATEST_ARRIVAL_DAYS, listsAfter, mayName } from '../../../lambda/chain-heads/window';

const DAY_MS = 86_400_000;
const time = '2026-11-26T03:20:00.000Z';

test('the first run lists from the beginning', () => {
  expect(listsAfter(undefined)).toBe('');
});

test('a run lists from the hour whose objects may still have arrived after the last statement', () => {
  expect(listsAfter({ time, readThrough: null })).toBe('decisions/2026/10/22/03');
});

test('after a pause a run lists from before the pause, not from before now', () => {
  expect(listsAfter({ time: '2026-01-01T00:00:00.000Z', readThrough: null })).toBe('decisions/2025/11/27/00');
});

test('a run goes on where the last one ended early', () => {
  const readThrough = 'decisions/2025/03/01/00/a.gz';
  expect(listsAfter({ time, readThrough })).toBe(readThrough);
});

test('a run that ended early among late arrivals does not narrow the window of the next one', () => {
  expect(listsAfter({ time, readThrough: 'decisions/2026/11/26/02/a.gz' })).toBe('decisions/2026/10/22/03');
});

const moment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2035-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const keyIn = (date: Date) => {
  const [day = '', clock = ''] = date.toISOString().split('T');
  return `decisions/${day.replaceAll('-', '/')}/${clock.slice(0, 2)}/audit-1.gz`;
};

test('an object that arrives within the days after the statement is listed by the next run', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: LATEST_ARRIVAL_DAYS * DAY_MS }), (at, age) => {
      const key = keyIn(new Date(at.getTime() - age));
      expect(key > listsAfter({ time: at.toISOString(), readThrough: null })).toBe(true);
    }),
  );
});

test('every statement that was made since the hour of a key is read for what it names', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 10_000 * DAY_MS }), (hour, later) => {
      const key = keyIn(hour);
      expect(mayName({ time: new Date(hour.getTime() + later).toISOString() }, key)).toBe(true);
    }),
  );
});

test.each([
  ['two hours before', '2026-11-26T00:59:59.999Z', false],
  ['in the hour before, by a clock that differs', '2026-11-26T01:00:00.000Z', true],
])('a statement made %s the hour of a key may name objects after it: %s', (_, made, expected) => {
  expect(mayName({ time: made }, 'decisions/2026/11/26/02')).toBe(expected);
});

test('every statement is read where a run lists from the beginning', () => {
  expect(mayName({ time: '2000-01-01T00:00:00.000Z' }, '')).toBe(true);
});
