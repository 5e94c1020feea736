CREATE TABLE "ingest_workers" (
	"lease" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"process_id" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "input_documents" (
	"input_id" bigint NOT NULL,
	"ordinal" bigint NOT NULL,
	"sha256" text,
	"outcome" text NOT NULL,
	CONSTRAINT "input_documents_pkey" PRIMARY KEY("input_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "inputs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inputs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"stamp" text,
	"byte_length" bigint,
	"read_by" text,
	"passed_over" bigint DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"code" text,
	"detail" text,
	"lease" uuid,
	"accepted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "inputs_origin_key" UNIQUE("origin")
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarantine_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"input_id" bigint NOT NULL,
	"ordinal" bigint NOT NULL,
	"origin" text NOT NULL,
	"url" text,
	"observed_at" timestamp with time zone,
	"stage" text NOT NULL,
	"code" text NOT NULL,
	"detail" text NOT NULL,
	"bytes" "bytea",
	"attempts" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quarantine_key" UNIQUE("input_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "source_bytes" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "source_observations" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "source_observations" ADD COLUMN "input_id" bigint;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "first_seen_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "sources" SET "first_seen_at" = coalesce((SELECT min("observed_at") FROM "source_observations" WHERE "source_sha256" = "sources"."sha256"), "read_at");--> statement-breakpoint
ALTER TABLE "input_documents" ADD CONSTRAINT "input_documents_input_id_inputs_id_fk" FOREIGN KEY ("input_id") REFERENCES "public"."inputs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_input_id_inputs_id_fk" FOREIGN KEY ("input_id") REFERENCES "public"."inputs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_bytes" ADD CONSTRAINT "source_bytes_sha256_sources_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."sources"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inputs_open" ON "inputs" USING btree ("state","id") WHERE "inputs"."state" <> 'done';--> statement-breakpoint
ALTER TABLE "source_observations" ADD CONSTRAINT "source_observations_input_id_inputs_id_fk" FOREIGN KEY ("input_id") REFERENCES "public"."inputs"("id") ON DELETE no action ON UPDATE no action;