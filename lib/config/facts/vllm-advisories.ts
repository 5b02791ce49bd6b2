import facts from './vllm-advisories.json';

/** A published vulnerability of vLLM. vllm-advisories.json has source and date. */
export interface Advisory {
  readonly id: string;
  readonly alias?: string;
  /** The first version without it; every earlier one counts as affected. */
  readonly fixedIn: string;
  /** Its effect, if known. */
  readonly words?: string;
  /** Whether a second source confirms it. */
  readonly confirmed: boolean;
}

const ADVISORIES: readonly Advisory[] = facts.advisories;

/** The advisories that affect a version of vLLM. */
export function advisoriesOn(version: string): readonly Advisory[] {
  return ADVISORIES.filter(({ fixedIn }) => isBefore(version, fixedIn));
}

/**
 * The version of vLLM in an image, from its public name: `vllm/vllm-openai:v0.32.0-cu129`, or a tag of AWS's own line.
 * `undefined` if the name does not contain it.
 */
export function vllmIn(image: string): string | undefined {
  const [, repository = '', tag = ''] = image.match(/^([^@]*?):([^:/@]+)(?:@.*)?$/) ?? [];
  const listed = facts.images.find((one) => one.tag === tag);
  if (listed) return listed.vllm;
  return /vllm/i.test(repository) ? tag.match(/^v?(\d+\.\d+\.\d+)(?![\d.]|rc)/)?.[1] : undefined;
}

/** Whether a version of vLLM is older than another. */
export function isBefore(version: string, fixed: string): boolean {
  const [a, b] = [version, fixed].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (const [place, number] of b.entries()) {
    const mine = a[place] ?? 0;
    if (mine !== number) return mine < number;
  }
  return false;
}
