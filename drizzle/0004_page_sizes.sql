-- What was read before has no sizes on record; a letter page is what all of it was printed on.
ALTER TABLE "statements" ADD COLUMN "page_sizes" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "statements" ALTER COLUMN "page_sizes" DROP DEFAULT;
