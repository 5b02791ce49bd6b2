import { architectureOf } from '../../lib/config/facts/instances';

/** What an image runs on, as an index names it. */
export interface Platform {
  readonly os: 'linux';
  readonly architecture: 'amd64' | 'arm64';
}

/** The platform of the instances of a model. @param instanceType of EC2 or of SageMaker hosting */
export const platformOf = (instanceType: string): Platform => ({
  os: 'linux',
  architecture: architectureOf(instanceType),
});

/** `linux/amd64` */
export const platformInWords = ({ os, architecture }: Platform): string => `${os}/${architecture}`;
