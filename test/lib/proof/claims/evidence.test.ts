import { apiCallerClaims } from '../../../../lib/proof/claims/api-callers';
import { apiMethodClaims } from '../../../../lib/proof/claims/api-methods';
import { endpointRoleClaims } from '../../../../lib/proof/claims/endpoint-roles';
import { exactPermissionClaims } from '../../../../lib/proof/claims/exact-permissions';
import { functionClaims } from '../../../../lib/proof/claims/functions';
import { classesClaim, laneModelClaims } from '../../../../lib/proof/claims/lane-models';
import { recordsClaim } from '../../../../lib/proof/claims/records';
import { routerConfigClaims } from '../../../../lib/proof/claims/router-configs';
import { sealedLaneClaims } from '../../../../lib/proof/claims/sealed-lane';
import { type Scene, sceneOf } from '../../../../lib/proof/scene';
import type { Subject } from '../../../../lib/proof/subject';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';

// What the report says where a claim does not hold, and the sabotages do not show it.

// biome-ignore lint/suspicious/noExplicitAny: a sabotage reaches into whatever the subject has.
type Editable = any;
type Claims = Parameters<typeof reportAfter>[0];

/** The verdict and the evidence of a claim after a change. */
function reportAfter(
  claims: (scene: Scene) => readonly { id: string; verdict: string; evidence: readonly string[] }[],
  id: string,
  change: (edit: Edit, subject: Editable) => unknown,
  name = 'sandbox',
): readonly string[] {
  const subject: Subject = subjectOf(name);
  change(new Edit(subject), subject);
  const claim = claims(sceneOf(subject)).find((one) => one.id === id);
  return claim ? [claim.verdict, ...claim.evidence] : [];
}

const routerOf = (subject: Editable, lane: string): string =>
  Object.keys(subject.routerConfigs).find((key) => subject.routerConfigs[key].lane === lane) ?? '';

describe('a lane', () => {
  test('without a router is undecided', () => {
    const report = reportAfter(sealedLaneClaims, 'I3.deny', (_, subject) => {
      delete subject.routerConfigs[routerOf(subject, 'sealed')];
    });
    expect(report).toEqual(['undecided', '0 functions are routers of the sealed lane']);
  });

  test('with two routers is undecided', () => {
    const report = reportAfter(sealedLaneClaims, 'I3.deny', (_, subject) => {
      subject.routerConfigs[routerOf(subject, 'open')] = subject.routerConfigs[routerOf(subject, 'sealed')];
    });
    expect(report).toEqual(['undecided', '2 functions are routers of the sealed lane']);
  });

  test('whose router is missing breaks the claim about lanes', () => {
    const report = reportAfter(routerConfigClaims, 'I4.lanes', (_, subject) => {
      delete subject.routerConfigs[routerOf(subject, 'sealed')];
    });
    expect(report).toEqual(['fails', 'lanes open, sealed; functions for open']);
  });
});

describe('records of a lane', () => {
  test('whose stream is in no variable are undecided', () => {
    const report = reportAfter(
      (scene) => [recordsClaim(scene)],
      'I8.records',
      (edit) => {
        const { Variables } = edit.resource('AWS::Lambda::Function', /^OpenRouterFunction/).Properties
          .Environment;
        delete Variables[edit.routerConfig('open').audit.streamNameVariable];
      },
    );
    expect(report).toEqual(['undecided', expect.stringMatching(/^environment variable \w+ is not set$/)]);
  });
});

describe('a path of a lane without a router', () => {
  const withoutSealed = (more: (edit: Edit) => unknown) =>
    reportAfter(apiMethodClaims, 'api.lanes', (edit, subject) => {
      delete subject.routerConfigs[routerOf(subject, 'sealed')];
      more(edit);
    });

  test('is answered by something else', () => {
    expect(withoutSealed(() => undefined)).toContainEqual(
      expect.stringMatching(
        /^POST \/sealed\/v1\/chat\/completions is answered by ⟦.*, not by the sealed lane$/,
      ),
    );
  });

  test('is named, too, if nothing answers it', () => {
    const report = withoutSealed((edit) => {
      const method = edit.resource('AWS::ApiGateway::Method', /^ApiRestApisealedv1chatcompletionsPOST/);
      delete method.Properties.Integration;
    });
    expect(report).toContain(
      'POST /sealed/v1/chat/completions is answered by nothing, not by the sealed lane',
    );
  });
});

