-- Roles belong to the whole server, migrations to one database: so they are made here, and only when they are missing.
-- Needs a role that may create roles the first time; afterwards the owner may run it. Passwords are set outside:
--   alter role reims_app password '…';
do $$
declare
  wanted text;
begin
  -- reims_owner owns the tables and migrates; reims_app serves the requests of one organisation at a time;
  -- reims_system does the listed work across organisations. None passes row-level security.
  foreach wanted in array array['reims_owner', 'reims_app', 'reims_system'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole noreplication', wanted);
      exception
        when duplicate_object or unique_violation then null; -- made at the same time for another database
      end;
    end if;
  end loop;
end
$$;
