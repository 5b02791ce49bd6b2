import { symbolOf } from '../template/names';
import type { FoundResource } from '../template/world';
import type { Expected } from './expected';
import type { TextPart } from './rule';

/** A reference to an expected resource, or to one of its attributes. */
export type Reference = Exclude<TextPart, string>;

/** Which resource of the templates each expected resource is, as far as it is known. */
export class Things {
  private readonly known = new Map<string, FoundResource>();
  private readonly types: ReadonlyMap<string, string>;
  private readonly unknown: Set<FoundResource>;

  /**
   * @param strangers whether a rule may refer to a thing that is not among the expected ones; it is then any text
   * @param imported the id of each thing that is in no template, and that a rule may refer to. @default none
   */
  constructor(
    expected: readonly Expected[],
    resources: readonly FoundResource[],
    private readonly strangers: boolean,
    private readonly imported: ReadonlyMap<string, string> = new Map(),
  ) {
    this.types = new Map(expected.map(({ thing, type }) => [thing, type]));
    if (this.types.size < expected.length) throw new Error('Two expected resources have the same name.');
    this.unknown = new Set(resources);
  }

  /** From now on the thing is this resource, and no other thing is. */
  identify({ thing }: Pick<Expected, 'thing'>, resource: FoundResource): void {
    this.known.set(thing, resource);
    this.unknown.delete(resource);
  }

  resourceOf({ thing }: Pick<Expected, 'thing'>): FoundResource | undefined {
    return this.known.get(thing);
  }

  isExpected(thing: string): boolean {
    return this.types.has(thing) || this.imported.has(thing);
  }

  /** The symbol of each known thing. */
  pairs(): ReadonlyMap<string, string> {
    return new Map([...this.known].map(([thing, { symbol }]) => [thing, symbol]));
  }

  /** The resources that are no known thing; of one type, or all. */
  left(type?: string): readonly FoundResource[] {
    const all = [...this.unknown];
    return type === undefined ? all : all.filter((resource) => resource.type === type);
  }

  isLeft(resource: FoundResource): boolean {
    return this.unknown.has(resource);
  }

  /** What the reference resolves to; `undefined` while the thing is not known. An imported thing has its id alone. */
  textOf({ thing, attribute }: Reference): string | undefined {
    if (attribute === undefined && this.imported.has(thing)) return this.imported.get(thing);
    const resource = this.known.get(thing);
    return resource && referenceTo(resource, attribute);
  }

  /** The one resource that is no known thing and that this reference to the thing would name. */
  only({ thing, attribute }: Reference, text: string): FoundResource | undefined {
    const type = this.types.get(thing);
    const [resource, ...more] = this.left().filter(
      (one) => one.type === type && referenceTo(one, attribute) === text,
    );
    return more.length === 0 ? resource : undefined;
  }

  /** Whether a text may be a reference to a thing that is not known yet. */
  mayBe({ thing, attribute }: Reference, text: string): boolean {
    const type = this.types.get(thing);
    if (type === undefined && this.strangers) return true;
    if (type === undefined) throw new Error(`A rule refers to ${thing}, which is not expected.`);
    for (const resource of this.unknown) {
      if (resource.type === type && referenceTo(resource, attribute) === text) return true;
    }
    return false;
  }
}

/** What `Ref` or `Fn::GetAtt` of a resource resolves to; its own name without an attribute. */
const referenceTo = ({ stack, logicalId, name }: FoundResource, attribute: string | undefined) =>
  attribute === undefined ? name : symbolOf(stack, `${logicalId}.${attribute}`);
