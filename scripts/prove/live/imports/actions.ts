import { ACTIONS } from '../../../preflight/actions';
import type { ImportedPrerequisite } from '../../../preflight/imported-prerequisite';

type Kind = ImportedPrerequisite['kind'];

const isOfImports = (kind: string): kind is Kind => kind.startsWith('imported-') || kind === 'owner-policy';

/** What comparing imported things with what their owners say calls: the same checks as the preflight's. */
export const IMPORT_ACTIONS: readonly string[] = [
  ...new Set(
    Object.entries(ACTIONS).flatMap(([kind, actions]): readonly string[] =>
      isOfImports(kind) ? actions : [],
    ),
  ),
].sort();
