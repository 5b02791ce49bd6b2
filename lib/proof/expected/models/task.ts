import type { RouterModelOn } from '../../../../lambda/router/config/router-config';
import type { Host } from '../../../../policy/boundary';
import { bedrockModel } from '../../../config/facts/bedrock';
import type { Model, SelfHostedModel } from '../../../config/model';

import { factsOf, revisionOf } from './weights';

type Embedding = RouterModelOn<Host>['embedding'];

/** What a model is for: a fact, or what the file confirms of weights that the catalogue does not have. */
export function taskOf(model: Model): 'chat' | 'embedding' {
  return embeddingOf(model) ? 'embedding' : 'chat';
}

/** What a model gives as an embedding model; `undefined`: it chats. Equal models give equal vectors, and no others do. */
export function embeddingOf(model: Model): Embedding {
  if ('weights' in model) return weightsEmbed(model);
  const { task, embedding } = bedrockModel(model.modelId);
  if (task !== 'embedding' || !embedding) return undefined;
  const { dimensions, charactersPerText, purposes } = embedding;
  return { vectors: model.modelId, dimensions: [...dimensions], charactersPerText, purposes };
}

function weightsEmbed({ weights }: Pick<SelfHostedModel, 'weights'>): Embedding {
  const { source, manifest, embeddingConfirmedOn } = weights;
  const facts = factsOf(weights);
  const embeds = facts ? facts.task === 'embedding' : embeddingConfirmedOn !== undefined;
  if (!embeds) return undefined;
  const dimensions = facts?.embedding?.dimensions;
  const version = 'revision' in weights ? weights.revision : (manifest ?? revisionOf(weights));
  return { vectors: `${source}@${version}`, dimensions: dimensions && [...dimensions] };
}
