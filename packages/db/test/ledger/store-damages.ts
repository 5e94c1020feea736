import type { InvariantName } from "../../src/index.ts";

/** What breaks an invariant, as statements, and what is to be said of it. */
export type Damage = readonly [name: InvariantName, what: string, statements: string, breach: RegExp];

/** A search index as its tables are, told of everything that is published; damages presuppose it. */
export const INDEX = `
  create schema search;
  create table search.revisions as
    select report_id, max(id) as revision from search_outbox group by report_id;
  create table search.documents as
    select version.report_id || '-' || position as id, version.report_id, version.id as version_id, position,
      section, heading, text
    from report_versions version join sections on version_id = version.id where is_current;
  delete from search_outbox;`;

/** Damages of the store that `verify-store.test.ts` fills: versions 1 and 2 are of one report, 2 is current. */
export const DAMAGES: readonly Damage[] = [
  [
    "every-input-accounted",
    "an input in no state",
    "update inputs set state = 'lost'",
    /^input \d+: is lost/,
  ],
  [
    "every-input-accounted",
    "an input that waits and is held",
    "update inputs set state = 'waiting' where lease is not null",
    /is waiting and held by a worker/,
  ],
  [
    "every-input-accounted",
    "a document that came to no end",
    "delete from input_documents where outcome = 'stored'",
    /of 1 documents only 0 are accounted for/,
  ],
  [
    "every-input-accounted",
    "a document before the last that came to no end",
    "update input_documents set ordinal = 7 where outcome = 'newVersion'",
    /of 8 documents only 1 are accounted for/,
  ],
  [
    "every-input-accounted",
    "a document whose source is not there",
    "update input_documents set sha256 = repeat('0', 64) where outcome = 'stored'",
    /is stored, and its source is not stored/,
  ],
  [
    "every-input-accounted",
    "a document of which nobody noted that it was met",
    "update source_observations set input_id = null, origin = 'elsewhere' where origin = '/inbox/old.html'",
    /nothing says that its source was met there/,
  ],
  [
    "every-input-accounted",
    "a failure of which nothing is kept",
    "delete from quarantine where ordinal = 1",
    /^document \d+\/1: is quarantined, and nothing is kept/,
  ],
  [
    "every-input-accounted",
    "a failure that the ledger knows otherwise",
    "update input_documents set outcome = 'noReport' where outcome = 'quarantined'",
    /stands in the ledger as noReport/,
  ],
  [
    "one-row-per-identity",
    "a version that is there twice",
    `alter table report_versions drop constraint report_versions_key;
     insert into report_versions overriding system value
       select (jsonb_populate_record(v, '{"id": 99, "is_current": false, "is_latest": false}')).* from report_versions v where id = 1`,
    /is there 2 times/,
  ],
  [
    "one-row-per-identity",
    "a constraint that is gone",
    "alter table input_documents drop constraint input_documents_pkey",
    /has no working constraint input_documents_pkey/,
  ],
  [
    "one-row-per-identity",
    "a report under the key of another",
    "update reports set year = 2007 where year = 2020",
    /is of agency \w+ and year 2007/,
  ],
  [
    "one-current-version",
    "a report with no current version",
    "update report_versions set is_current = false where id = 3",
    /has no current version, and 1 that could be/,
  ],
  [
    "one-current-version",
    "a report with two",
    "drop index report_versions_one_current; update report_versions set is_current = true",
    /has 2 current versions/,
  ],
  [
    "one-current-version",
    "a report whose current version is not the one seen last",
    "update sources set first_seen_at = '2022-01-01' where sha256 = (select source_sha256 from report_versions where id = 2)",
    /was first seen later/,
  ],
  [
    "one-current-version",
    "a source that counts as first seen when no place held it",
    "update sources set first_seen_at = '2022-01-01' where sha256 = (select source_sha256 from report_versions where id = 3)",
    /counts as first seen at another time/,
  ],
  [
    "one-current-version",
    "a report whose current version is not the first of two seen at one time",
    `update source_observations set observed_at = '2023-03-01Z' where source_sha256 in (
        select source_sha256 from report_versions where id in (1, 2));
      update sources set first_seen_at = '2023-03-01Z' where sha256 in (
        select source_sha256 from report_versions where id in (1, 2));
      update report_versions set is_current = false where id in (1, 2);
      update report_versions set is_current = true where id = (
        select id from report_versions where id in (1, 2) order by source_sha256 limit 1)`,
    /first seen at the same time comes before it/,
  ],
  [
    "one-current-version",
    "a current version that is read otherwise now",
    "update report_versions set is_latest = false where id = 3",
    /its source is read otherwise now/,
  ],
  [
    "one-current-version",
    "a retracted report that is shown",
    "insert into retractions (report_id, reason, author) select report_id, '误传', '张三' from report_versions where id = 3",
    /^version 3: is current, and its report was retracted/,
  ],
  [
    "content-as-hashed",
    "a text that was changed",
    "update source_texts set text = overlay(text placing '?' from 5) where sha256 = (select text_sha256 from report_versions where id = 1)",
    /^text \w+: hashes to/,
  ],
  [
    "content-as-hashed",
    "bytes that are not those of the source",
    "insert into source_bytes select sha256, '\\x00' from sources limit 1 on conflict (sha256) do update set bytes = excluded.bytes",
    /^bytes \w+: hash to/,
  ],
  [
    "content-as-hashed",
    "a source without content",
    `insert into sources (sha256, name, media_type) values ('lost', 'lost.html', 'text/html');
     insert into source_observations (source_sha256, origin) values ('lost', '/lost.html')`,
    /^source lost: has neither bytes nor a text/,
  ],
  [
    "versions-whole",
    "a section in the middle that is gone",
    "delete from sections where version_id = 1 and position = 2",
    /^version 1: has 5 sections, and the last is number 6/,
  ],
  [
    "versions-whole",
    "a section at the end that is gone",
    "delete from sections where version_id = 2 and position = 5",
    /^version 2: was stored with digest/,
  ],
  [
    "versions-whole",
    "a word that was changed",
    "update sections set text = text || '。' where version_id = 3 and position = 0",
    /^version 3: was stored with digest/,
  ],
  [
    "versions-whole",
    "a row of figures that is gone",
    "delete from requests_figures where version_id = 1 and applicant = 'total'",
    /^version 1: has \d rows of \d in requests_figures/,
  ],
  [
    "versions-whole",
    "a table that is gone",
    "delete from proactive_disclosure_figures where version_id = 1",
    /^version 1: has 0 rows of 1 in proactive_disclosure_figures/,
  ],
  [
    "versions-whole",
    "a number without a cell",
    "update remedies_figures set cells = cells - 'upheld' where version_id = 1 and upheld is not null",
    /upheld is no cell with number/,
  ],
  [
    "versions-whole",
    "a cell without its number",
    "update requests_figures set received = null where version_id = 1 and received is not null",
    /received is .* with number none/,
  ],
  [
    "published-is-searchable",
    "a section that the index lacks",
    "delete from search.documents where version_id = 2 and position = 3",
    /has 6 sections, of which the index has 5, and 0 others/,
  ],
  [
    "published-is-searchable",
    "a former version that is found",
    "update search.documents set version_id = 1 where version_id = 2",
    /has 6 sections, of which the index has 0, and 6 others/,
  ],
  [
    "published-is-searchable",
    "a report of which the index was never told",
    "delete from search.revisions; delete from search.documents",
    /the index was never told of it/,
  ],
  [
    "published-is-searchable",
    "a document of nothing",
    "update search.documents set report_id = 'lost' where version_id = 3",
    /is of report lost, which has no current version/,
  ],
  [
    "figures-as-read",
    "a number that the text does not print",
    "update requests_figures set received = 41 where version_id = 2 and received is not null",
    /requests\/received\/\w+ is 41, and the text has/,
  ],
  [
    "figures-as-read",
    "a number that is not the cell's, in a version that is not current",
    `update requests_figures set cells = cells || '{"received": {"state": "value", "raw": "40", "span": [1, 3]}}', received = 41
     where version_id = 1 and applicant = 'total'`,
    /^version 1: requests\/total\/received is 41 and printed as 40/,
  ],
  [
    "counts-agree",
    "documents that were kept and are not stored",
    "update input_documents set sha256 = repeat('0', 64) where outcome = 'stored'",
    /of 4 that were kept|of 2 that were kept/,
  ],
  [
    "counts-agree",
    "a source from which nothing was read",
    "insert into sources (sha256, name, media_type) values ('lost', 'lost.html', 'text/html')",
    /^source lost: is stored, and no report was read from it/,
  ],
  [
    "counts-agree",
    "a check of a report that is not there",
    "insert into check_queue (report_id) values ('lost')",
    /names report lost, which is not there/,
  ],
];
