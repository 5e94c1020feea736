-- Every rule had version 1 until now.
ALTER TABLE "findings" ADD COLUMN "rule_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ALTER COLUMN "rule_version" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "places" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ALTER COLUMN "places" DROP DEFAULT;--> statement-breakpoint
-- Where the cells stand is in the tables; findings get it when the report is checked again.
UPDATE "findings" SET "places" = coalesce((
  SELECT jsonb_agg(jsonb_build_object('of', 'report', 'cell', cell, 'claim', NULL, 'span', NULL) ORDER BY position)
  FROM jsonb_array_elements_text("cells") WITH ORDINALITY AS each_cell(cell, position)
), '[]'::jsonb);--> statement-breakpoint
ALTER TABLE "findings" DROP COLUMN "cells";
