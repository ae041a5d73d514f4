-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Who did what. An act of staff or of a machine is two rows: its attempt, written before it runs, and its outcome, written before its
-- answer leaves. A refusal, a sign-in and an event of the system are one row, an entry. Rows of '*' are the installation's own.
-- No row is ever changed; a month goes as a whole, and only the owner of these tables can make or drop one.
create sequence audit_id;

create table audit (
  merchant_id text collate "C" not null,
  at timestamptz not null default clock_timestamp(),
  id bigint not null default nextval('audit_id'),
  step text not null check (step in ('attempt', 'outcome', 'entry')),
  act bigint check ((act is not null) = (step = 'outcome')), -- the attempt that had this outcome
  who_kind text not null check (who_kind in ('person', 'machine', 'system', 'unproven', 'nobody')),
  who_id text collate "C",
  who_name text,
  what text collate "C" not null,
  object_kind text,
  object_id text,
  address text,
  device text,
  request text, -- finds it in the log
  status smallint check ((status is null) = (step = 'attempt')),
  code text,
  changes jsonb, -- [{field, before, after}]
  times integer not null default 1 check (times > 0), -- refusals alike that this row stands for
  words text generated always as (folded(coalesce(who_name, '') || ' ' || what || ' ' || coalesce(object_kind, '') || ' '
    || coalesce(object_id, '') || ' ' || coalesce(address, '') || ' ' || coalesce(changes::text, ''))) stored,
  primary key (merchant_id, at, id)
) partition by range (at);

create index audit_outcome on audit (merchant_id, act) where step = 'outcome';
-- Few outcomes are refusals or changed something, and those are what is looked for.
create index audit_trouble on audit (merchant_id, act) where step = 'outcome' and status >= 400;
create index audit_changed on audit (merchant_id, act) where step = 'outcome' and changes is not null;

alter table audit enable row level security;
-- What the engine itself did concerns every merchant on it, and names nobody.
create policy of_merchant on audit
  using (merchant_id = current_setting('sohbet.merchant', true)
    or (merchant_id = '*' and who_kind = 'system' and coalesce(current_setting('sohbet.merchant', true), '') <> ''))
  with check (merchant_id = current_setting('sohbet.merchant', true));

create function audit_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is never changed' using errcode = 'restrict_violation';
end $$;

create trigger never_changed before update or delete on audit for each row execute function audit_is_never_changed();
create trigger never_emptied before truncate on audit for each statement execute function audit_is_never_changed();

-- Whose account a sign-in was for, before anybody has shown to be somebody: the person, and the oldest of the merchants they work for.
select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);
create function audit_account(mail text) returns table (id text, name text, merchant_id text)
  language sql stable security definer rows 1 set search_path from current as $$
  select u.id, u.name, m.merchant_id from staff_user u left join membership m on m.user_id = u.id
  where lower(u.email collate "C") = lower(mail collate "C") order by m.created_at, m.merchant_id limit 1
$$;
revoke execute on function audit_account(text) from public;

-- Roles belong to the whole server, so another database may just be making them.
do $$
declare wanted text;
begin
  foreach wanted in array array['sohbet_app', 'sohbet_engine'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('revoke all on audit from %I', wanted);
    execute format('grant select, insert on audit to %I', wanted);
    execute format('grant usage on sequence audit_id to %I', wanted);
    execute format('grant execute on function audit_account(text) to %I', wanted);
  end loop;
end $$;
