import { type Claim, claim } from '../claim';
import type { Basis } from '../expected/basis';
import { expectedOutputs } from '../expected/outputs';
import { matches } from '../matching/compare';
import type { Things } from '../matching/things';
import { resolve } from '../template/resolve';
import type { World } from '../template/world';

/**
 * Clients and scripts act on the outputs of the stacks, so an output with a wrong address leads prompts or weights out
 * of the deployment. Nobody acts on one that is missing.
 *
 * @param things the resources of the deployment, as far as they are known
 */
export function outputsClaim(basis: Basis, { templates }: World, things: Things): Claim {
  const expected = expectedOutputs(basis, (thing) => things.isExpected(thing));
  const isOwn = (name: string, value: unknown) => {
    const known = expected[name];
    // An expected value is right by another name, too.
    return (known === undefined ? Object.values(expected) : [known]).some((rule) =>
      matches(rule, value, things),
    );
  };
  const outputs = Object.entries(templates.stacks).flatMap(([stack, { Outputs = {} }]) =>
    Object.entries(Outputs).map(([name, { Value }]) => ({ stack, name, written: Value })),
  );
  return claim(
    'world.outputs',
    'each output of a stack names a resource of the stack, or an address of the deployment’s own API',
    () => ({
      against: outputs.flatMap(({ stack, name, written }) => {
        const value = resolve(templates, stack, written);
        const right = isOwn(name, value) || (expected[name] === undefined && isReference(written));
        return right ? [] : [`output ${name} of ${stack} is ${JSON.stringify(value)}`];
      }),
      looked: outputs.map(({ stack, name }) => `${stack}: ${name}`),
    }),
  );
}

/** One resource, attribute or pseudo parameter and nothing else: what the CDK exports to another stack. */
function isReference(written: unknown): boolean {
  const [name, ...more] = Object.keys(written ?? {});
  return more.length === 0 && (name === 'Ref' || name === 'Fn::GetAtt');
}
