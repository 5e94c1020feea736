CREATE TABLE "section_bands" (
	"band" integer NOT NULL,
	"fingerprint_id" integer NOT NULL,
	CONSTRAINT "section_bands_pkey" PRIMARY KEY("band","fingerprint_id")
);
--> statement-breakpoint
CREATE TABLE "section_fingerprints" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "section_fingerprints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"version_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"bands" integer[] NOT NULL,
	CONSTRAINT "section_fingerprints_key" UNIQUE("version_id","position")
);
--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "fingerprint_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "section_fingerprints" ADD CONSTRAINT "section_fingerprints_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;