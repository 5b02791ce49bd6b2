import { prove } from '../../../lib/proof/prove';
import { subjectOf } from './subjects';

const idsWith = (name: string, verdict: string) =>
  prove(subjectOf(name))
    .claims.filter((claim) => claim.verdict === verdict)
    .map(({ id }) => id)
    .sort();

test('a deployment that imports nothing has no claim that is vouched for', () => {
  expect(idsWith('sandbox', 'vouched')).toEqual([]);
});

test('the claims of the landing zone that take something from an owner are these, and no other', () => {
  expect(idsWith('landing-zone', 'vouched')).toEqual([
    'I3.endpoint',
    'I3.endpoints',
    'I3.groups',
    'I3.network',
    'I4.classes',
    'I4.endpoints-exact',
    'I4.open.claude-haiku',
    'I4.open.gpt-oss-120b',
    'I4.open.qwen3-8b',
    'I4.open.titan-embed',
    'I4.sealed.claude-haiku',
    'I4.sealed.gpt-oss-120b',
    'I4.sealed.qwen3-8b',
    'I4.sealed.titan-embed',
    'I5.addresses',
    'I5.names',
    'I5.routes',
    'I5.rules',
    'I5.vpc',
    'I6.at-rest',
    'I6.gateway',
    'I6.keys',
    'I6.volumes',
    'I7.logs',
    'I8.records',
    'I8.signing-key',
    'endpoints.admit-roles',
    'endpoints.only-roles',
    'gateway.topics',
    'network.endpoints',
    'network.flow-log',
    'network.groups',
    'network.names',
    'only-lanes.network',
    'operations.alarms',
    'operations.recipients',
    'principals',
    'storage.access-logs',
    'storage.artifacts',
  ]);
});
