import { listInWords } from '../../lib/config/list-in-words';
import { DATA_CLASSES, type DataClass } from '../../policy/data-class';
import { columns } from '../command-line/columns';
import { grid } from './grid';
import { lanePurpose, NO_SEALED_LANE, restrictedWords } from './lane-words';
import type { LaneOverview, PolicyOverview } from './overview';

/** The whole policy of a deployment as text for people. */
export function overviewText(overview: PolicyOverview): string {
  const { deployment, account, region } = overview;
  return [
    `Policy of deployment ${deployment} (account ${account}, ${region})`,
    ...jurisdictionLines(overview),
    '',
    'Ceilings: the furthest that data of each class may travel, account < region < geography < global',
    ...columns(ceilingRows(overview), '  '),
    '',
    'Models, in the order auto tries them',
    ...columns(modelRows(overview), '  '),
    ...boundaryLines(overview),
    ...overview.lanes.flatMap((lane) => ['', ...laneLines(overview, lane)]),
    ...(hasSealedLane(overview) ? [] : ['', `Note that ${NO_SEALED_LANE}.`]),
    '',
    ...unservedLines(overview),
  ].join('\n');
}

/** What counts as home, and what is added to the jurisdiction of the region. */
function jurisdictionLines({ region, jurisdiction, addedJurisdictions, home }: PolicyOverview): string[] {
  const added = listInWords(addedJurisdictions);
  const verb = addedJurisdictions.length === 1 ? 'is' : 'are';
  return [
    `Jurisdiction ${jurisdiction.join(', ')}: geography means ${home.join(', ')}`,
    ...(added === ''
      ? []
      : [`WEAKENED: ${added} ${verb} added by name; the law of ${region} does not apply there`]),
  ];
}

/** Why each global boundary is global. */
function boundaryLines({ models }: PolicyOverview): string[] {
  return models.flatMap(({ name, boundary, because }) =>
    because === undefined ? [] : [`  ${name} is ${boundary}: ${because}`],
  );
}

const hasSealedLane = ({ models }: PolicyOverview) => models.some(({ boundary }) => boundary === 'account');

function ceilingRows({ ceilings, residency }: PolicyOverview): readonly (readonly string[])[] {
  return [
    ['class', 'ceiling', 'default', 'lowered by'],
    ...ceilings.map(({ dataClass, ceiling, defaultCeiling, loweredBy }) => [
      dataClass,
      ceiling,
      defaultCeiling,
      loweredBy
        .map((by) => (by === 'residency' ? `residency (${residency})` : `ceilings.${dataClass}`))
        .join(' and ') || '-',
    ]),
  ];
}

function modelRows({ models }: PolicyOverview): readonly (readonly string[])[] {
  return [
    ['model', 'host', 'boundary', 'auto', 'falls back to', 'processed in'],
    ...models.map(({ name, host, boundary, auto, fallbacks, regions }) => [
      name,
      host,
      boundary,
      auto ? 'yes' : 'no',
      fallbacks.join(', ') || '-',
      regions.map((region) => (region === '*' ? 'any commercial region' : region)).join(', '),
    ]),
  ];
}

function laneLines(overview: PolicyOverview, lane: LaneOverview): readonly string[] {
  const proof = { iam: 'an AWS signature', bearer: 'a bearer token or key' }[lane.callersProve];
  return [
    `Lane ${lane.lane}, ${lane.path}: ${lanePurpose(overview, lane.lane)}`,
    `  A caller authenticates with ${proof}. Its decision records carry the policy hash ${lane.policyHash.slice(0, 12)}….`,
    ...(lane.lane === 'open' ? restrictedWords(overview).map((words) => `  ${words}`) : []),
    ...lane.callers.flatMap(({ name, floor, models }) => [
      '',
      `  Caller ${name}: floor ${floor}, models ${models}`,
      ...grid(
        overview.findings.filter((finding) => finding.lane === lane.lane && finding.caller === name),
        '    ',
      ),
    ]),
    ...lane.strangers.flatMap((caller) => ['', `  Caller ${caller}: has no credential for this lane`]),
  ];
}

function unservedLines({ unserved }: PolicyOverview): readonly string[] {
  if (unserved.length === 0) return ['Every class is answered for every caller that may send it.'];
  const callersOf = (dataClass: DataClass) =>
    unserved.filter((one) => one.dataClass === dataClass).map(({ caller }) => caller);
  return [
    'Unserved, by name in the file: no model may answer, such requests are refused',
    ...columns(
      DATA_CLASSES.filter((dataClass) => callersOf(dataClass).length > 0).map((dataClass) => [
        dataClass,
        `from ${callersOf(dataClass).join(', ')}`,
      ]),
      '  ',
    ),
  ];
}
