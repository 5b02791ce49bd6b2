import type { Deployment } from '../deployment';
import type { Problem } from '../problem';
import { type Answer, answersOf } from './answers';
import type { Union } from './union';

/**
 * The routes that the union has and neither file: a caller and a class that get a model which one file has, by a limit
 * that the other has. And the permissions that one of the files needs and the union does not give.
 */
export function wrongRoutes(
  { deployment, aliases }: Union,
  deployed: Deployment,
  next: Deployment,
): readonly Problem[] {
  const united = answersOf(deployment);
  const [before, after] = [answersOf(deployed), answersOf(next)];
  const [deployedHas, nextHas] = [before, after].map((answers) => new Set(answers.map(text)));
  const redefined = [...aliases.values()];
  const wider = united.filter((answer) => {
    const of = aliases.get(answer.model);
    if (of !== undefined) return !deployedHas?.has(text({ ...answer, model: of }));
    return (
      !nextHas?.has(text(answer)) && (redefined.includes(answer.model) || !deployedHas?.has(text(answer)))
    );
  });
  const given = new Set(united.map(permission));
  const lacking = [...new Set([...before, ...after].map(permission))].filter((one) => !given.has(one));
  return [
    ...wider.map(({ lane, caller, dataClass, model }) => ({
      path: `callers, ${caller}`,
      got: `${dataClass} data to ${model}, on the ${lane} lane`,
      allowed: 'what the deployed or the new file allows on its own',
      fix: `remove ${model} or what lets ${caller} reach it first, deploy, and then widen the limit`,
    })),
    ...lacking.map((one) => ({
      path: 'models',
      got: `no caller for ${one}`,
      allowed: 'every lane and model of both files',
      fix: 'add the new callers first, deploy, and then remove the others',
    })),
  ];
}

const text = ({ lane, caller, dataClass, model }: Answer) => `${lane} ${dataClass} ${model} ${caller}`;
const permission = ({ lane, model }: Answer) => `${model} on the ${lane} lane`;
