-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What is said of one thing in several languages is edited as one; so far only the entries' ids told that they belong together.
alter table knowledge_entry add column topic text collate "C";
alter table knowledge_entry add column changed_at timestamptz not null default now();
update knowledge_entry set topic = case when right(id, 3) = '-' || locale then left(id, -3) else id end;
alter table knowledge_entry alter column topic set not null;
create unique index knowledge_entry_topic on knowledge_entry (merchant, topic, locale);

-- Requests that may come again, for a day.
create table knowledge_request (
  merchant text collate "C" not null,
  key text collate "C" not null,
  request text collate "C" not null,
  topic text collate "C" not null,
  at timestamptz not null default now(),
  primary key (merchant, key)
);
create index knowledge_request_at on knowledge_request (at);
