/** What Converse takes as the name of a tool and as the id of a call (API reference, ToolUseBlock, 2026-11). */
const ACCEPTED = /^[a-zA-Z0-9_-]{1,64}$/;
const LONGEST = 64;

/** Names in the form that Converse takes, and back. */
export interface AcceptedNames {
  /** A name that is not among those given stays as it is. */
  accepted(name: string): string;
  original(accepted: string): string;
}

/** Gives each name one that Converse takes: itself where it can be, and never one that another name has. */
export function acceptedNames(names: readonly string[]): AcceptedNames {
  const there = new Map<string, string>();
  const back = new Map<string, string>();
  const give = (name: string, form: string) => {
    there.set(name, form);
    back.set(form, name);
  };
  const unique = [...new Set(names)];
  for (const name of unique) if (ACCEPTED.test(name)) give(name, name);
  for (const name of unique) if (!there.has(name)) give(name, free(name, back));
  return {
    accepted: (name) => there.get(name) ?? name,
    original: (form) => back.get(form) ?? form,
  };
}

/** The name with `_` for each character that Converse refuses; numbered where that is taken. */
function free(name: string, taken: ReadonlyMap<string, string>): string {
  const base = name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, LONGEST) || '_';
  for (let number = 2, form = base; ; number += 1) {
    if (!taken.has(form)) return form;
    const ending = `_${number}`;
    form = base.slice(0, LONGEST - ending.length) + ending;
  }
}
