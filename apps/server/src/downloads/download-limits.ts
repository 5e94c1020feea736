/** How much is downloaded at once, and for how long. */
export interface DownloadLimits {
  /** How many downloads run at once; each holds a connection of the database while it reads a page. */
  readonly running: number;
  /** How many more may wait for one of them to end; whoever comes then is told to come again. */
  readonly waiting: number;
  /** How long a download may take, the wait included, in milliseconds. */
  readonly time: number;
  /** How many rows are read at once at most; a dataset may read fewer. */
  readonly pageSize: number;
}

/** How much a server lets be downloaded unless it is told otherwise. */
export const DOWNLOAD_LIMITS: DownloadLimits = { running: 2, waiting: 20, time: 600_000, pageSize: 1_000 };
