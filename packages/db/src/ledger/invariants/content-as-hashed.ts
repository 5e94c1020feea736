import { sql } from "drizzle-orm";
import { findBreaches, type Invariant } from "./invariant.ts";

const TEXTS = sql`
  select 'text ' || sha256, 'hashes to ' || encode(sha256(convert_to(text, 'UTF8')), 'hex')
  from source_texts where encode(sha256(convert_to(text, 'UTF8')), 'hex') <> sha256`;

const BYTES = sql`
  select 'bytes ' || sha256, 'hash to ' || encode(sha256(bytes), 'hex')
  from source_bytes where encode(sha256(bytes), 'hex') <> sha256`;

const CONTENT = sql`
  select 'source ' || sha256, 'has neither bytes nor a text' from sources
  where not exists (select from source_bytes where source_bytes.sha256 = sources.sha256)
    and not exists (select from source_texts where source_texts.sha256 = sources.sha256)
    and not exists (
      select from report_versions join source_texts on source_texts.sha256 = text_sha256
      where source_sha256 = sources.sha256)`;

const LENGTHS = sql`
  select 'source ' || sha256, 'is ' || byte_length || ' bytes long, and ' || octet_length(bytes) || ' are kept'
  from sources join source_bytes using (sha256) where octet_length(bytes) <> byte_length`;

const TEXTS_OF_VERSIONS = sql`
  select 'version ' || id, 'has no text' from report_versions
  where not exists (select from source_texts where source_texts.sha256 = text_sha256)`;

const ORIGINS = sql`
  select 'source ' || sha256, 'was met nowhere' from sources
  where not exists (select from source_observations where source_sha256 = sources.sha256)`;

/**
 * I4. Proven by hashing all texts and bytes again, and by the presence of one or the other for each source. Of a source that was
 * stored before its bytes were kept the text that it was read from will do.
 */
export const contentAsHashed: Invariant = {
  name: "content-as-hashed",
  meaning:
    "Every stored text and document hashes to its key; every source has its content and a place where it was met.",
  async check(snapshot) {
    const queries = [TEXTS_OF_VERSIONS, CONTENT, ORIGINS, LENGTHS, TEXTS, BYTES];
    return { breaches: await findBreaches(snapshot, queries) };
  },
};
