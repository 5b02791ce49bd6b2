import { propertiesOf, templateOf } from '../gateway/stacks';

const template = templateOf('operations');
const [dashboard] = propertiesOf(template, 'AWS::CloudWatch::Dashboard');
/** The dashboard's JSON, without names that exist only after a deploy. */
const text: string = dashboard.DashboardBody['Fn::Join'][1]
  .filter((part: unknown) => typeof part === 'string')
  .join('');

test('one dashboard, named after the deployment', () => {
  template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  expect(dashboard.DashboardName).toBe('test');
});

test('the dashboard shows the state of every alarm', () => {
  for (const id of Object.keys(template.findResources('AWS::CloudWatch::Alarm')))
    expect(JSON.stringify(dashboard.DashboardBody)).toContain(id);
});

test.each([
  'API',
  'Router, open lane',
  'Router, sealed lane',
  'Audit',
  'small',
  'middle',
  'large',
  'frontier',
])('the dashboard has a row about %s', (subject) => {
  expect(text).toContain(`"title":"${subject}: `);
});
