-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

create extension if not exists pg_trgm;

-- Text as people type it into a search box: no case, no marks. The capital I goes first, because a Turkish database would
-- lower it to a dotless one; what is left of an İ after a Unicode lower is a combining dot.
create function folded(what text) returns text language sql immutable strict parallel safe as
  $$ select translate(lower(translate(what, 'IİıÇçĞğÖöŞşÜüÂâÎîÛû', 'iiiccggoossuuaaiiuu')), U&'\0307', '') $$;

-- One row a session, as the list of sessions shows it.
create table chat_session (
  merchant text collate "C" not null,
  id text collate "C" not null,
  seq bigint not null,
  status text not null check (status in ('open', 'ended')),
  started_at timestamptz not null,
  last_activity_at timestamptz not null,
  locale text not null,
  page_url text,
  page_title text,
  visitor_name text,
  verified boolean not null,
  -- Whether anything personal was ever told, and whether it has been erased.
  personal boolean not null,
  erased boolean not null,
  owner_kind text not null,
  owner_id text,
  owner_name text,
  owner_version bigint not null,
  messages integer not null,
  interactions integer not null,
  views integer not null,
  reported integer not null,
  confirmed integer not null,
  last_text text,
  last_by text,
  -- Whether the visitor did anything, their last message, and the last one that is answered.
  engaged boolean not null,
  asked bigint not null,
  answered bigint not null,
  primary key (merchant, id)
);
create index chat_session_newest on chat_session (merchant, last_activity_at desc, id desc);
create index chat_session_open on chat_session (merchant, last_activity_at desc, id desc) where status = 'open';

-- Only ended sessions are in the search index: they rarely change, while an open one would be indexed anew with every message.
create index chat_session_search on chat_session
  using gin (folded(coalesce(visitor_name, '') || ' ' || coalesce(last_text, '') || ' ' || id) gin_trgm_ops)
  where status = 'ended';

-- An order belongs to the session that told it first, or to the one that was confirmed.
create table chat_order (
  merchant text collate "C" not null,
  order_id text collate "C" not null,
  session text collate "C" not null,
  confirmed boolean not null,
  amount numeric not null,
  currency text not null,
  primary key (merchant, order_id)
);

-- Counts that hold over all time and right now.
create table chat_total (
  merchant text collate "C" primary key,
  open bigint not null,
  unanswered bigint not null,
  engaged bigint not null,
  reported bigint not null,
  confirmed bigint not null
);

create table chat_revenue (
  merchant text collate "C" not null,
  currency text not null,
  amount numeric not null,
  primary key (merchant, currency)
);

-- Counts by quarter of an hour: every zone's midnight falls on one, so a day can be added up in any zone, also in one that the
-- merchant changes to later.
create table chat_quarter (
  merchant text collate "C" not null,
  quarter timestamptz not null,
  sessions bigint not null,
  messages bigint not null,
  interactions bigint not null,
  primary key (merchant, quarter)
);

-- Visitors' messages the bot has still to answer. A row is anybody's once locked_until is over.
create table chat_turn_due (
  merchant text collate "C" not null,
  session text collate "C" not null,
  turn bigint not null,
  locked_until timestamptz not null default now(),
  attempts integer not null default 0,
  primary key (merchant, session, turn)
);
create index chat_turn_due_free on chat_turn_due (locked_until);
