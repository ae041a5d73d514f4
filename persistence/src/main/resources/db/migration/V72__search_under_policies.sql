-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A policy is looked at before any condition that might tell of rows it hides, and those of full text and of "like" might: under
-- one they find no index. So the searches run as the owner of the tables, and answer for the merchant of the transaction alone.
-- Otherwise they are what they were.

select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);

create or replace function resembling(of text, tongue text, forms text[]) returns table (word text, likeness real)
  language sql stable parallel safe security definer set search_path from current
  set pg_trgm.similarity_threshold = '0.37' as $$
  select w.word, max(similarity(w.word, form)) from unnest(forms) form
  join product_word w on w.merchant = of and w.language = tongue and w.word % form
  where length(form) > 4 and of = current_setting('sohbet.merchant', true)
  group by w.word order by 2 desc, 1 limit 16
$$;

create or replace function product_fitting_tr(
    of text, terms tsquery, at_least numeric, at_most numeric, money text, seen_before text[], way text, seen bigint, most bigint)
  returns table (id text, in_stock boolean) language sql stable parallel safe rows 64
  security definer set search_path from current set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  select f.id, f.in_stock from (
    select p.id, p.in_stock, p.price from product p
    where p.merchant = of and of = current_setting('sohbet.merchant', true)
      and p.search_tr @@ terms and p.id <> all (seen_before)
      and (p.price between coalesce(at_least, p.price) and coalesce(at_most, p.price) or p.currency <> money)
    limit seen) f
  order by f.in_stock desc, case way when 'cheapest' then f.price end, case way when 'dearest' then f.price end desc, f.id
  limit most
$$;

create or replace function product_fitting_en(
    of text, terms tsquery, at_least numeric, at_most numeric, money text, seen_before text[], way text, seen bigint, most bigint)
  returns table (id text, in_stock boolean) language sql stable parallel safe rows 64
  security definer set search_path from current set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  select f.id, f.in_stock from (
    select p.id, p.in_stock, p.price from product p
    where p.merchant = of and of = current_setting('sohbet.merchant', true)
      and p.search_en @@ terms and p.id <> all (seen_before)
      and (p.price between coalesce(at_least, p.price) and coalesce(at_most, p.price) or p.currency <> money)
    limit seen) f
  order by f.in_stock desc, case way when 'cheapest' then f.price end, case way when 'dearest' then f.price end desc, f.id
  limit most
$$;

create or replace function sessions_containing(of text, pattern text, before timestamptz, before_id text, most integer)
  returns table (id text, at timestamptz) language sql stable parallel safe security definer set search_path from current
  set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan as $$
  select s.id, s.settled_at from chat_session s
  where s.merchant = of and of = current_setting('sohbet.merchant', true) and s.search like pattern
    and (before is null or (s.settled_at, s.id) < (before, before_id))
  limit most
$$;

create or replace function sessions_in_order_containing(
    of text, pattern text, before timestamptz, before_id text, seen integer, most integer)
  returns table (id text, at timestamptz) language sql stable parallel safe security definer set search_path from current
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
  set plan_cache_mode = force_custom_plan as $$
  select s.id, s.settled_at from (
    select * from chat_session s
    where s.merchant = of and of = current_setting('sohbet.merchant', true) and s.settled_at is not null
      and (before is null or (s.settled_at, s.id) < (before, before_id))
    order by s.settled_at desc, s.id desc limit seen) s
  where s.search like pattern order by s.settled_at desc, s.id desc limit most
$$;

-- The ids of products that contain all of some texts, for the staff's list. Whether the index or the order of the ids is the
-- shorter way depends on the texts, so each search is planned.
create function products_containing(of text, patterns text[], within text, after text, most integer) returns setof text
  language plpgsql stable security definer rows 50 set search_path from current as $$
begin
  return query execute
    'select p.id from product p where p.merchant = $1 and $1 = current_setting(''sohbet.merchant'', true)'
      || ' and p.id > coalesce($2, '''')'
      || case when within is null then '' else ' and exists (select from product_category pc'
        || ' where pc.merchant = p.merchant and pc.product = p.id and pc.category = $3)' end
      || coalesce((select string_agg(format(' and p.letters like folded(%L)', pattern), '') from unnest(patterns) pattern), '')
      || ' order by p.id limit $4'
    using of, after, within, most;
end $$;

revoke execute on function resembling(text, text, text[]),
  product_fitting_tr(text, tsquery, numeric, numeric, text, text[], text, bigint, bigint),
  product_fitting_en(text, tsquery, numeric, numeric, text, text[], text, bigint, bigint),
  sessions_containing(text, text, timestamptz, text, integer),
  sessions_in_order_containing(text, text, timestamptz, text, integer, integer),
  products_containing(text, text[], text, text, integer) from public;
grant execute on function resembling(text, text, text[]),
  product_fitting_tr(text, tsquery, numeric, numeric, text, text[], text, bigint, bigint),
  product_fitting_en(text, tsquery, numeric, numeric, text, text[], text, bigint, bigint),
  sessions_containing(text, text, timestamptz, text, integer),
  sessions_in_order_containing(text, text, timestamptz, text, integer, integer),
  products_containing(text, text[], text, text, integer) to sohbet_app;

-- Beside the pool of queries that of processes writes no facts ("sohbet process"): nobody has to wait for it either.
create or replace function journal_horizon_of_writers() returns bigint language sql stable parallel restricted as $$
  select base + coalesce((
      select min(open.tx::text::bigint) from pg_snapshot_xip(pg_current_snapshot()) open (tx)
      where not exists (
        select from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'transactionid' and l.transactionid = open.tx::xid and l.mode = 'ExclusiveLock' and l.granted
          and (a.datname <> current_database() or a.application_name in ('sohbet app', 'sohbet process')))),
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
  from journal_base
$$;

-- The oldest transaction that function waits for. When it began and what it does a role sees of its own sessions only, and ours
-- belong to the user who signed in: the owner.
create function oldest_writer() returns table (age_ms bigint, who text)
  language sql volatile security definer set search_path from current as $$
  select (coalesce(extract(epoch from clock_timestamp() - a.xact_start), 0) * 1000)::bigint,
    'process ' || a.pid || ' (' || a.application_name || ') in ' || a.datname || coalesce(', ' || a.state, '')
  from pg_stat_activity a
  where a.backend_xid is not null and a.datname = current_database()
    and a.application_name not in ('sohbet app', 'sohbet process')
  order by age(a.backend_xid) desc limit 1
$$;
revoke execute on function oldest_writer() from public;
grant execute on function oldest_writer() to sohbet_engine;