test('a second authorizer, which no method asks, is no concern of the claim about methods', () => {
  const report = reportAfter(
    apiMethodClaims,
    'api.methods',
    (edit) => edit.add('gateway', 'Other', { Type: 'AWS::ApiGateway::Authorizer', Properties: {} }),
    'eu-central-1',
  );
  expect(report[0]).toBe('holds');
});

test('a permission on another function is no concern of the claim about routers', () => {
  const Properties = { FunctionName: 'other', Principal: '*', Action: 'lambda:InvokeFunction' };
  const report = reportAfter(apiMethodClaims, 'api.only-way-in', (edit) =>
    edit.add('gateway', 'Other', { Type: 'AWS::Lambda::Permission', Properties }),
  );
  expect(report[0]).toBe('holds');
});

describe('the policy of an endpoint', () => {
  const BEDROCK = /Endpointsbedrockruntime/;
  const bedrock = (edit: Edit) => edit.resource('AWS::EC2::VPCEndpoint', BEDROCK).Properties;

  test('that denies a stranger admits no stranger', () => {
    const report = reportAfter(endpointRoleClaims, 'endpoints.only-roles', (edit) =>
      bedrock(edit).PolicyDocument.Statement.push({
        Effect: 'Deny',
        Principal: '*',
        Action: 'bedrock:InvokeModel',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/stranger' } },
      }),
    );
    expect(report[0]).toBe('holds');
  });

  test('may refuse a role that another endpoint of the service admits', () => {
    const report = reportAfter(endpointRoleClaims, 'endpoints.admit-roles', (edit) => {
      const refusing = structuredClone(edit.resource('AWS::EC2::VPCEndpoint', BEDROCK));
      refusing.Properties.PolicyDocument.Statement = [];
      edit.add('foundation', 'Refusing', refusing);
    });
    expect(report[0]).toBe('holds');
  });
});

describe('where no endpoint of Bedrock is left', () => {
  const away = (edit: Edit) => {
    for (const { Properties } of edit.all('AWS::EC2::VPCEndpoint')) {
      if (/bedrock|sagemaker/.test(Properties.ServiceName)) {
        Properties.ServiceName = 'com.amazonaws.us-east-1.sts';
      }
    }
  };
  test.each([
    [sealedLaneClaims, 'I3.endpoint', 'no endpoint of Bedrock'],
    [sealedLaneClaims, 'I3.network', 'no Bedrock'],
    [exactPermissionClaims, 'I4.endpoints-exact', 'no endpoint to a model service'],
  ] as const)('the report says so: %p, %s', (claims, id, words) => {
    expect(reportAfter(claims, id, away)).toEqual(['holds', words]);
  });
});

