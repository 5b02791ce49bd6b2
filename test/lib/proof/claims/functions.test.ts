import { apiMethodClaims } from '../../../../lib/proof/claims/api-methods';
import { functionClaims } from '../../../../lib/proof/claims/functions';
import { routerConfigClaims } from '../../../../lib/proof/claims/router-configs';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { authorizerConfiguration } from '../../../../lib/proof/expected/gateway/authorizer-configuration';
import { routerConfiguration } from '../../../../lib/proof/expected/gateway/router-configuration';
import { jsonDifferences } from '../../../../lib/proof/json-differences';
import { sceneOf } from '../../../../lib/proof/scene';
import type { Subject } from '../../../../lib/proof/subject';
import { Undecided } from '../../../../lib/proof/undecided';
import { FIXTURES } from '../../../fixture-deployments';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';

/** A subject that a test may change in any place. */
// biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever the subject has.
type Editable = any;

const EU = 'eu-central-1';
const keyOf = (router: string) => Object.keys(subjectOf(EU).code).find((key) => key.includes(router)) ?? '';
const OPEN = keyOf('OpenRouter');
const SEALED = keyOf('SealedRouter');
const AUTHORIZER = keyOf('CallerAuthorizer');
const SIGNER = keyOf('ChainHeads');

function verdictAfter(id: string, change: (subject: Editable) => void) {
  const subject = subjectOf(EU);
  change(subject);
  const scene = sceneOf(subject);
  return [...functionClaims(scene), ...routerConfigClaims(scene)].find((one) => one.id === id)?.verdict;
}

const ROUTER_CODE = {
  files: ['document-reader.mjs', 'index.js', 'router-config.json'],
  index: 'lambda/router',
  documentReader: 'lambda/document-reader',
};

describe('functions.code', () => {
  test('the code of a router is as these tests say', () => {
    expect(subjectOf(EU).code[OPEN]).toEqual(ROUTER_CODE);
  });

  test.each(FIXTURES)('holds for %s', (name) => {
    const [code] = functionClaims(sceneOf(subjectOf(name)));
    expect(code?.verdict).toBe('holds');
  });

  test.each([
    {
      name: 'the bundle is made of other sources',
      code: { index: 'unknown' },
    },
    {
      name: 'a router has the code of the authorizer',
      code: { index: 'lambda/authorizer' },
    },
    {
      name: 'there is another file',
      code: { files: ['document-reader.mjs', 'extra.node', 'index.js', 'router-config.json'] },
    },
    { name: 'the configuration is missing', code: { files: ['document-reader.mjs', 'index.js'] } },
    { name: 'the reader of documents is made of other sources', code: { documentReader: 'unknown' } },
    { name: 'the reader of documents is the router', code: { documentReader: 'lambda/router' } },
    { name: 'the router is the reader of documents', code: { index: 'lambda/document-reader' } },
    {
      name: 'the reader of documents is missing',
      code: { files: ['index.js', 'router-config.json'], documentReader: undefined },
    },
  ])('fails if $name', ({ code }) => {
    expect(
      verdictAfter('functions.code', (subject) => {
        subject.code[OPEN] = { ...ROUTER_CODE, ...code };
      }),
    ).toBe('fails');
  });

  test('is undecided if the code of a function is no asset of the assembly', () => {
    expect(
      verdictAfter('functions.code', (subject) => {
        delete subject.code[OPEN];
      }),
    ).toBe('undecided');
  });
});

describe('functions.authorizer', () => {
  test('the fixtures have an authorizer, and none', () => {
    const numbers = FIXTURES.map((name) => Object.keys(subjectOf(name).authorizerConfigs).length);
    expect(new Set(numbers)).toEqual(new Set([0, 1]));
  });

  test.each(FIXTURES)('holds for %s', (name) => {
    const [, authorizer] = functionClaims(sceneOf(subjectOf(name)));
    expect(authorizer?.evidence).not.toEqual([]);
    expect(authorizer?.verdict).toBe('holds');
  });

  test('fails if the API asks another function', () => {
    expect(
      verdictAfter('functions.authorizer', (subject) => {
        const edit = new Edit(subject);
        edit.resource('AWS::ApiGateway::Authorizer').Properties.AuthorizerUri = {
          'Fn::GetAtt': [edit.logicalId('AWS::Lambda::Function', /^OpenRouter/), 'Arn'],
        };
      }),
    ).toBe('fails');
  });

  test.each([
    {
      name: 'a second function has the configuration of an authorizer',
      change: (configs: Editable) => {
        configs[OPEN] = configs[AUTHORIZER];
      },
    },
    {
      name: 'no function has one',
      change: (configs: Editable) => {
        delete configs[AUTHORIZER];
      },
    },
    {
      name: 'tokens of another issuer are accepted',
      change: (configs: Editable) => {
        configs[AUTHORIZER].oidc.issuer = 'https://issuer.example.com';
      },
    },
    {
      name: 'a caller gets another lane',
      change: (configs: Editable) => {
        configs[AUTHORIZER].callers[0].lanes = ['open', 'sealed'];
      },
    },
    {
      name: 'it admits requests of the lane that accepts signatures',
      change: (configs: Editable) => {
        configs[AUTHORIZER].routes[0].ownRequests.push('POST/sealed/*');
      },
    },
  ])('fails if $name', ({ change }) => {
    expect(verdictAfter('functions.authorizer', ({ authorizerConfigs }) => change(authorizerConfigs))).toBe(
      'fails',
    );
  });
});

