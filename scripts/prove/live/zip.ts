import { unzipSync } from 'fflate';

/** The files of a zip archive, by path. @throws Error on an archive that cannot be read, or has a path twice */
export function filesInZip(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const paths: string[] = [];
  const files = unzipSync(archive, {
    filter({ name }) {
      paths.push(name);
      return true;
    },
  });
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  // Two readers may read two contents.
  if (twice !== undefined) throw new Error(`the archive has ${twice} twice`);
  return new Map(Object.entries(files));
}
