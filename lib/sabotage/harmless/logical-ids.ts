import type { Subject } from '../../proof/subject';
import type { HarmlessChange } from '../change';
import type { Edit } from '../edit';
import { configsOf, type FoundResource, resourcesOf, targetOf } from '../found';
import { isIntrinsic, isMap, valueAt } from '../json';
import { rewritten, withKey } from './rewritten';

/** Each resource has another logical id, and so has every reference to it. */
export function otherLogicalIds(subject: Subject): readonly HarmlessChange[] {
  return resourcesOf(subject).map((resource) => ({
    kind: 'logical-id',
    how: 'another logical id',
    target: targetOf(resource, []),
    edits: renaming(subject, resource, `Renamed${resource.logicalId}`),
  }));
}

function renaming(subject: Subject, { stack, logicalId }: FoundResource, renamed: string): readonly Edit[] {
  const template = rewritten(subject.stacks[stack], (value) => reference(value, logicalId, renamed));
  const resources = (template as { readonly Resources: object }).Resources;
  const key = `{${stack}/${logicalId}}`;
  const fields = configsOf(subject).filter(({ where }) => where === key);
  return [
    {
      path: ['stacks', stack],
      value: { ...(template as object), Resources: withKey(resources, logicalId, renamed) },
    },
    ...fields.map(({ field }) => ({
      path: [field],
      value: withKey(valueAt(subject, [field]) as object, key, `{${stack}/${renamed}}`),
    })),
  ];
}

/** A reference to the resource with its other logical id; `undefined` for every other value. */
function reference(value: unknown, id: string, renamed: string): unknown {
  if (!isMap(value)) return undefined;
  if ('Type' in value && 'DependsOn' in value) return dependent(value, id, renamed);
  if (!isIntrinsic(value)) return undefined;
  if (value.Ref === id) return { Ref: renamed };
  const attribute = value['Fn::GetAtt'];
  if (Array.isArray(attribute) && attribute[0] === id)
    return { 'Fn::GetAtt': [renamed, ...attribute.slice(1)] };
  if (typeof attribute === 'string' && attribute.startsWith(`${id}.`)) {
    return { 'Fn::GetAtt': renamed + attribute.slice(id.length) };
  }
  const text = value['Fn::Sub'];
  if (typeof text === 'string' && namesIn(text, id)) return { 'Fn::Sub': substituted(text, id, renamed) };
  if (Array.isArray(text) && namesIn(String(text[0]), id)) {
    const given = rewritten(text[1], (item) => reference(item, id, renamed));
    return { 'Fn::Sub': [substituted(String(text[0]), id, renamed), given] };
  }
  return undefined;
}

/** A resource that depends on the renamed one. */
function dependent(resource: Readonly<Record<string, unknown>>, id: string, renamed: string): unknown {
  const { DependsOn, ...others } = resource;
  const list = Array.isArray(DependsOn) ? DependsOn : [DependsOn];
  if (!list.includes(id)) return undefined;
  const next = list.map((one) => (one === id ? renamed : one));
  const rest = rewritten(others, (value) => reference(value, id, renamed)) as object;
  return { ...rest, DependsOn: Array.isArray(DependsOn) ? next : next[0] };
}

const pattern = (id: string) => new RegExp(`\\$\\{${id}(?=[.}])`, 'g');
const namesIn = (text: string, id: string) => pattern(id).test(text);
const substituted = (text: string, id: string, renamed: string) => text.replace(pattern(id), `\${${renamed}`);
