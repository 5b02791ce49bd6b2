import { CONTESTANTS, type ContestantId } from '../plan/contestants';
import { type CpuProfile, ORIGINS, type Origin, sharesOf } from '../result/profile-shares';
import type { Table } from './tables';

/** Where the CPU of each contestant goes, over all cases that ran. */
export function originTable(
  contestants: readonly ContestantId[],
  profileOf: (id: ContestantId) => CpuProfile | undefined,
): Table {
  const found = contestants.flatMap((id) => {
    const profile = profileOf(id);
    return profile ? [{ name: CONTESTANTS[id].name, shares: sharesOf(profile) }] : [];
  });
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return {
    title: 'Where the CPU goes',
    rows: [
      ['', ...found.map(({ name }) => name)],
      ...(Object.keys(ORIGINS) as Origin[]).map((origin) => [
        ORIGINS[origin],
        ...found.map(({ shares }) => percent(shares[origin])),
      ]),
    ],
  };
}
