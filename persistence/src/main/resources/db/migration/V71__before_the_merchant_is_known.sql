-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What has to be asked before it is known which merchant somebody belongs to. Each answers one question with a secret or a
-- person in it and runs as the owner of the tables; whoever has no key learns nothing.

-- For the functions made here, in place of whatever the caller looks through: this database's own schemas, temporary tables last.
select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);

create function merchant_of_public_key(key text) returns setof merchant
  language sql stable security definer rows 1 set search_path from current as $$
  select * from merchant m where m.public_key = key
$$;

create function memberships_of(person text) returns setof membership
  language sql stable security definer rows 2 set search_path from current as $$
  select * from membership m where m.user_id = person
$$;

revoke execute on function merchant_of_public_key(text), memberships_of(text) from public;
grant execute on function merchant_of_public_key(text), memberships_of(text)
  to sohbet_app, sohbet_engine;
