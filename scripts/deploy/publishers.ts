import type { Deployment } from '../../lib/config/deployment';
import { isSelfHosted } from '../../lib/config/model';

/** Who may write what the deployment trusts, as the terminal shows it; empty if there is nothing to write. */
export function publishersInWords({ bearer, models, publishers }: Deployment): string {
  const lines = [
    ...(bearer ? [['API keys and key set', publishers.credentials] as const] : []),
    ...(models.some(isSelfHosted) ? [['weights and images', publishers.models] as const] : []),
  ].map(([what, arns]) => `  ${what}: ${arns.join(', ') || NOBODY}`);
  return lines.length === 0 ? '' : ['Who may publish', ...lines].join('\n');
}

const NOBODY = 'every principal that the IAM policies of the account allow it (name some in publishers)';
