-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Above the merchants stand the owners of the installation. A person comes back to the merchant they worked in last.
alter table staff_user
  add column is_owner boolean not null default false,
  add column last_merchant_id text collate "C" references merchant on delete set null;

-- A suspended merchant is refused everywhere and loses nothing. Of each widget key the one before the last rotation may work too,
-- until a moment; hmac_secret goes on naming customers' carts when customers are vouched for with another one.
alter table merchant
  add column region text not null default 'TR' check (region ~ '^[A-Z]{2}$'),
  add column suspended_at timestamptz,
  add column suspended_why text,
  add column old_public_key text collate "C" unique,
  add column old_public_key_until timestamptz,
  add column vouching text collate "C",
  add column old_vouching text collate "C",
  add column old_vouching_until timestamptz,
  add column secret_rotated_at timestamptz;

-- Whoever has been there longest among those who may do everything.
update staff_user set is_owner = true where id = (
  select m.user_id from membership m join staff_user u on u.id = m.user_id
  where m.role = 'admin' and m.locked_at is null and m.accepted_at is not null and not u.disabled and u.password_hash is not null
  order by m.created_at, m.user_id limit 1);

-- For the functions made here, in place of whatever the caller looks through: this database's own schemas, temporary tables last.
select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);

create or replace function merchant_of_public_key(key text) returns setof merchant
  language sql stable security definer rows 1 set search_path from current as $$
  select * from merchant m where m.public_key = key or m.old_public_key = key
$$;

-- As what a person may come in at a merchant: as a member, or as an owner of the installation who is none.
create function seat_of(person text, shop text)
  returns table (merchant_id text, role text, locked_at timestamptz, accepted_at timestamptz, is_member boolean)
  language sql stable security definer rows 1 set search_path from current as $$
  select m.merchant_id, m.role, m.locked_at, m.accepted_at, true from membership m
  where m.user_id = person and m.merchant_id = shop and (m.accepted_at is not null or not exists (
    select from staff_user u where u.id = person and u.is_owner))
  union all
  select s.id, 'admin', null, s.created_at, false from merchant s
  where s.id = shop and exists (select from staff_user u where u.id = person and u.is_owner)
    and not exists (select from membership m where m.user_id = person and m.merchant_id = shop and m.accepted_at is not null)
$$;

-- Every merchant a person may come in at.
create function seats_of(person text)
  returns table (merchant_id text, role text, locked_at timestamptz, is_member boolean, since timestamptz, name text,
    suspended_at timestamptz)
  language sql stable security definer rows 5 set search_path from current as $$
  select m.merchant_id, m.role, m.locked_at, true, m.created_at, s.name, s.suspended_at
  from membership m join merchant s on s.id = m.merchant_id
  where m.user_id = person and m.accepted_at is not null
  union all
  select s.id, 'admin', null, false, s.created_at, s.name, s.suspended_at from merchant s
  where exists (select from staff_user u where u.id = person and u.is_owner)
    and not exists (select from membership m where m.user_id = person and m.merchant_id = s.id and m.accepted_at is not null)
$$;

-- Where a person comes in who has not said where: not where they are locked out, and where they were last.
create function landing_of(person text) returns table (merchant_id text, role text, locked_at timestamptz)
  language sql stable security definer rows 1 set search_path from current as $$
  select s.merchant_id, s.role, s.locked_at from seats_of(person) s join staff_user u on u.id = person
  order by s.locked_at is not null, coalesce(s.merchant_id = u.last_merchant_id, false) desc, s.is_member desc, s.since, s.merchant_id
  limit 1
$$;

create or replace function audit_account(mail text) returns table (id text, name text, merchant_id text)
  language sql stable security definer rows 1 set search_path from current as $$
  select u.id, u.name, coalesce(l.merchant_id, (
    select m.merchant_id from membership m where m.user_id = u.id order by m.created_at, m.merchant_id limit 1))
  from staff_user u left join lateral landing_of(u.id) l on true
  where lower(u.email collate "C") = lower(mail collate "C") limit 1
$$;

-- The owners who can sign in and whom nobody has locked out anywhere.
create function able_owners() returns setof text
  language sql stable security definer set search_path from current as $$
  select u.id from staff_user u
  where u.is_owner and not u.disabled and u.password_hash is not null
    and not exists (select from membership m where m.user_id = u.id and m.locked_at is not null)
$$;

-- All merchants, for an owner; for anybody else none.
create function merchants_for(owner text, pattern text, is_suspended boolean, after_name text, after_id text, at_most integer)
  returns table (id text, name text, zone text, currency text, locales text[], default_locale text, region text,
    suspended_at timestamptz, suspended_why text, created_at timestamptz, version bigint, people bigint, place text)
  language sql stable security definer set search_path from current as $$
  select * from (
    select m.id, m.name, m.zone, m.currency, m.locales, m.default_locale, m.region, m.suspended_at, m.suspended_why,
      m.created_at, m.version,
      (select count(*) from membership o where o.merchant_id = m.id and o.accepted_at is not null) as people,
      lower(m.name) as place
    from merchant m
    where exists (select from staff_user u where u.id = owner and u.is_owner and not u.disabled)
      and (pattern is null or translate(lower(m.name), 'ı', 'i') like translate(lower(pattern), 'ı', 'i') or m.id like lower(pattern))
      and (is_suspended is null or is_suspended = (m.suspended_at is not null))
  ) all_of_them
  where after_id is null or (place collate "C", id) > (after_name, after_id)
  order by place collate "C", id limit at_most
$$;

revoke execute on function seat_of(text, text), seats_of(text), landing_of(text), able_owners(),
  merchants_for(text, text, boolean, text, text, integer) from public;
grant execute on function seat_of(text, text), seats_of(text), landing_of(text), able_owners(),
  merchants_for(text, text, boolean, text, text, integer) to sohbet_app, sohbet_engine;
