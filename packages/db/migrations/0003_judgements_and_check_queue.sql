CREATE TABLE "check_queue" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "check_queue_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "judgements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "judgements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" text NOT NULL,
	"rule" text NOT NULL,
	"input" text NOT NULL,
	"judgement" text NOT NULL,
	"note" text NOT NULL,
	"author" text NOT NULL,
	"judged_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "input" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ALTER COLUMN "input" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judgements_by_finding" ON "judgements" USING btree ("report_id","rule","input","id");--> statement-breakpoint
-- Findings get their input, and those that rest on other reports are made, when everything is checked once more.
INSERT INTO "check_queue" ("report_id") SELECT "id" FROM "reports" ORDER BY "id";
