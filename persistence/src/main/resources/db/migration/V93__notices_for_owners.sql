-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What concerns the installation concerns its owners. Each is written to once, as a member of the merchant they worked in last.
select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);

create or replace function people_of_installation() returns table (user_id text, merchant_id text)
  language sql stable security definer set search_path from current as $$
  select distinct on (u.id) u.id, m.merchant_id
  from staff_user u join membership m on m.user_id = u.id and m.accepted_at is not null
  where u.is_owner and not u.disabled
  order by u.id, m.locked_at is not null, coalesce(m.merchant_id = u.last_merchant_id, false) desc, m.created_at, m.merchant_id
$$;
