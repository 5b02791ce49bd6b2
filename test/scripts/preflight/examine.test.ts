import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../../../scripts/account/account';
import { type Answer, found, undecided, warning } from '../../../scripts/preflight/answer';
import { type Ask, examineAll } from '../../../scripts/preflight/examine';
import { findingOf } from '../../../scripts/preflight/finding';
import { NOT_ASKED, preflight } from '../../../scripts/preflight/preflight';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { exitCodeOf, reportInWords } from '../../../scripts/preflight/report';
import { describedStack, noSuchStack, simulatedCloudFormation } from '../account/simulated-cloudformation';

const nowhere = {} as Account;
const block = (cidr: string): Prerequisite => ({ kind: 'address-block', cidr, foundation: 'f' });

describe('checks', () => {
  test('are reported in their order, whichever ends first', async () => {
    const ask: Ask = async (one) => {
      if (one.kind === 'address-block') await sleep(20);
      return found(one.kind);
    };
    const findings = await examineAll([block('a'), { kind: 'guard-duty' }], nowhere, ask);
    expect(findings.map(({ words }) => words)).toEqual(['address-block', 'guard-duty']);
  });

  test('that throw are unknown, and hide no other', async () => {
    const ask: Ask = async (one) => {
      if (one.kind === 'guard-duty') throw new TypeError('x is undefined\n at y');
      return undefined;
    };
    const findings = await examineAll([block('a'), { kind: 'guard-duty' }, block('b')], nowhere, ask);
    expect(findings.map(({ status }) => status)).toEqual(['ok', 'unknown', 'ok']);
    expect(findings[1]?.words).toBe('The check itself failed (TypeError: x is undefined).');
  });

  test('that take too long are unknown, and hold up no other', async () => {
    const ask: Ask = (one) =>
      one.kind === 'guard-duty' ? new Promise<Answer>(() => undefined) : Promise.resolve(undefined);
    const findings = await examineAll([{ kind: 'guard-duty' }, block('a')], nowhere, ask, () => 10);
    expect(findings.map(({ status }) => status)).toEqual(['unknown', 'ok']);
    expect(findings[0]?.words).toContain('no result after 0.01 seconds');
  });

  test('ask eight things at the same time at the most', async () => {
    let [now, most] = [0, 0];
    const ask: Ask = async () => {
      now++;
      most = Math.max(most, now);
      await sleep(2);
      now--;
      return undefined;
    };
    await examineAll(
      Array.from({ length: 30 }, (_, index) => block(`${index}`)),
      nowhere,
      ask,
    );
    expect(most).toBe(8);
  });
});

describe('a finding', () => {
  test.each([
    [undefined, 'ok'],
    [{ words: 'gone', commands: [] }, 'fail'],
    [warning('w'), 'warn'],
    [undecided('u'), 'unknown'],
    [found('f'), 'ok'],
  ] as const)('of the answer %j is %s', (answer, status) => {
    expect(findingOf({ kind: 'guard-duty' }, answer).status).toBe(status);
  });

  test('about what the file only observes is a warning in place of a failure, and nothing else', () => {
    const observed = { kind: 'guard-duty', observed: true } as const;
    expect(findingOf(observed, { words: 'off', commands: [] }).status).toBe('warn');
    expect(findingOf(observed, undecided('u')).status).toBe('unknown');
    expect(findingOf(observed, undefined).status).toBe('ok');
  });
});

describe('a preflight', () => {
  let isThere = true;
  const cloudFormation = simulatedCloudFormation((_action, stack) =>
    isThere ? describedStack(stack, 'CREATE_COMPLETE') : noSuchStack(stack),
  );
  const needed = {
    first: [block('a')],
    staged: [{ kind: 'key-set', typed: 't', issuer: 'https://i', foundation: 'x-foundation' } as const],
  };
  const run = async (ask: Ask) => {
    const findings = await preflight({ account: '1', name: 'x' }, needed, cloudFormation('us-east-1'), ask);
    return findings.map(({ kind, status }) => `${kind} ${status}`);
  };

  test('asks nothing else where the credentials are not those of the account, and says so of each', async () => {
    const asked: string[] = [];
    const rows = await run(async ({ kind }) => {
      asked.push(kind);
      return { words: 'another account', commands: [] };
    });
    expect(asked).toEqual(['placement']);
    expect(rows).toEqual(['placement fail', 'address-block unknown', 'key-set unknown']);
  });

  test('asks all, where the foundation exists', async () => {
    isThere = true;
    expect(await run(async () => undefined)).toEqual(['placement ok', 'address-block ok', 'key-set ok']);
  });

  test('does not know what is staged before the foundation exists', async () => {
    isThere = false;
    expect(await run(async () => undefined)).toEqual(['placement ok', 'address-block ok', 'key-set unknown']);
  });
});

describe('the report', () => {
  const rows = [
    findingOf({ kind: 'guard-duty' }, { words: 'It is off.', commands: ['turn it on'] }),
    findingOf(block('10.0.0.0/16'), undefined),
    findingOf({ kind: 'invocation-logging', wanted: 'off' }, undecided('Not read.')),
  ];
  const report = {
    deployment: { account: '111122223333', name: 'x', region: 'us-east-1' },
    findings: rows,
    costs: { idle: [{ what: 'keys', usd: 5 }], full: [{ what: 'keys', usd: 7 }] },
  };

  test('has a row for each, failures last, with what was found and how to fix it, and the costs', () => {
    expect(reportInWords(report, { json: false })).toBe(`Preflight of x: account 111122223333, us-east-1

  ok       no other network with addresses of 10.0.0.0/16
  unknown  no prompt in the invocation logs of Bedrock
             Not read.
  fail     GuardDuty AI Protection
             It is off.
                 turn it on

Idle cost: about 5.00 USD a month (us-east-1 list prices, without logs, stored data and queries)
       5.00  keys

At full scale: about 7.00 USD a month, if every instance that scaling may start runs all month; without tokens, calls and data

1 ok, 1 unknown, 0 warn, 1 fail.`);
  });

  test('says once that other checks did not run', () => {
    const notAsked = findingOf(block('b'), undecided(NOT_ASKED));
    const words = reportInWords({ ...report, findings: [...rows, notAsked, notAsked] }, { json: false });
    expect(words).toContain('2 other checks did not run: the account comes first.');
    expect(words).toContain('1 ok, 3 unknown, 0 warn, 1 fail.');
    expect(words).not.toContain(NOT_ASKED);
  });

  test('is the same as JSON', () => {
    expect(JSON.parse(reportInWords(report, { json: true }))).toMatchObject({
      deployment: 'x',
      findings: [
        { check: 'guard-duty', status: 'fail', found: 'It is off.', fix: ['turn it on'] },
        { check: 'address-block', status: 'ok' },
        { check: 'invocation-logging', status: 'unknown' },
      ],
      costUsdPerMonth: { idle: 5, fullScale: 7 },
    });
  });

  test.each([
    ['fail', false, 1],
    ['fail', true, 1],
    ['warn', false, 0],
    ['warn', true, 1],
    ['unknown', false, 0],
    ['unknown', true, 1],
    ['ok', false, 0],
    ['ok', true, 0],
  ] as const)('with a row that is %s, strict: %s, the command ends with %i', (status, strict, code) => {
    const [row] = rows;
    if (!row) throw new Error('no row');
    expect(exitCodeOf([{ ...row, status }], strict)).toBe(code);
  });
});
