-- A property that is given is heard of at once, like one that is taken away.
DROP TRIGGER announce_access ON property_grants;
--> statement-breakpoint
CREATE TRIGGER announce_access AFTER INSERT OR DELETE ON property_grants FOR EACH STATEMENT EXECUTE FUNCTION announce_access();
