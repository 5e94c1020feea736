ALTER TABLE "report_versions" ADD COLUMN "published_on" text;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "document_number" text;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "contact" jsonb;--> statement-breakpoint
ALTER TABLE "report_versions" ADD COLUMN "claims" jsonb DEFAULT '[]'::jsonb NOT NULL;