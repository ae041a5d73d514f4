-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Whether and how far this installation is set up. The link that opens the wizard and the session that it opens are kept as hashes;
-- passwords and keys that were given on the way are sealed by the master key. What is done has no draft any more.
create table setup (
  only_row boolean primary key default true check (only_row),
  link_hash bytea,
  session_hash bytea,
  draft jsonb not null default '{}',
  secrets bytea,
  begun_at timestamptz not null default now(),
  done_at timestamptz
);
-- Where somebody can sign in already nothing is left to be set up.
insert into setup (done_at) select now() where exists (select from membership);

-- That this database is a copy of another one, made by a move. Until it is finished no engine runs on it.
create table database_move (
  only_row boolean primary key default true check (only_row),
  begun_at timestamptz not null default now(),
  finished_at timestamptz
);

revoke all on setup, database_move from sohbet_app;

-- One month of the audit log, which may be long over: a move takes the old ones along.
create function audit_make_month(month date) returns void language plpgsql set lock_timeout = '3s' as $$
declare
  name text := 'audit_' || to_char(month, 'YYYY_MM');
  other text;
begin
  if to_regclass(name) is not null then return; end if;
  execute format('create table %I (like audit including defaults including constraints including generated)', name);
  execute format('revoke all on %I from public', name);
  foreach other in array array['sohbet_app', 'sohbet_engine'] loop
    execute format('revoke all on %I from %I', name, other);
  end loop;
  execute format('alter table %I enable row level security', name);
  execute format('create policy of_merchant on %I using (merchant_id = current_setting(''sohbet.merchant'', true))
    with check (merchant_id = current_setting(''sohbet.merchant'', true))', name);
  execute format('create trigger never_emptied before truncate on %I for each statement execute function audit_is_never_changed()', name);
  execute format('alter table audit attach partition %I for values from (%L) to (%L)', name,
    month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
end $$;
revoke all on function audit_make_month(date) from public;
