import { proxiesOf, proxyInWords } from '../../../scripts/account/proxy';

const PROXY = 'http://proxy.example.com:3128';

test.each([
  ['HTTPS_PROXY', 'https'],
  ['https_proxy', 'https'],
  ['HTTP_PROXY', 'http'],
  ['http_proxy', 'http'],
] as const)('%s names the proxy of %s', (name, scheme) => {
  expect(proxiesOf({ [name]: PROXY })[scheme]?.href).toBe(`${PROXY}/`);
});

test('the name in lower case decides before the one in upper case, as in the CDK', () => {
  expect(proxiesOf({ HTTPS_PROXY: 'http://other:1', https_proxy: PROXY }).https?.hostname).toBe(
    'proxy.example.com',
  );
});

test('an empty variable names no proxy', () => {
  expect(proxiesOf({ HTTPS_PROXY: '', https_proxy: ' ' }).https).toBeUndefined();
});

test('HTTP_PROXY is not the proxy of https', () => {
  expect(proxiesOf({ HTTP_PROXY: PROXY }).https).toBeUndefined();
});

test.each([
  ['proxy.example.com:3128', 'it does not say http:// or https://'],
  ['http://', 'it is not a URL'],
  ['http://proxy:port', 'it is not a URL'],
  ['socks5://proxy:1080', 'a proxy is spoken to by http:// or https://, not by socks5://'],
  ['http://proxy:3128/path', 'a proxy has no path'],
  ['http://proxy:3128?a=b', 'a proxy has no path'],
  ['http://user:100%@proxy:3128', 'a % in its user or password is not written as %25'],
])('%s is refused, with what to write', (value, why) => {
  expect(() => proxiesOf({ HTTPS_PROXY: value })).toThrow(
    `${why}. Set it to http://<host>:<port>, or remove it.`,
  );
});

test('all variables that name no proxy are told at once', () => {
  expect(() => proxiesOf({ HTTPS_PROXY: 'a', HTTP_PROXY: 'b' })).toThrow(
    /HTTPS_PROXY is a: .*\nHTTP_PROXY is b: /,
  );
});

test.each([
  'user:s3cret@proxy:3128',
  'http://user:s3cret@proxy:port',
  'http://user:s3cret%@proxy:3128',
  'http://user:s3c@s3cret@proxy:port',
  'socks5://user:s3cret@proxy:3128',
])('a refusal has no password: %s', (value) => {
  const refused = () => proxiesOf({ HTTPS_PROXY: value });
  expect(refused).toThrow('@proxy:');
  expect(refused).not.toThrow(/s3c/);
});

test('a proxy is printed without user and password', () => {
  expect(proxyInWords(new URL('http://user:s3cret@proxy:3128'))).toBe('http://proxy:3128');
});

test.each([
  ['*', 'a.example.com', true],
  ['a.example.com', 'a.example.com', true],
  ['A.Example.com', 'a.example.COM', true],
  ['.example.com', 'a.example.com', true],
  ['*.example.com', 'a.example.com', true],
  ['one.com,two.com', 'two.com', true],
  ['one.com two.com', 'two.com', true],
  ['a.example.com:443', 'a.example.com', true],
  ['a.example.com:8443', 'a.example.com', false],
  ['example.com', 'a.example.com', false],
  ['.example.com', 'example.com', false],
  ['.example.com', 'example.com.org', false],
  ['', 'a.example.com', false],
])('NO_PROXY=%s, of %s on port 443: spared is %s', (list, host, spared) => {
  expect(proxiesOf({ NO_PROXY: list }).spares(host, 443)).toBe(spared);
});
