import { readStartCommand } from '../../scripts/local/command-line';

test('without flags: the sandbox on port 8080, every host up', () => {
  expect(readStartCommand([])).toMatchObject({ deployment: 'sandbox', port: 8080, down: [] });
});

test('hosts to take down are named in one flag', () => {
  expect(readStartCommand(['--down', 'vllm,bedrock']).down).toEqual(['vllm', 'bedrock']);
});

test.each([
  [['--prot', '1'], /--prot[\s\S]*--port <number>/],
  [['eu-central-1'], /eu-central-1[\s\S]*--deployment <name>/],
  [['--port', 'http'], /--port is http/],
  [['--port', '70000'], /0 to 65535/],
  [['--down', 'gpu'], /the hosts are vllm, sagemaker, bedrock/],
])('%j is an error that says what is allowed', (args, message) => {
  expect(() => readStartCommand(args)).toThrow(message);
});
