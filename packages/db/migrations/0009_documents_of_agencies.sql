-- Search documents say more of the agency than they did: every report goes to the index again.
INSERT INTO "search_outbox" ("report_id") SELECT "id" FROM "reports" ORDER BY "id";
