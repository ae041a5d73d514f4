-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A person's second factor: the secret, sealed by the master key, and the last time step a code of it was taken for. Until it is
-- confirmed it is asked of nobody. People belong to no merchant.
create table second_factor (
  user_id text collate "C" primary key references staff_user on delete cascade,
  secret bytea not null,
  begun_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

-- Codes for whoever has lost the device, each good for once.
create table recovery_code (
  user_id text collate "C" not null references second_factor on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (user_id, hash)
);

-- A person has one second factor for all merchants, so an admin of one may not take it away where others have this person too.
select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);

create function works_elsewhere(person text, here text) returns boolean
  language sql stable security definer set search_path from current as $$
  select exists (select from membership m where m.user_id = person and m.merchant_id <> here)
$$;

revoke execute on function works_elsewhere(text, text) from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'sohbet_app') and exists (select from pg_roles where rolname = 'sohbet_engine') then
    grant execute on function works_elsewhere(text, text) to sohbet_app, sohbet_engine;
  end if;
end $$;
