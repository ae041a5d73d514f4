-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A key had a role and no end. Now it may be held to scopes, expire, be exchanged for another while both work for a while, and
-- belong to a person, whose membership it does not outlive. What is taken as given has no checksum: keys of the installation,
-- and those made before keys had one.
alter table api_key
  add column scopes text[] not null default '{all}' check (cardinality(scopes) > 0),
  add column is_given boolean not null default false,
  add column owner_id text collate "C",
  add column created_by text collate "C",
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add column rotated_at timestamptz,
  add column old_hash bytea unique,
  add column old_until timestamptz,
  add column reminded_for timestamptz,
  add constraint api_key_owner foreign key (owner_id, merchant_id)
    references membership (user_id, merchant_id) on delete cascade;
update api_key set is_given = true;
create index api_key_owner on api_key (owner_id) where owner_id is not null;
create index api_key_expiry on api_key (expires_at) where expires_at is not null;
create index api_key_given on api_key (hash) where is_given;

-- For the functions made here, in place of whatever the caller looks through: this database's own schemas, temporary tables last.
select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);

-- Whoever brings a key has not said yet for which merchant: the key tells. The clock is the database's, for all nodes the same.
create function api_key_opened_by(given bytea)
  returns table (id text, name text, merchant_id text, role text, scopes text[], owner_id text, owner_role text, is_long_ago boolean)
  language sql stable security definer set search_path from current as $$
  select k.id, k.name, k.merchant_id, k.role, k.scopes, k.owner_id, m.role,
    k.last_used_at is null or k.last_used_at < now() - interval '1 minute'
  from api_key k
  left join membership m on m.user_id = k.owner_id and m.merchant_id = k.merchant_id
  left join staff_user u on u.id = k.owner_id
  where (k.hash = given or (k.old_hash = given and k.old_until > clock_timestamp()))
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > clock_timestamp())
    -- Whoever may not come in may not send a key either.
    and (k.owner_id is null or not u.disabled and m.locked_at is null)
$$;

-- The hashes of keys without a checksum: what has neither is refused without a question.
create function api_keys_given() returns setof bytea
  language sql stable security definer set search_path from current as $$
  select hash from api_key where is_given and revoked_at is null
$$;

revoke execute on function api_key_opened_by(bytea), api_keys_given() from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'sohbet_app') and exists (select from pg_roles where rolname = 'sohbet_engine') then
    grant execute on function api_key_opened_by(bytea), api_keys_given() to sohbet_app, sohbet_engine;
  end if;
end $$;
