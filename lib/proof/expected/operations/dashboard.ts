import type { Expected } from '../../matching/expected';
import { each, irrelevant, jsonText, oneOf, optional, type Rules, text } from '../../matching/rule';
import type { Basis } from '../basis';

/**
 * The dashboard. A `custom` widget, and the metric function `LAMBDA`, would call a function for each reader, so only
 * two types of widget are expected and only arithmetic between metrics. Which metrics it shows is left open: CloudWatch
 * has numbers only, and a reader sees those that the reader's own permissions allow.
 */
export const dashboard = ({ deployment: { name, region } }: Basis): Expected => ({
  thing: 'dashboard',
  type: 'AWS::CloudWatch::Dashboard',
  stack: 'operations',
  claim: 'operations.dashboard',
  properties: {
    DashboardName: name,
    DashboardBody: jsonText({
      widgets: each(
        oneOf(
          { ...PLACE, type: 'alarm', properties: { title: FOR_READERS, alarms: each(A_NAME) } },
          {
            ...PLACE,
            type: 'metric',
            properties: {
              ...DRAWING,
              title: FOR_READERS,
              region,
              metrics: each(each(oneOf(A_NAME, { ...SERIES, expression: optional(ARITHMETIC) }))),
            },
          },
        ),
      ),
    }),
  },
});

const FOR_READERS = irrelevant('for readers only');
const LAYOUT = irrelevant('where a widget is, and how it is drawn');

const PLACE: Rules = { x: LAYOUT, y: LAYOUT, width: LAYOUT, height: LAYOUT };
const DRAWING: Rules = { view: LAYOUT, yAxis: LAYOUT };
/** The options of one line in a graph. Without `accountId` and `region`, it is one of this account and region. */
const SERIES: Rules = {
  id: irrelevant('the name of the line in an expression'),
  label: FOR_READERS,
  stat: irrelevant('how numbers are summed up'),
  period: irrelevant('over how many seconds they are summed up'),
  visible: LAYOUT,
  yAxis: LAYOUT,
};

const A_NAME = text('the name of an alarm, a metric or a dimension', () => true);

/** `FILL` replaces missing numbers; every other function of CloudWatch's metric math is refused. */
const ARITHMETIC = text(
  'arithmetic between metrics',
  (expression) =>
    /^[\w\s+*/().,-]+$/.test(expression) && !/\w\s*\(/.test(expression.replaceAll('FILL(', '(')),
);
