import type { Host } from '../../../policy/boundary';
import type { EmbeddingEvent, EmbeddingRequest } from '../contract/embedding';
import type { AnswerStream, HostCall } from '../hosts/host';
import type { HostClients, RouterModelOn } from '../hosts/hosts';

/** Starts one call to one embedding model, at the host that the configuration gives it. */
export function embed<H extends Host>(
  hosts: HostClients,
  model: RouterModelOn<H>,
  call: Omit<HostCall<unknown, EmbeddingRequest>, 'model'>,
): AnswerStream<EmbeddingEvent> {
  const host = model.host as H;
  return hosts[host].embed({ ...call, model });
}