describe('functions.chain-heads', () => {
  test.each(FIXTURES)('holds for %s', (name) => {
    const signer = functionClaims(sceneOf(subjectOf(name))).find(({ id }) => id === 'functions.chain-heads');
    expect(signer?.evidence).toHaveLength(1);
    expect(signer?.verdict).toBe('holds');
  });

  test.each([
    {
      name: 'a second function has the configuration of the signer',
      change: (configs: Editable) => {
        configs[OPEN] = configs[SIGNER];
      },
    },
    {
      name: 'no function has one',
      change: (configs: Editable) => {
        delete configs[SIGNER];
      },
    },
    ...['deployment', 'account', 'region', 'dnsSuffix', 'bucketVariable', 'keyVariable'].map((field) => ({
      name: `its ${field} is another`,
      change: (configs: Editable) => {
        configs[SIGNER][field] = 'another';
      },
    })),
  ])('fails if $name', ({ change }) => {
    expect(verdictAfter('functions.chain-heads', ({ chainHeadsConfigs }) => change(chainHeadsConfigs))).toBe(
      'fails',
    );
  });
});

describe('I4.router-configs', () => {
  test.each(FIXTURES)('the proof derives the configurations of %s, field by field', (name) => {
    const { deployment, routerConfigs, authorizerConfigs } = subjectOf(name);
    const basis = basisOf(deployment);
    const differences = [
      ...Object.values(routerConfigs).map((found) =>
        jsonDifferences(found, routerConfiguration(basis, (found as Editable).lane)),
      ),
      ...Object.values(authorizerConfigs).map((found) =>
        jsonDifferences(found, authorizerConfiguration(basis)),
      ),
    ];
    expect(differences.flat()).toEqual([]);
  });

  test.each([
    {
      name: 'a model answers to fewer tokens',
      change: (config: Editable) => {
        config.models[0].contextTokens -= 1;
      },
    },
    {
      name: 'the guardrail is not applied',
      change: (config: Editable) => {
        delete config.models.find(({ host }: Editable) => host === 'bedrock').guardrail;
      },
    },
    {
      name: 'a router trusts another certificate authority',
      change: (config: Editable) => {
        config.models[0].caBundle = '-----BEGIN CERTIFICATE-----';
      },
    },
    {
      name: 'a kind of sensitive value is public',
      change: (config: Editable) => {
        config.entityClasses.iban = 'public';
      },
    },
    {
      name: 'a document that cannot be read is public',
      change: (config: Editable) => {
        config.unreadAttachments = 'public';
      },
    },
    {
      name: 'an image is public',
      change: (config: Editable) => {
        config.images = 'public';
      },
    },
    {
      name: 'an answer may take longer',
      change: (config: Editable) => {
        config.limits.totalMs += 1;
      },
    },
    {
      name: 'records go by another variable',
      change: (config: Editable) => {
        config.audit.streamNameVariable = 'OTHER';
      },
    },
    {
      name: 'records name another version of the code',
      change: (config: Editable) => {
        config.codeVersion = '0.0.0';
      },
    },
    {
      name: 'the policy hash is not the one of the policy',
      change: (config: Editable) => {
        config.policyHash = '0'.repeat(64);
      },
    },
    {
      name: 'a router believes that callers sign their requests',
      change: (config: Editable) => {
        config.authentication = 'iam';
      },
    },
    {
      name: 'a caller has a lower floor',
      change: (config: Editable) => {
        const [caller] = config.callers;
        caller.floor = caller.floor === 'public' ? 'internal' : 'public';
      },
    },
  ])('fails if $name', ({ change }) => {
    expect(verdictAfter('I4.router-configs', ({ routerConfigs }) => change(routerConfigs[OPEN]))).toBe(
      'fails',
    );
  });

  test('if two lanes exchange their configurations, their methods are answered by the wrong lane', () => {
    const subject: Editable = subjectOf(EU);
    const { routerConfigs } = subject;
    [routerConfigs[OPEN], routerConfigs[SEALED]] = [routerConfigs[SEALED], routerConfigs[OPEN]];
    const lanes = apiMethodClaims(sceneOf(subject)).find(({ id }) => id === 'api.lanes');
    expect(lanes?.verdict).toBe('fails');
  });

  test('a configuration that the router would refuse is undecided', () => {
    const subject: Subject = subjectOf(EU);
    (subject.routerConfigs as Editable)[OPEN].unknown = true;
    expect(() => sceneOf(subject)).toThrow(Undecided);
  });
});
