import { existsSync } from 'node:fs';
import { CommandError } from '../command-line/command-error';
import type { ImageSource } from '../images/image-place';
import { type ImageReference, parseReference } from '../images/image-reference';
import { isLayout } from '../images/layout/layout-reader';
import type { Credentials } from '../images/registry/credentials';

/** The image of a model, as the deployment file names it. */
export interface ImageOfModel {
  readonly source: string;
  /** What the deployment file or its lock pins. @default nothing is pinned yet */
  readonly digest?: string;
}

/** Where the image of a model comes from. @param from the value of --from @throws CommandError, ImageError */
export function sourceOf(
  image: ImageOfModel,
  from: string | undefined,
  loginOf: (image: ImageReference) => Credentials,
): ImageSource {
  const { digest } = image;
  if (from !== undefined && isFolder(from))
    return { kind: 'layout', folder: from, ...(digest !== undefined && { image: digest }) };
  const named = parseReference(image.source);
  const place = from === undefined ? named : parseReference(from);
  // A name that was written for this command counts more than the one of the file.
  const { tag = named.tag, registry, repository } = place;
  const reference = {
    registry,
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
  return { kind: 'registry', image: reference, credentials: loginOf(reference) };
}

function isFolder(from: string): boolean {
  if (isLayout(from)) return true;
  if (!/^[./~]/.test(from) && !existsSync(from)) return false;
  throw new CommandError(
    `--from ${from} is no OCI image layout: ${existsSync(from) ? 'it has no file oci-layout' : 'there is no such folder'}. Name a folder that --to wrote, or <registry>/<repository>.`,
  );
}
