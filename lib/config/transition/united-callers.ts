import type { Deployment } from '../deployment';
import { withoutPath } from '../principal';
import { answersOf } from './answers';
import type { UnitedModels } from './united-models';

type Caller = Deployment['callers'][number];
type Files = Pick<Deployment, 'callers' | 'models'>;

/**
 * The callers of both files. A caller of both has the floor of the new file, and the models and the credentials of both.
 * `all` is each file's own models, so a caller of one file gets no model of the other; nor the new definition of a model
 * that only the deployed file gives it, which it has under the other name. Of the models of the deployed file, a caller
 * keeps those that answer it: with a credential of the new file, it could otherwise reach one that neither file lets it
 * reach. A caller of the deployed file alone that no model answers is gone.
 *
 * @param deployed the deployed file under the limits of the new one
 */
export function unitedCallers(
  deployed: Deployment,
  next: Files,
  { models, aliases }: UnitedModels,
): Deployment['callers'] {
  const every = models.map(({ name }) => name);
  const redefined = [...aliases.values()];
  const answers = answersOf(deployed);
  const answering = ({ name }: Caller) =>
    answers.filter(({ caller }) => caller === name).map(({ model }) => model);
  const ofDeployed = (caller: Caller) => {
    const own = answering(caller);
    return every.filter((name) =>
      aliases.has(name)
        ? own.includes(aliases.get(name) ?? '')
        : own.includes(name) && !redefined.includes(name),
    );
  };
  const modelsOf = ({ models: own }: Caller, names: readonly string[]): Caller['models'] => {
    const found = every.filter((name) => names.includes(name));
    if (own !== 'all' && hasSame(own, found)) return own;
    return found.length === every.length ? 'all' : found;
  };
  const known = next.callers.map((caller): Caller => {
    const same = deployed.callers.find(({ name }) => name === caller.name);
    return {
      ...(same ? withCredentialsOf(same, caller, next.callers) : caller),
      models: modelsOf(caller, [...namesOf(caller, next), ...(same ? ofDeployed(same) : [])]),
    };
  });
  const gone = deployed.callers
    .filter(({ name }) => !next.callers.some((caller) => caller.name === name))
    .filter((caller) => answering(caller).length > 0)
    .map((caller): Caller => {
      const nothing = { ...caller, principals: [], tokens: [] };
      return {
        ...withCredentialsOf(caller, nothing, next.callers),
        models: modelsOf(caller, ofDeployed(caller)),
      };
    });
  return [...known, ...gone];
}

const namesOf = ({ models }: Caller, file: Files): readonly string[] =>
  models === 'all' ? file.models.map(({ name }) => name) : models;

/** Then the list stays as the file has it: its order means nothing. */
const hasSame = (own: readonly string[], united: readonly string[]) =>
  own.length === united.length && united.every((name) => own.includes(name));

/** The credentials of both, without those that the new file gives to another caller. */
function withCredentialsOf(deployed: Caller, caller: Caller, callers: readonly Caller[]): Caller {
  const taken = callers.flatMap(({ principals, tokens }) => [...principals.map(withoutPath), ...tokens]);
  const free = deployed.principals.filter((arn) => !taken.includes(withoutPath(arn)));
  const tokens = deployed.tokens.filter((token) => !taken.includes(token));
  return {
    ...caller,
    principals: [...caller.principals, ...free],
    tokens: [...caller.tokens, ...tokens],
    apiKeys: caller.apiKeys || deployed.apiKeys,
  };
}
