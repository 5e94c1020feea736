CREATE TABLE "agencies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"place" text,
	"synthetic" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proactive_disclosure_figures" (
	"version_id" bigint PRIMARY KEY NOT NULL,
	"documents_rules_created" bigint,
	"documents_rules_newly_disclosed" bigint,
	"documents_rules_total_disclosed" bigint,
	"documents_rules_issued" bigint,
	"documents_rules_repealed" bigint,
	"documents_rules_in_force" bigint,
	"documents_normative_documents_created" bigint,
	"documents_normative_documents_newly_disclosed" bigint,
	"documents_normative_documents_total_disclosed" bigint,
	"documents_normative_documents_issued" bigint,
	"documents_normative_documents_repealed" bigint,
	"documents_normative_documents_in_force" bigint,
	"licensing_licenses_prior_year_items" bigint,
	"licensing_licenses_net_change" bigint,
	"licensing_licenses_decisions" bigint,
	"licensing_other_public_services_prior_year_items" bigint,
	"licensing_other_public_services_net_change" bigint,
	"licensing_other_public_services_decisions" bigint,
	"enforcement_penalties_prior_year_items" bigint,
	"enforcement_penalties_net_change" bigint,
	"enforcement_penalties_decisions" bigint,
	"enforcement_compulsory_measures_prior_year_items" bigint,
	"enforcement_compulsory_measures_net_change" bigint,
	"enforcement_compulsory_measures_decisions" bigint,
	"fees_administrative_fees_prior_year_items" bigint,
	"fees_administrative_fees_net_change" bigint,
	"fees_administrative_fees_amount_collected_fen" bigint,
	"procurement_centralized_procurement_projects" bigint,
	"procurement_centralized_procurement_total_amount_fen" bigint,
	"cells" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remedies_figures" (
	"version_id" bigint NOT NULL,
	"remedy_group" text NOT NULL,
	"upheld" bigint,
	"corrected" bigint,
	"other_outcome" bigint,
	"pending" bigint,
	"total" bigint,
	"cells" jsonb NOT NULL,
	CONSTRAINT "remedies_figures_pkey" PRIMARY KEY("version_id","remedy_group")
);
--> statement-breakpoint
CREATE TABLE "requests_figures" (
	"version_id" bigint NOT NULL,
	"applicant" text NOT NULL,
	"received" bigint,
	"pending_at_start" bigint,
	"processed_granted" bigint,
	"processed_partially_granted" bigint,
	"processed_denied_state_secret" bigint,
	"processed_denied_prohibited_by_law" bigint,
	"processed_denied_security_or_stability" bigint,
	"processed_denied_third_party_rights" bigint,
	"processed_denied_internal_affairs" bigint,
	"processed_denied_deliberative_process" bigint,
	"processed_denied_enforcement_case_file" bigint,
	"processed_denied_administrative_inquiry" bigint,
	"processed_unable_to_provide_not_held" bigint,
	"processed_unable_to_provide_requires_creation" bigint,
	"processed_unable_to_provide_unclear_after_correction" bigint,
	"processed_declined_petition_or_complaint" bigint,
	"processed_declined_duplicate" bigint,
	"processed_declined_publication_request" bigint,
	"processed_declined_excessive_requests" bigint,
	"processed_declined_confirmation_or_reissue" bigint,
	"processed_otherwise_closed" bigint,
	"processed_otherwise_closed_correction_overdue" bigint,
	"processed_otherwise_closed_fee_unpaid" bigint,
	"processed_otherwise_closed_other" bigint,
	"processed_total" bigint,
	"pending_at_end" bigint,
	"cells" jsonb NOT NULL,
	CONSTRAINT "requests_figures_pkey" PRIMARY KEY("version_id","applicant")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"version_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"rule" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"verdict" text NOT NULL,
	"formula" text NOT NULL,
	"left_side" double precision,
	"right_side" double precision,
	"difference" double precision,
	"cells" jsonb NOT NULL,
	"assumed_zero" jsonb NOT NULL,
	"message" jsonb NOT NULL,
	CONSTRAINT "findings_pkey" PRIMARY KEY("version_id","position")
);
--> statement-breakpoint
CREATE TABLE "report_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" text NOT NULL,
	"source_sha256" text NOT NULL,
	"text_sha256" text NOT NULL,
	"parser_version" text NOT NULL,
	"rules_version" text NOT NULL,
	"edition" text,
	"title" text,
	"period" jsonb,
	"signed_on" text,
	"agency_mention" jsonb,
	"diagnostics" jsonb NOT NULL,
	"digest" text NOT NULL,
	"is_current" boolean NOT NULL,
	"stored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_versions_key" UNIQUE("report_id","source_sha256","parser_version","digest")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"agency_id" text,
	"agency_match" text NOT NULL,
	"year" integer,
	"synthetic" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" text NOT NULL,
	"enqueued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease" uuid,
	"leased_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"version_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"section" text NOT NULL,
	"heading" text NOT NULL,
	"heading_span" jsonb NOT NULL,
	"span" jsonb NOT NULL,
	"text" text NOT NULL,
	"paragraphs" jsonb NOT NULL,
	CONSTRAINT "sections_pkey" PRIMARY KEY("version_id","position")
);
--> statement-breakpoint
CREATE TABLE "source_observations" (
	"source_sha256" text NOT NULL,
	"origin" text NOT NULL,
	"observed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_observations_key" UNIQUE("source_sha256","origin")
);
--> statement-breakpoint
CREATE TABLE "source_texts" (
	"sha256" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"sha256" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_length" integer,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "proactive_disclosure_figures" ADD CONSTRAINT "proactive_disclosure_figures_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remedies_figures" ADD CONSTRAINT "remedies_figures_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests_figures" ADD CONSTRAINT "requests_figures_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_source_sha256_sources_sha256_fk" FOREIGN KEY ("source_sha256") REFERENCES "public"."sources"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_text_sha256_source_texts_sha256_fk" FOREIGN KEY ("text_sha256") REFERENCES "public"."source_texts"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_outbox" ADD CONSTRAINT "search_outbox_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_observations" ADD CONSTRAINT "source_observations_source_sha256_sources_sha256_fk" FOREIGN KEY ("source_sha256") REFERENCES "public"."sources"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agencies_by_name" ON "agencies" USING btree (("name" collate "C"),"id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_versions_one_current" ON "report_versions" USING btree ("report_id") WHERE "report_versions"."is_current";--> statement-breakpoint
CREATE INDEX "report_versions_by_source" ON "report_versions" USING btree ("source_sha256");--> statement-breakpoint
CREATE INDEX "reports_by_agency" ON "reports" USING btree ("agency_id",(coalesce("year", 0)),"id");--> statement-breakpoint
CREATE INDEX "reports_by_year_newest" ON "reports" USING btree ((coalesce("year", 0)),"id");--> statement-breakpoint
CREATE INDEX "reports_by_year_oldest" ON "reports" USING btree ((coalesce("year", 9999)),"id");