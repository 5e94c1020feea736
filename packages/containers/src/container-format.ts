/** What an input with documents in it is. WET files are `warc`, web corpora of one JSON object a line are `jsonl`. */
export type ContainerFormat = "zip" | "tar" | "gzip" | "zstd" | "jsonl" | "warc";
