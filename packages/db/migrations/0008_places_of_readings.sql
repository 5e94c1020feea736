ALTER TABLE "sources" ADD COLUMN "found_empty_by" text;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "origin" text;--> statement-breakpoint
UPDATE "report_versions" SET "origin" = "place"."origin" FROM (
	SELECT DISTINCT ON ("source_sha256") "source_sha256", "origin" FROM "source_observations"
	ORDER BY "source_sha256", "observed_at" DESC, "origin" COLLATE "C" DESC
) "place" WHERE "place"."source_sha256" = "report_versions"."source_sha256";--> statement-breakpoint
UPDATE "report_versions" SET "origin" = "name" FROM "sources" WHERE "origin" IS NULL AND "sha256" = "source_sha256";--> statement-breakpoint
ALTER TABLE "report_versions" ALTER COLUMN "origin" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "report_versions" DROP COLUMN "observed_at";--> statement-breakpoint
-- What was stored last had been current; from here on it is what was first seen last.
WITH "ranked" AS (
	SELECT "version"."id", "version"."report_id", "is_current", rank() OVER (
		PARTITION BY "version"."report_id" ORDER BY greatest("first_seen_at", "settled_at") DESC
	) AS "place"
	FROM "report_versions" "version"
	JOIN "sources" ON "sources"."sha256" = "version"."source_sha256"
	LEFT JOIN "agency_settlements" "settlement"
		ON "settlement"."source_sha256" = "version"."source_sha256" AND "agency_match" = 'settled'
	WHERE "is_latest"
), "fallen" AS (
	UPDATE "report_versions" SET "is_current" = false FROM "ranked"
	WHERE "report_versions"."id" = "ranked"."id" AND "ranked"."is_current" AND "ranked"."place" > 1
	RETURNING "report_versions"."report_id"
), "told" AS (
	INSERT INTO "search_outbox" ("report_id") SELECT "report_id" FROM "fallen"
)
INSERT INTO "check_queue" ("report_id") SELECT "report_id" FROM "fallen";--> statement-breakpoint
WITH "ranked" AS (
	SELECT DISTINCT ON ("version"."report_id") "version"."id"
	FROM "report_versions" "version"
	JOIN "sources" ON "sources"."sha256" = "version"."source_sha256"
	LEFT JOIN "agency_settlements" "settlement"
		ON "settlement"."source_sha256" = "version"."source_sha256" AND "agency_match" = 'settled'
	WHERE "is_latest" AND NOT EXISTS (
		SELECT FROM "report_versions" "shown" WHERE "shown"."report_id" = "version"."report_id" AND "shown"."is_current")
	ORDER BY "version"."report_id", greatest("first_seen_at", "settled_at") DESC, "version"."id" DESC
)
UPDATE "report_versions" SET "is_current" = true FROM "ranked" WHERE "report_versions"."id" = "ranked"."id";--> statement-breakpoint
WITH "former" AS (
	UPDATE "report_versions" SET "fingerprint_version" = 0 WHERE NOT "is_current" AND "fingerprint_version" <> 0 RETURNING "id"
), "gone" AS (
	DELETE FROM "section_fingerprints" USING "former" WHERE "version_id" = "former"."id"
	RETURNING "section_fingerprints"."id", "bands"
)
DELETE FROM "section_bands" USING "gone" CROSS JOIN unnest("gone"."bands") "former" ("key")
WHERE "section_bands"."band" = "former"."key" AND "section_bands"."fingerprint_id" = "gone"."id";
