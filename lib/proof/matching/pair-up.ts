import type { FoundResource } from '../template/world';
import type { Expected } from './expected';
import { referencesIn } from './references-in';
import { resourceMismatches } from './resource-mismatches';
import type { Things } from './things';

/**
 * Finds which resource each expected one is. A pair is certain if the resource has no difference from this expectation
 * and from no other, and the expectation fits no other resource. Each certain pair makes references known, so that
 * more pairs become certain. What stays is paired by likeness, most alike first.
 */
export function pairUp(expected: readonly Expected[], things: Things): void {
  let rest = expected;
  while (rest.length > 0) {
    const found = certain(rest, things) ?? likeliest(rest, things);
    if (found.length === 0) return;
    for (const { one, resource } of found) things.identify(one, resource);
    for (const pair of found) identifyReferred(pair, things);
    rest = rest.filter((one) => !things.resourceOf(one));
  }
}

/** What a known resource refers to is known as well. */
function identifyReferred({ one, resource }: Pair, things: Things): void {
  for (const { reference, text } of referencesIn(one.properties, resource.values, things)) {
    const referred = things.only(reference, text);
    if (referred) things.identify(reference, referred);
  }
}

interface Pair {
  readonly one: Expected;
  readonly resource: FoundResource;
}

function certain(rest: readonly Expected[], things: Things): readonly Pair[] | undefined {
  const resources = things.left();
  const fitting = new Map<Expected, FoundResource[]>();
  const fits = new Map<FoundResource, number>();
  for (const one of rest) {
    const found = resources.filter(
      (resource) => resource.type === one.type && resourceMismatches(one, resource, things).length === 0,
    );
    fitting.set(one, found);
    for (const resource of found) fits.set(resource, (fits.get(resource) ?? 0) + 1);
  }
  const pairs = rest.flatMap((one) => {
    const [resource, ...more] = fitting.get(one) ?? [];
    return resource && more.length === 0 && fits.get(resource) === 1 ? [{ one, resource }] : [];
  });
  return pairs.length > 0 ? pairs : undefined;
}

/**
 * The pair with the fewest differences. What fits nowhere exactly comes first: until it is known, other expectations
 * that refer to it fit in several ways.
 */
function likeliest(rest: readonly Expected[], things: Things): readonly Pair[] {
  const nearest = rest.flatMap((one) => nearestTo(one, things));
  const inexact = nearest.filter(({ distance }) => distance > 0);
  const among = inexact.length > 0 ? inexact : nearest;
  return among.sort((a, b) => a.distance - b.distance).slice(0, 1);
}

function nearestTo(one: Expected, things: Things): readonly (Pair & { readonly distance: number })[] {
  return things
    .left()
    .filter(({ type }) => type === one.type)
    .map((resource) => ({ one, resource, distance: resourceMismatches(one, resource, things).length }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 1);
}
