-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What the two roles may do, and which rows they see: sohbet_app those of the merchant its transaction names, sohbet_engine
-- all. The roles belong to the whole server and are there before the first migration; this user owns the tables and is
-- subject to none of it. docs/decisions/0070-row-level-security.md says why.
do $$
declare
  home text := current_schema();
begin
  execute format('grant usage on schema %I to sohbet_app, sohbet_engine', home);
  execute format('grant select, insert, update, delete on all tables in schema %I to sohbet_app, sohbet_engine', home);
  execute format('grant usage, select on all sequences in schema %I to sohbet_app, sohbet_engine', home);
  -- And for the tables of later migrations.
  execute format(
    'alter default privileges in schema %I grant select, insert, update, delete on tables to sohbet_app, sohbet_engine', home);
  execute format('alter default privileges in schema %I grant usage, select on sequences to sohbet_app, sohbet_engine', home);
  if to_regclass('flyway_schema_history') is not null then
    revoke all on flyway_schema_history from sohbet_app, sohbet_engine;
  end if;
end $$;

-- What the engine alone writes.
revoke insert, update, delete on journal_base, event_journal, snapshot, entity_key, projection_position, projection_failure,
  alarm_due, cluster_lease, cart_errand, chat_turn_due from sohbet_app;

do $$
declare
  it record;
begin
  for it in select * from (values
    ('merchant', 'id'), ('membership', 'merchant_id'), ('api_key', 'merchant_id'),
    ('chat_session', 'merchant'), ('chat_order', 'merchant'), ('chat_total', 'merchant'), ('chat_revenue', 'merchant'),
    ('chat_rollup', 'merchant'), ('chat_turn_due', 'merchant'), ('cart_errand', 'merchant'),
    ('product', 'merchant'), ('variant', 'merchant'), ('category', 'merchant'), ('product_category', 'merchant'),
    ('product_word', 'merchant'), ('knowledge_entry', 'merchant'), ('knowledge_request', 'merchant'),
    ('import_job', 'merchant')) tables (name, owner)
  loop
    execute format('alter table %I enable row level security', it.name);
    execute format(
      'create policy of_merchant on %I to sohbet_app using (%I = current_setting(''sohbet.merchant'', true))',
      it.name, it.owner);
  end loop;
  -- The id of an entity is its kind, a bar, its merchant, a tilde and its own. After a transaction that named a merchant the
  -- setting is empty rather than unset, and "|~" must not be anybody's.
  foreach it.name in array array['event_journal', 'snapshot', 'entity_key', 'alarm_due', 'projection_failure'] loop
    execute format('alter table %I enable row level security', it.name);
    execute format($policy$
      create policy of_merchant on %I to sohbet_app using (starts_with(
        substr(persistence_id, strpos(persistence_id, '|') + 1), nullif(current_setting('sohbet.merchant', true), '') || '~'))
      $policy$, it.name);
  end loop;
end $$;

alter table import_error enable row level security;
create policy of_merchant on import_error to sohbet_app using (exists (
  select from import_job j where j.id = job and j.merchant = current_setting('sohbet.merchant', true)));

-- Runs after every migration: a table under policies is open to the engine, and a part of one is reached by way of the whole.
create function let_engine_through() returns void language plpgsql as $$
declare
  it record;
begin
  perform pg_advisory_xact_lock(hashtext('sohbet.policies'));
  for it in
    select c.oid::regclass as name, c.relispartition as is_part, c.relrowsecurity as is_closed from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and case when c.relispartition then not c.relrowsecurity
          and (select bool_or(p.relrowsecurity) from pg_partition_ancestors(c.oid) a join pg_class p on p.oid = a.relid)
        else c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'of_engine') end
  loop
    if it.is_part then execute format('alter table %s enable row level security', it.name);
    else execute format('create policy of_engine on %s to sohbet_engine using (true)', it.name);
    end if;
  end loop;
end $$;
revoke execute on function let_engine_through() from public;