describe('a model behind a load balancer to which a lane never routes', () => {
  const VLLM = 'qwen3-8b';
  /** The same templates, for a deployment whose callers may use these models only. */
  const callersOf = (names: readonly string[]) => (edit: Edit, subject: Editable) => {
    const { deployment } = subject;
    const callers = deployment.callers.map((caller: Editable) => ({ ...caller, models: names }));
    subject.deployment = { ...deployment, callers };
    return edit;
  };

  test('may not be reached', () => {
    const found = reportAfter(laneModelClaims, `I4.open.${VLLM}`, callersOf(['gpt-oss-120b']));
    expect(found).toEqual([
      'fails',
      expect.stringMatching(/^never routed; .*network: reaches load balancer and tasks$/),
    ]);
  });

  test('is kept out by the network', () => {
    const found = reportAfter(laneModelClaims, `I4.open.${VLLM}`, (edit, subject) => {
      callersOf(['gpt-oss-120b'])(edit, subject);
      for (const { Properties } of edit.all('AWS::Route53::RecordSet')) Properties.Name = 'x.';
    });
    expect(found.slice(0, 2)).toEqual(['holds', 'never routed']);
  });

  test('may be reached where the lane routes to another one behind it', () => {
    const found = reportAfter(laneModelClaims, 'I4.open.twin', (edit, subject) => {
      const { deployment } = subject;
      const [vllm] = deployment.models.filter(({ name }: Editable) => name === VLLM);
      subject.deployment = { ...deployment, models: [...deployment.models, { ...vllm, name: 'twin' }] };
      callersOf([VLLM])(edit, subject);
    });
    expect(found.slice(0, 2)).toEqual(['holds', 'never routed']);
  });
});

describe('a method of the API', () => {
  test('that no function answers is named', () => {
    const report = reportAfter(apiMethodClaims, 'api.lanes', (edit) => {
      delete edit.resource('AWS::ApiGateway::Method', /^ApiRestApiv1modelsGET/).Properties.Integration;
    });
    expect(report).toEqual(['fails', 'GET /v1/models is answered by nothing, not by the open lane']);
  });

  test('that is there twice is named', () => {
    const report = reportAfter(apiMethodClaims, 'api.paths', (edit) => {
      edit.add('gateway', 'Twice', edit.resource('AWS::ApiGateway::Method', /^ApiRestApiv1modelsGET/));
    });
    expect(report).toEqual(['fails', 'GET /v1/models is not expected']);
  });

  test('whose authorizer is no authorizer is named', () => {
    const report = reportAfter(
      apiMethodClaims,
      'api.methods',
      (edit) => {
        edit.resource('AWS::ApiGateway::Method', /^ApiRestApiv1modelsGET/).Properties.AuthorizerId = {
          Ref: edit.logicalId('AWS::Lambda::Function', /^CallerAuthorizer/),
        };
      },
      'eu-central-1',
    );
    expect(report).toEqual(['fails', 'GET /v1/models is authorized by CUSTOM']);
  });
});

describe('the endpoint of the API', () => {
  const ENDPOINT = /Endpointsexecuteapi/;
  test.each<[string, (edit: Edit) => unknown]>([
    [
      'is missing',
      (edit) =>
        Object.assign(edit.resource('AWS::EC2::VPCEndpoint', ENDPOINT).Properties, {
          ServiceName: 'com.amazonaws.us-east-1.sts',
        }),
    ],
    [
      'is there twice',
      (edit) => edit.add('foundation', 'Twice', edit.resource('AWS::EC2::VPCEndpoint', ENDPOINT)),
    ],
  ])('that %s leaves the claims about callers undecided', (_what, change) => {
    expect(reportAfter(apiCallerClaims, 'api.callers', change)).toEqual([
      'undecided',
      'the VPC has no endpoint of execute-api, or several',
    ]);
  });
});

test('a method without a signature is no method of the claims about signed requests', () => {
  const report = reportAfter(apiCallerClaims, 'api.bearer', () => undefined, 'sandbox');
  expect(report).toEqual(['holds', 'no such method']);
});

test('an authorizer without a function in its address is named', () => {
  const report = reportAfter(
    functionClaims,
    'functions.authorizer',
    (edit) => {
      edit.resource('AWS::ApiGateway::Authorizer').Properties.AuthorizerUri = 'arn:aws:apigateway:x';
    },
    'eu-central-1',
  );
  expect(report).toEqual([
    'fails',
    expect.stringMatching(
      /^the function that the API asks: 0 is "⟦.*Authorizer\w+⟧", expected "⟦.*Function\w+⟧"$/,
    ),
  ]);
});

