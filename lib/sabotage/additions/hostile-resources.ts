import type { Subject } from '../../proof/subject';
import type { Mutation } from '../change';
import { resourcesOf } from '../found';
import { isMap } from '../json';
import type { Stranger } from '../stranger';
import { HOSTILE_ACCESS } from './hostile-access';
import { HOSTILE_DATA, HOSTILE_HOSTS } from './hostile-data';
import { HOSTILE_FUNCTIONS } from './hostile-functions';
import { HOSTILE_NETWORK } from './hostile-network';

export const HOSTILE_RESOURCES = [
  ...HOSTILE_ACCESS,
  ...HOSTILE_FUNCTIONS,
  ...HOSTILE_NETWORK,
  ...HOSTILE_DATA,
  ...HOSTILE_HOSTS,
];

/** Each hostile resource, added once beside every resource that it abuses. */
export function hostileResources(subject: Subject, stranger: Stranger): readonly Mutation[] {
  return resourcesOf(subject).flatMap((resource) =>
    HOSTILE_RESOURCES.filter(({ beside }) => beside.includes(resource.type)).map(
      ({ how, type, properties }): Mutation => {
        const { stack, logicalId, json } = resource;
        const added = `BesideOf${logicalId}`;
        const value = {
          Type: type,
          Properties: properties({
            resource,
            stranger,
            region: subject.deployment.region,
            properties: isMap(json.Properties) ? json.Properties : {},
            ref: { Ref: logicalId },
            att: (attribute) => ({ 'Fn::GetAtt': [logicalId, attribute] }),
          }),
        };
        return {
          kind: 'add-hostile',
          how: `${how}, beside ${logicalId}`,
          target: { type, where: `{${stack}/${added}}`, path: [] },
          edits: [{ path: ['stacks', stack, 'Resources', added], value }],
        };
      },
    ),
  );
}
