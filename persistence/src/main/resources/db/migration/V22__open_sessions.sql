-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- An open session's row changes with every message. None of what then changes is in an index, and there is room beside it, so
-- that PostgreSQL writes the row alone (a "heap-only" update) and no index. What ended sessions are listed by and searched by
-- stands in columns of its own, empty until the end.
drop index chat_session_newest;
drop index chat_session_open;
drop index chat_session_search;
alter table chat_session set (fillfactor = 50);
alter table chat_session
  add column settled_at timestamptz generated always as
    (case when status = 'ended' then last_activity_at end) stored,
  add column search text generated always as
    (case when status = 'ended' then folded(coalesce(visitor_name, '') || ' ' || coalesce(last_text, '') || ' ' || id) end) stored;
create index chat_session_open on chat_session (merchant, id) where status = 'open';
create index chat_session_settled on chat_session (merchant, settled_at desc, id desc) where settled_at is not null;
create index chat_session_search on chat_session using gin (search gin_trgm_ops) where search is not null;
