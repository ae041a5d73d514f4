-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Whose a session is stands in the search index, so that one shop's sessions are not sifted for another's.
drop index chat_session_search;
create index chat_session_search on chat_session using gin (merchant, search gin_trgm_ops) where search is not null;

-- Ended sessions that contain a text, in no order and not more than so many: by the index, whatever the planner would guess
-- of how many there are. Not as rows of their table: a rebuild puts another in its place.
create function sessions_containing(of text, pattern text, before timestamptz, before_id text, most integer)
  returns table (id text, at timestamptz) language sql stable parallel safe
  set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan as $$
  select s.id, s.settled_at from chat_session s
  where s.merchant = of and s.search like pattern
    and (before is null or (s.settled_at, s.id) < (before, before_id))
  limit most
$$;

-- The same, the newest first, by going through the list in its order; not more than so many rows of it, or all.
create function sessions_in_order_containing(
    of text, pattern text, before timestamptz, before_id text, seen integer, most integer)
  returns table (id text, at timestamptz) language sql stable parallel safe
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
  set plan_cache_mode = force_custom_plan as $$
  select s.id, s.settled_at from (
    select * from chat_session s
    where s.merchant = of and s.settled_at is not null
      and (before is null or (s.settled_at, s.id) < (before, before_id))
    order by s.settled_at desc, s.id desc limit seen) s
  where s.search like pattern order by s.settled_at desc, s.id desc limit most
$$;
