CREATE TABLE "report_changes" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_changes_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" text NOT NULL,
	"type" text NOT NULL,
	"version_id" bigint,
	"version_id_before" bigint,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "report_changes_by_report" ON "report_changes" USING btree ("report_id","number");--> statement-breakpoint
CREATE INDEX "findings_by_rule" ON "findings" USING btree ("rule","verdict","version_id") WHERE "findings"."verdict" <> 'pass';--> statement-breakpoint
INSERT INTO "report_changes" ("report_id", "type", "version_id", "changed_at")
	SELECT "report_id", 'added', "id", "stored_at" FROM "report_versions" WHERE "is_current" ORDER BY "id";--> statement-breakpoint
CREATE FUNCTION "note_report_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	former record;
	shown record;
BEGIN
	SELECT change."version_id", version."source_sha256" INTO former FROM "report_changes" change
		LEFT JOIN "report_versions" version ON version."id" = change."version_id"
		WHERE change."report_id" = NEW."report_id" ORDER BY change."number" DESC LIMIT 1;
	SELECT "id", "source_sha256" INTO shown FROM "report_versions" WHERE "report_id" = NEW."report_id" AND "is_current";
	IF shown."id" IS NOT DISTINCT FROM former."version_id" THEN
		RETURN NULL;
	END IF;
	-- Held until the commit is seen by everybody: so numbers are given in the order of commits.
	PERFORM pg_advisory_xact_lock(hashtext('gongkai.report_changes'));
	INSERT INTO "report_changes" ("report_id", "type", "version_id", "version_id_before", "changed_at") VALUES (
		NEW."report_id",
		CASE
			WHEN former."version_id" IS NULL THEN 'added'
			WHEN shown."id" IS NULL THEN 'retracted'
			WHEN shown."source_sha256" = former."source_sha256" THEN 'reread'
			ELSE 'corrected'
		END,
		shown."id", former."version_id", clock_timestamp()
	);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "report_versions_note_change" AFTER INSERT OR UPDATE OF "is_current" ON "report_versions"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "note_report_change"();
