/** How often a worker gives a sign of life, in milliseconds: a few may be late before its lease is lost. */
export const BEAT_MILLISECONDS = 10_000;

/** How often a worker takes back what dead workers hold, in milliseconds. Each does; whoever comes first has done it for all. */
export const SWEEP_MILLISECONDS = 5_000;

/** How often a worker without a job asks for one in case it was not told, in milliseconds. */
export const POLL_MILLISECONDS = 2_000;
