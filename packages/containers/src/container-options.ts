/** Which fields of a line of JSON Lines hold what; of several names the first that a line has counts. */
export interface ContainerFields {
  readonly text: readonly string[];
  /** Preferred to the text, because markup tells the cells of tables. */
  readonly html: readonly string[];
  readonly url: readonly string[];
  /** ISO 8601, or seconds or milliseconds since 1970. */
  readonly date: readonly string[];
}

/** How much an input may ask for. What goes beyond becomes a failure item, and the rest is read where it can be. */
export interface ContainerLimits {
  /** The size of one document, in bytes. */
  readonly documentBytes: number;
  /** How many members one archive may have. */
  readonly members: number;
  /** How many times its size an input may expand to, once it has expanded to {@link freeExpansion}. */
  readonly expansion: number;
  /** How much any input may expand to, in bytes, whatever its size. */
  readonly freeExpansion: number;
  /** How many archives and compressions may stand in each other: a zip in a tar.gz is 3. */
  readonly depth: number;
  /** How many characters of a name are kept. */
  readonly nameLength: number;
}

/** Settings of `openInput`. */
export interface ContainerOptions {
  readonly fields?: Partial<ContainerFields>;
  readonly limits?: Partial<ContainerLimits>;
  /** Whether PDF and Word documents in crawls are handed out. Whether they hold a report is not known before. */
  readonly binaries?: boolean;
  /** Whether a document is known from an earlier reading: it is then counted and not handed out. */
  readonly skip?: (ordinal: number) => boolean;
  /** Ends the reading: the items then throw its reason. */
  readonly signal?: AbortSignal;
}

/** The names that the large web corpora use. */
export const DEFAULT_FIELDS: ContainerFields = {
  text: ["text", "content", "raw_content", "body", "page_content", "markdown", "document", "正文"],
  html: ["html", "raw_html", "content_html", "html_content"],
  url: ["url", "source_url", "uri", "link", "source", "page_url", "warc-target-uri"],
  date: ["date", "timestamp", "crawl_date", "date_download", "fetch_time", "time", "warc-date", "datetime"],
};

const MEBIBYTE = 1024 * 1024;

/** Room for any page and any honest archive. */
export const DEFAULT_LIMITS: ContainerLimits = {
  documentBytes: 32 * MEBIBYTE,
  members: 10_000_000,
  expansion: 300,
  freeExpansion: 64 * MEBIBYTE,
  depth: 3,
  nameLength: 1000,
};