test('two functions with the configuration of an authorizer are counted', () => {
  const report = reportAfter(
    functionClaims,
    'functions.authorizer',
    (_, subject) => {
      const [key = ''] = Object.keys(subject.authorizerConfigs);
      subject.authorizerConfigs[routerOf(subject, 'open')] = subject.authorizerConfigs[key];
    },
    'eu-central-1',
  );
  expect(report).toContain('2 functions have an authorizer’s configuration, expected 1');
});

describe('a router', () => {
  test('that calls a model at another address is named', () => {
    const report = reportAfter(routerConfigClaims, 'I4.router-configs', (edit) => {
      const { Variables } = edit.resource('AWS::Lambda::Function', /^OpenRouterFunction/).Properties
        .Environment;
      const [name = ''] = Object.keys(Variables).filter((one) => /ENDPOINT/.test(one));
      Variables[name] = 'elsewhere';
    });
    expect(report).toEqual([
      'fails',
      'open lane: qwen2-5-7b is called at elsewhere, expected sandbox-qwen2-5-7b',
    ]);
  });

  test('whose code is no asset, and one with other code: both are named, and the claim fails', () => {
    const report = reportAfter(functionClaims, 'functions.code', (_, subject) => {
      subject.code[routerOf(subject, 'open')] = { files: ['index.js', 'more.js'], index: 'unknown' };
      delete subject.code[routerOf(subject, 'sealed')];
    });
    expect(report).toEqual([
      'fails',
      expect.stringMatching(
        /^⟦.*OpenRouter.*⟧ has index\.js, more\.js; its index\.js is the bundle of unknown sources$/,
      ),
      expect.stringMatching(/^the code of ⟦.*SealedRouter.*⟧ is no asset of this assembly$/),
    ]);
  });
});

describe('a model on a shared load balancer', () => {
  const rules = (edit: Edit, type: string, id: RegExp) => edit.resource(type, id).Properties;
  const network = (claims: Claims, change: (edit: Edit) => unknown) =>
    reportAfter(claims, 'I4.open.qwen3-8b', change);

  test('is not reached without a rule from the lane to the load balancer', () => {
    const report = network(laneModelClaims, (edit) => {
      const group = rules(edit, 'AWS::EC2::SecurityGroup', /Groupsopenlane/);
      group.SecurityGroupEgress = group.SecurityGroupEgress.filter(
        ({ Description }: { Description: string }) => !/vllm/.test(Description),
      );
    });
    expect(report).toEqual([
      'fails',
      'routed; role: not evaluated; endpoint policy: not passed; network: no security group path to the load balancer',
    ]);
  });

  test('is not reached without a rule from the load balancer to the tasks', () => {
    const report = network(laneModelClaims, (edit) => {
      const group = rules(edit, 'AWS::EC2::SecurityGroup', /Groupsvllmloadbalancer[0-9A-F]{8}$/);
      group.SecurityGroupEgress = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '127.0.0.1/32' }];
    });
    expect(report).toEqual([
      'fails',
      'routed; role: not evaluated; endpoint policy: not passed; network: no security group path from the load balancer to its tasks',
    ]);
  });

  test('is not reached without its name', () => {
    const report = network(laneModelClaims, (edit) => {
      for (const { Properties } of edit.all('AWS::Route53::RecordSet')) Properties.Name = 'x.';
    });
    expect(report.at(-1)).toMatch(/network: no private DNS name \S+ that points to a load balancer$/);
  });

  test('that a control refuses is named with each caller and class that is routed there', () => {
    const report = reportAfter(
      (scene) => [classesClaim(scene)],
      'I4.classes',
      (edit) => {
        for (const { Properties } of edit.all('AWS::Route53::RecordSet')) Properties.Name = 'x.';
      },
    );
    expect(report).toContainEqual(
      expect.stringMatching(/^open lane, \S+, \S+: qwen3-8b is routed to, and a control refuses it$/),
    );
    expect(report.slice(1).every((line) => line.includes('qwen3-8b'))).toBe(true);
  });
});
