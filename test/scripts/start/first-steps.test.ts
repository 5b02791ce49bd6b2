import type { LocalKey } from '../../../local/gateway/local-keys';
import type { LocalRun } from '../../../local/start-local';
import { firstSteps } from '../../../scripts/start/first-steps';

const key = (caller: string, accessKeyId: string): LocalKey => ({
  caller,
  accessKeyId,
  secretAccessKey: 'secret',
  account: '111122223333',
  userArn: 'arn:aws:sts::111122223333:assumed-role/role/local',
  userId: 'AROA:local',
});

test('keys are aligned, however long the names of callers are', () => {
  const keys = [key('claims', 'LOCALA'), key('corporate-treasury-assistant', 'LOCALB')];
  const run: Pick<LocalRun, 'url' | 'region' | 'keys' | 'lanes' | 'auditFile' | 'realServers'> = {
    url: 'http://127.0.0.1:8080/llm',
    region: 'eu-central-1',
    keys,
    lanes: [],
    realServers: {},
    auditFile: 'records.ndjson',
  };
  const lines = firstSteps(run as LocalRun).split('\n');
  const columnOf = (id: string) => lines.find((line) => line.includes(`${id}:secret`))?.indexOf(id);
  expect(columnOf('LOCALA')).toBe(columnOf('LOCALB'));
});
