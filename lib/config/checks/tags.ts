import { serviceTag } from '../facts/service-tags';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/** AWS allows 50 tags on a resource. The CDK has up to 4 of its own, and the tag policy of an organization adds some. */
export const MOST_TAGS = 40;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
/** Letters and digits of any script, spaces, and these signs: what every service of AWS takes. */
const TEXT = /^[\p{L}\p{N} _.:/=+\-@]*$/u;
const CHARACTERS = 'letters, digits, spaces and _ . : / = + - @';

/** AWS takes the tags, and no service acts on a resource because of them. */
export const tagsAreTaken = sectionCheck(['tags'], ({ tags }) => [
  ...tagProblems(tags, 'tags'),
  ...(Object.keys(tags).length > MOST_TAGS ? [tooMany(Object.keys(tags).length)] : []),
]);

/** What is wrong with each tag by itself, and with keys that are the same to IAM. @param at where the file has the tags */
export function tagProblems(tags: Readonly<Record<string, string>>, at: string): readonly Problem[] {
  const keys = Object.keys(tags);
  return [
    ...Object.entries(tags).flatMap(([key, value]) => [
      ...keyProblems(key, at),
      ...valueProblems(key, value, at),
    ]),
    ...repeated(keys, (key) => key.toLowerCase()).map(({ item, firstIndex }) => ({
      path: `${at}.${item}`,
      got: item,
      allowed: `keys that differ by more than case from ${at}.${keys[firstIndex]}: IAM takes them for the same`,
      fix: 'remove one of the two',
    })),
  ];
}

function tooMany(got: number): Problem {
  const allowed = `at most ${MOST_TAGS} tags: AWS allows 50 on a resource, and the CDK and the tag policies of an organization have some`;
  return { path: 'tags', got, allowed, fix: 'remove some' };
}

function keyProblems(key: string, at: string): readonly Problem[] {
  const problem = (allowed: string, fix: string): Problem => ({
    path: `${at}.${key}`,
    got: key,
    allowed,
    fix,
  });
  const acts = serviceTag(key);
  return [
    ...(key === '' || key.length > LONGEST_KEY
      ? [problem(`keys of 1 to ${LONGEST_KEY} characters`, key === '' ? 'name the tag' : 'shorten it')]
      : []),
    ...(TEXT.test(key) && key === key.trim()
      ? []
      : [problem(`keys of ${CHARACTERS}, without a space at either end`, 'remove the other characters')]),
    ...(/^\s*aws:/i.test(key)
      ? [problem('keys that do not begin with aws:, which AWS keeps for itself', 'choose another beginning')]
      : []),
    ...(acts
      ? [
          problem(
            `tags on which nothing acts; by ${acts.key}, ${acts.does}`,
            'remove it; where one resource needs it, your platform team sets it there',
          ),
        ]
      : []),
  ];
}

function valueProblems(key: string, value: string, at: string): readonly Problem[] {
  const problem = (allowed: string, fix: string): Problem => ({
    path: `${at}.${key}`,
    got: value,
    allowed,
    fix,
  });
  return [
    ...(value.length > LONGEST_VALUE
      ? [problem(`values of at most ${LONGEST_VALUE} characters`, 'shorten it')]
      : []),
    ...(TEXT.test(value) ? [] : [problem(`values of ${CHARACTERS}`, 'remove the other characters')]),
  ];
}
