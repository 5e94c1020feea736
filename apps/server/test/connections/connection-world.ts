import { createSearchOutbox, type Database } from "@gongkai/db";
import { drainOutbox } from "@gongkai/search";
import { readEditors } from "../../src/editors.ts";
import { fromGlobalId, toGlobalId } from "../../src/global-id.ts";
import { startTestServer, storeSample, type TestServer } from "../support/test-server.ts";

/** A server over few reports, with ties and unknown years and agencies among them, whose rows come and go. */
export interface ConnectionWorld {
  readonly ask: TestServer["ask"];
  /** The global ids of an agency with several reports, and of a report with several versions. */
  readonly agency: string;
  readonly report: string;
  /** Adds rows to every list, at several places of it; what is returned takes them back. */
  readonly addRows: () => Promise<() => Promise<void>>;
  /** Takes the node of a type out of the lists that it is in; what is returned puts it back. */
  readonly removeNode: (type: string, identity: string) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

/** How many reports are shown at the beginning, of the twenty that are stored. */
const SHOWN = 6;
/** How many changes the feed has at the beginning: more than a page has unless asked. */
const CHANGES = 21;

/** Another version of a report beside those that it has, which is not shown. Its digest has hyphens. */
const ADD_VERSION = `
  insert into report_versions overriding system value
  select (jsonb_populate_record(null::report_versions, to_jsonb(version) || jsonb_build_object(
    'id', nextval(pg_get_serial_sequence('report_versions', 'id')), 'digest', gen_random_uuid(), 'is_current', false
  ))).*
  from report_versions version where report_id = $1 order by id limit 1`;
/** What was taken back and by whom, of reports that are shown nowhere; several at one moment. */
const ADD_RETRACTION = `
  insert into retractions (report_id, reason, author, retracted_at)
  select id, 'test', 'tester', '2024-01-01' from reports
  where id = any($1) and id not in (select report_id from retractions) limit 1`;
const ADD_ENTRY = `
  insert into audit_trail (author, action, target, reason)
  values ('tester', 'retractReport', gen_random_uuid(), 'test')`;
const TOKEN = "0123456789abcdef";
const KEEP_CHANGES =
  "delete from report_changes where number not in (select number from report_changes order by number limit $1)";
const SHOW = "update report_versions set is_current = $2 where report_id = any($1) and digest not like '%-%'";
const ANNOUNCE = "insert into search_outbox (report_id) select unnest($1::text[])";

/** Fills a database and starts a server on it. */
export async function createConnectionWorld(database: Database): Promise<ConnectionWorld> {
  const { pool } = database;
  const search = await storeSample(database, 4);
  const { rows } = await pool.query<{ id: string; agency: string }>(
    "select id, agency_id as agency from reports order by year, agency_id",
  );
  const reports = rows.map(({ id }) => id);
  const [first, , , ofNobody, ofNoYear] = reports;
  const added = reports.slice(SHOWN, SHOWN + 4);
  const retractable = reports.slice(SHOWN + 4);
  const addOthers = async () => {
    await pool.query(ADD_VERSION, [first]);
    await pool.query(ADD_RETRACTION, [retractable]);
    await pool.query(ADD_ENTRY);
  };
  const setShown = async (ids: readonly string[], isShown: boolean) => {
    await pool.query(SHOW, [ids, isShown]);
    await pool.query(ANNOUNCE, [ids]);
    await drainOutbox(createSearchOutbox(database), search.index);
  };
  const hide = async (ids: readonly string[]) => {
    await setShown(ids, false);
    return () => setShown(ids, true);
  };
  await setShown(reports.slice(SHOWN), false);
  await pool.query("update reports set year = null where id = $1", [ofNoYear]);
  await pool.query("update reports set agency_id = null where id = $1", [ofNobody]);
  for (let count = 0; count < 3; count += 1) await addOthers();
  await pool.query(KEEP_CHANGES, [CHANGES]);

  const keyOf = (identity: string) => fromGlobalId(identity)?.key ?? "";
  const removers: Readonly<Record<string, (identity: string) => Promise<() => Promise<void>>>> = {
    Agency: (identity) =>
      hide(rows.slice(0, SHOWN).flatMap(({ id, agency }) => (agency === keyOf(identity) ? id : []))),
    Report: (identity) => hide([keyOf(identity)]),
    Finding: (identity) => hide([keyOf(identity)]),
    SearchHit: (identity) => hide([keyOf(identity)]),
    async Retraction(identity) {
      await pool.query("delete from retractions where report_id = $1", [keyOf(identity)]);
      return async () => {};
    },
    async AuditEntry(identity) {
      await pool.query("alter table audit_trail disable trigger user");
      await pool.query("delete from audit_trail where target = $1", [identity]);
      await pool.query("alter table audit_trail enable trigger user");
      return async () => {};
    },
    async ReportVersion(identity) {
      await pool.query("delete from report_versions where id = $1", [keyOf(identity)]);
      return async () => {};
    },
    async ReportChange(identity) {
      await pool.query("delete from report_changes where report_id = $1", [keyOf(identity)]);
      return async () => {};
    },
  };
  const server = await startTestServer({
    database,
    search,
    editors: readEditors(`tester:${TOKEN}:audit`),
  });
  return {
    ask: (query, variables) => server.ask(query, variables, { authorization: `Bearer ${TOKEN}` }),
    close: server.close,
    agency: toGlobalId({ type: "Agency", key: rows[0]?.agency ?? "" }),
    report: toGlobalId({ type: "Report", key: first ?? "" }),
    async addRows() {
      await setShown(added, true);
      await addOthers();
      return async () => {
        await pool.query(
          "delete from retractions where ctid = (select max(ctid) from retractions where author = 'tester')",
        );
        await setShown(added, false);
        await pool.query(KEEP_CHANGES, [CHANGES]);
      };
    },
    removeNode(type, identity) {
      const remove = removers[type];
      if (remove === undefined) throw new Error(`Say in removers how a ${type} goes away.`);
      return remove(identity);
    },
  };
}
