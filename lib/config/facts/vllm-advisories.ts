import facts from './vllm-advisories.json';

/** A published weakness of vLLM. Source and date stand in vllm-advisories.json. */
export interface Advisory {
  readonly id: string;
  readonly alias?: string;
  /** The first version without it; every earlier one counts as affected. */
  readonly fixedIn: string;
  /** What it lets happen, where that is known. */
  readonly words?: string;
  /** Whether a second source says the same. */
  readonly confirmed: boolean;
}

const ADVISORIES: readonly Advisory[] = facts.advisories;

/** The advisories that a version of vLLM stands behind. */
export function advisoriesOn(version: string): readonly Advisory[] {
  return ADVISORIES.filter(({ fixedIn }) => isBefore(version, fixedIn));
}

/**
 * Which vLLM an image carries, by its public name: `vllm/vllm-openai:v0.32.0-cu129`, or a tag of AWS's own line.
 * `undefined` where the name does not say.
 */
export function vllmIn(image: string): string | undefined {
  const [, repository = '', tag = ''] = image.match(/^([^@]*?):([^:/@]+)(?:@.*)?$/) ?? [];
  const listed = facts.images.find((one) => one.tag === tag);
  if (listed) return listed.vllm;
  return /vllm/i.test(repository) ? tag.match(/^v?(\d+\.\d+\.\d+)(?![\d.]|rc)/)?.[1] : undefined;
}

function isBefore(version: string, fixed: string): boolean {
  const [a, b] = [version, fixed].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (const [place, number] of b.entries()) {
    const mine = a[place] ?? 0;
    if (mine !== number) return mine < number;
  }
  return false;
}
