ALTER TABLE "report_versions" ADD COLUMN "ordinal" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "observed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "is_latest" boolean DEFAULT true NOT NULL;--> statement-breakpoint
UPDATE "report_versions" SET "observed_at" = "sources"."first_seen_at" FROM "sources" WHERE "sources"."sha256" = "report_versions"."source_sha256";--> statement-breakpoint
UPDATE "report_versions" "version" SET "is_latest" = false WHERE NOT "is_current" AND (
	EXISTS (SELECT FROM "report_versions" "shown" WHERE "shown"."source_sha256" = "version"."source_sha256" AND "shown"."is_current")
	OR EXISTS (SELECT FROM "report_versions" "newer" WHERE "newer"."source_sha256" = "version"."source_sha256" AND "newer"."id" > "version"."id")
);
