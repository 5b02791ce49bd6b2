/**
 * The only volume of a GPU instance, gp3. The ECS image needs 30 GiB, an unpacked vLLM image about 25, and the next vLLM
 * image the same while both exist. Weights are streamed into GPU memory and need no disk.
 */
export const INSTANCE_VOLUME = { gib: 100, mibPerSecond: 250 } as const;
