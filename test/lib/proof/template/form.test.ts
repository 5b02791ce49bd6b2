import { oddForms } from '../../../../lib/proof/template/form';

const odd = (template: unknown) => oddForms({ s: template });

test.each([
  ['a template with resources', { Resources: { A: { Type: 'T', Properties: { x: 1 } }, B: { Type: 'T' } } }],
  [
    'one with outputs',
    { Resources: {}, Outputs: { A: { Value: 1 }, B: { Value: 1, Export: { Name: 'x' } } } },
  ],
  ['one with parameters', { Resources: {}, Parameters: { A: { Type: 'String' } } }],
])('%s has the form that CloudFormation documents', (_what, template) => {
  expect(odd(template)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['a text', 'x', 'it is no object'],
  ['nothing', null, 'it is no object'],
  ['a list', [], 'it is no object'],
  ['a template without resources', {}, 'Resources is no object'],
  ['resources in a list', { Resources: [] }, 'Resources is no object'],
  ['a resource that is a text', { Resources: { A: 'x' } }, 'Resources, A: it is no object'],
  ['a resource without a type', { Resources: { A: {} } }, 'Resources, A: Type is no text'],
  [
    'properties in a list',
    { Resources: { A: { Type: 'T', Properties: [] } } },
    'Resources, A: Properties is no object',
  ],
  ['outputs in a list', { Resources: {}, Outputs: [] }, 'Outputs is no object'],
  ['an output that is a text', { Resources: {}, Outputs: { A: 'x' } }, 'Outputs, A: it is no object'],
  [
    'an export that is a text',
    { Resources: {}, Outputs: { A: { Export: 'x' } } },
    'Outputs, A: Export is no object',
  ],
  ['parameters in a list', { Resources: {}, Parameters: [] }, 'Parameters is no object'],
  ['a parameter that is a text', { Resources: {}, Parameters: { A: 'x' } }, 'Parameters, A: it is no object'],
])('%s has another form', (_what, template, words) => {
  expect(odd(template)).toEqual([`stack s: ${words}`]);
});

test('every part of another form is named at once', () => {
  const forms = oddForms({ a: { Resources: { A: { Properties: 1 } } }, b: 1, c: { Resources: {} } });
  expect(forms).toEqual([
    'stack a: Resources, A: Type is no text',
    'stack a: Resources, A: Properties is no object',
    'stack b: it is no object',
  ]);
});
