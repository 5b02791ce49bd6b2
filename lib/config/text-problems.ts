import { ARMOUR, PRIVATE_KEY } from './key-material';
import { type Path, pathText } from './path';
import type { Problem } from './problem';

// What no text of a deployment file may contain, wherever it stands. The texts become part of templates, policies, logs
// and terminals, each of which reads some characters in its own way.

interface Rule {
  readonly found: RegExp;
  readonly allowed: string;
  readonly fix: string;
}

/**
 * Characters without a shape of their own, and the two fillers that Unicode has beside them. Joiners and selectors of a
 * variant have their place after an emoji, and after letters of the scripts that are written with joiners.
 */
const INVISIBLE = new RegExp(
  [
    String.raw`(?![\u200c\u200d\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc\u2800]`,
    String.raw`(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f${scripts(
      'Arabic Syriac Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan',
    )}])[\u200c\u200d\ufe00-\ufe0f](?!\u20e3)`,
  ].join('|'),
  'u',
);

function scripts(names: string): string {
  return names
    .split(' ')
    .map((name) => `\\p{Script_Extensions=${name}}`)
    .join('');
}

/** `\p{Cc}`: control characters; `\p{Cs}`: surrogates without their pair; `\p{Zl}`, `\p{Zp}`: separators of lines. */
const RULES: readonly Rule[] = [
  {
    found: /\{\{\s*resolve\s*:/i,
    allowed: 'text without {{resolve: …}}, which CloudFormation replaces by a value of another service',
    fix: 'write the value itself; a secret has no place in this file',
  },
  {
    found: /\$\{/,
    allowed: 'text without ${, which begins a variable in CloudFormation and in IAM policies',
    fix: 'write the value itself, or remove the dollar sign',
  },
  {
    found: /#\{Token\[/,
    allowed: 'text without #{Token[, which begins a list that the CDK puts there',
    fix: 'write the value itself',
  },
  {
    found: PRIVATE_KEY,
    allowed: 'text without a private key: this file is read by reviewers, and its values are in templates',
    fix: 'remove the key from the file and its history, and replace the key where it is in use',
  },
  {
    found: /\p{Cs}/u,
    allowed: 'text of whole characters; this one has half of a surrogate pair',
    fix: 'type the text again',
  },
  {
    found: INVISIBLE,
    allowed: 'text without invisible characters: with them a reviewer sees another text than a program reads',
    fix: 'type the text again, without characters for writing direction or of no width',
  },
];

const CONTROL: Rule = {
  found: /[\p{Cc}\p{Zl}\p{Zp}]/u,
  allowed: 'text on one line, without control characters',
  fix: 'remove line breaks, tabs and other control characters',
};
/** A certificate has its place in a CA bundle. Under the words of a certificate there can be a key. */
const BLOCK: Rule = {
  found: ARMOUR,
  allowed: 'text without PEM blocks: a certificate has its place in certificate.caBundle, and a key has none',
  fix: 'remove the block; if it has a key, replace the key where it is in use',
};
/** A PEM text is made of lines. */
const CONTROL_IN_LINES: Rule = {
  found: /(?![\r\n])[\p{Cc}\p{Zl}\p{Zp}]/u,
  allowed: 'text without control characters besides line breaks',
  fix: 'remove tabs and other control characters',
};

/** Zod passes over this key, so that its value would be in the file and not in the deployment. */
const LOST_KEY = '__proto__';

/** The problems with texts of plain data, keys included, whatever the schema says of their place. */
export function textProblems(input: unknown): readonly Problem[] {
  const found: Problem[] = [];
  const left: { readonly value: unknown; readonly path: Path }[] = [{ value: input, path: [] }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === 'string')
      found.push(...problemsOf(value, pathText(path), path.at(-1) === 'caBundle'));
    if (typeof value !== 'object' || value === null) continue;
    const keys = Array.isArray(value) ? [] : Object.keys(value);
    found.push(...keys.flatMap((key) => problemsOf(key, pathText([...path, key]), false)));
    if (Object.hasOwn(value, LOST_KEY)) {
      const allowed = 'keys that mean nothing to JavaScript';
      const at = pathText([...path, LOST_KEY]);
      found.push({ path: at, got: LOST_KEY, allowed, fix: 'remove it, or choose another key' });
    }
    const inner = Object.entries(value).map(([key, one]) => ({
      value: one as unknown,
      path: [...path, Array.isArray(value) ? Number(key) : key],
    }));
    left.push(...inner.reverse());
  }
  return found;
}

function problemsOf(text: string, path: string, ofLines: boolean): readonly Problem[] {
  const armoured = ofLines || PRIVATE_KEY.test(text) ? [] : [BLOCK];
  return [...RULES, ...armoured, ofLines ? CONTROL_IN_LINES : CONTROL]
    .filter(({ found }) => found.test(text))
    .map(({ allowed, fix }) => ({ path, got: text, allowed, fix }));
}
