import { readStartCommand } from '../../../scripts/start/command-line';

test('without flags: the default deployment on port 8080, every host up', () => {
  expect(readStartCommand([])).toMatchObject({ deployment: undefined, port: 8080, down: [] });
});

test('hosts to take down are named in one flag', () => {
  expect(readStartCommand(['--down', 'vllm,bedrock']).down).toEqual(['vllm', 'bedrock']);
});

test.each([
  [['--prot', '1'], /--prot/],
  [['eu-central-1'], /named with --deployment; got eu-central-1/],
  [['--port', 'http'], /--port is http/],
  [['--port', '70000'], /0 to 65535/],
  [['--vllm', 'foo'], /--vllm is foo; expected a URL such as http:\/\/127\.0\.0\.1:8000/],
  [['--vllm', 'localhost:8000'], /--vllm is localhost:8000/],
  [['--vllm-model', 'qwen3'], /--vllm-model qwen3.*give both/],
  [['--down', ','], /--down names nothing/],
  [['--down', ''], /--down names nothing/],
  [['--down', 'gpu'], /the hosts are vllm, sagemaker, bedrock/],
])('%j is an error that says what is allowed', (args, message) => {
  expect(() => readStartCommand(args)).toThrow(message);
});
