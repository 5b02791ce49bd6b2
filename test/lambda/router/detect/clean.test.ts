import { unwrapped } from '../../../../lambda/document-reader/unwrapped';
import { detect } from '../../../../lambda/router/detect/detect';
import { fixture } from './fixture';

test('at most one clean prompt in two hundred raises a false alarm', () => {
  const prompts = fixture<string[]>('clean-prompts');
  const alarms = prompts.filter((prompt) => detect([prompt]).size > 0);
  expect(alarms.length / prompts.length).toBeLessThanOrEqual(0.005);
});

test.each([' ', ''] as const)(
  'clean prompts in lines of a page raise no alarm with %j at the end of each line',
  (between) => {
    const alarms = fixture<string[]>('clean-prompts').filter((prompt) => {
      const lines = prompt.replace(/(.{40,60}) /g, '$1\n');
      return detect([unwrapped(lines, between)]).size > detect([prompt]).size;
    });
    expect(alarms).toEqual([]);
  },
);

/** Numbers, names and codes of everyday work that are not about a person. */
test.each([
  'request 3f2504e0-4f89-41d3-9a0c-0305e82c3301 failed',
  // Ids of answers and of their items, whose digits look like a number of a person.
  'msg_2287574a-a08c-4aeb-a674-143e951bb8ee',
  'fc_2129291b-38d3-4eae-9630-8e983992bb73_0',
  'chatcmpl-2416088e-c9d9-477a-84e5-8a594eaeb404',
  'resp_3790678d-085c-4446-ad98-78e9eef037d6',
  '4738808c-b62a-48e8-82a5-464e0bf1698b_0',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '{"ts": 1700000000000, "level": "info"} at 1700000000 and 1700000000000000',
  '2026-11-21T04:30:42.123Z GET /api/v1/items/12345 200 1234ms',
  '2026-11-21 04:30:11,123 INFO worker-12 processed 4321 rows',
  'upgrade from 1.2.3 to 10.11.12, Version 10.0.19041.123, firmware v1.12.3.44',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0 Safari/537.36',
  'Order number 4012345678 and order 112-4136815-4688836 have shipped, invoice INV-2026-00017',
  'ISBN 978-3-16-148410-0, ISSN 2049-3630, doi:10.1000/s12345-012-34567-8',
  'weight 0.4012888888881881 bias -1.234567890123456',
  'population 12 345 678 in 2020, between 1998-2004, pages 123-145, Smith et al. (2004) 123-145',
  'call option at strike 1200 with 35000 contracts; call sum(1000, 2000) returns 537025',
  'ether 00:1b:44:11:3a:b7, std::vector<int> v, core::fmt::u64::MAX, x[1::2] z[100::2]',
  'npm i react@18.2.0 lodash@4.17.21, icon@2x.png, git clone git@github.com:org/repo.git',
  '@app.route("/x") localhost:8080 127.0.0.1:5432 0.0.0.0 10.0.0.0/16 255.255.255.0',
  'arn:aws:iam::123456789012:role/Admin, account 577627192302',
  'see section 4.2.1.1 and PROJ-1234, RFC 7231, ISO/IEC 27001:2022',
  'lat=48.85661, lon=2.35222; Beverly Hills, CA 04918-3143',
  'the parts internationalization/localization and node_modules/@types/node/index.d.ts',
])('is left alone: %s', (text) => {
  expect([...detect([text])]).toEqual([]);
});

test.each([
  ['before it', '4111111111111111_3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
  ['after it', 'fc_3f2504e0-4f89-41d3-9a0c-0305e82c3301_4111111111111111'],
  ['before the kind', '4111111111111111_fc_3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
])('a card number that is joined to an id is found: %s', (_where, text) => {
  expect([...detect([text])]).toEqual([['payment-card', 1]]);
});

test.each(['2287574a', 'msg_2287574a', '2287574a-a08c', 'msg_2287574a-a08c-4aeb-a674-143e951bb8e'])(
  'what is no whole UUID is read as any other text: %s',
  (text) => {
    expect([...detect([text])]).toEqual([['ie-pps', 1]]);
  },
);
