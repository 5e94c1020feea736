CREATE TABLE "agency_aliases" (
	"alias" text NOT NULL,
	"agency_id" text NOT NULL,
	CONSTRAINT "agency_aliases_pkey" PRIMARY KEY("alias","agency_id")
);
--> statement-breakpoint
CREATE TABLE "agency_lineage" (
	"agency_id" text NOT NULL,
	"relation" text NOT NULL,
	"relative_id" text NOT NULL,
	"relative_name" text NOT NULL,
	"type" text NOT NULL,
	"year" integer,
	CONSTRAINT "agency_lineage_pkey" PRIMARY KEY("agency_id","relation","relative_id")
);
--> statement-breakpoint
CREATE TABLE "agency_settlements" (
	"source_sha256" text PRIMARY KEY NOT NULL,
	"agency_id" text NOT NULL,
	"author" text NOT NULL,
	"note" text NOT NULL,
	"settled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "region_code" text;--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "region_path" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "check_queue" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "agency_match" text;--> statement-breakpoint
-- How a report came to its agency is said by each version from now on.
UPDATE "report_versions" SET "agency_match" = "reports"."agency_match" FROM "reports" WHERE "reports"."id" = "report_id";--> statement-breakpoint
ALTER TABLE "report_versions" ALTER COLUMN "agency_match" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "agency_candidates" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "subtotals" jsonb;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "is_checked_beside" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agency_aliases" ADD CONSTRAINT "agency_aliases_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_lineage" ADD CONSTRAINT "agency_lineage_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_settlements" ADD CONSTRAINT "agency_settlements_source_sha256_sources_sha256_fk" FOREIGN KEY ("source_sha256") REFERENCES "public"."sources"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_settlements" ADD CONSTRAINT "agency_settlements_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agency_aliases_by_agency" ON "agency_aliases" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "agencies_by_parent" ON "agencies" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "agencies_by_region" ON "agencies" USING btree (("region_code" collate "C"));--> statement-breakpoint
ALTER TABLE "reports" DROP COLUMN "agency_match";