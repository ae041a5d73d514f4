-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Where a merchant wants to be told of what happens. The address and the secrets are sealed by the master key: those of Slack and
-- Discord let anybody write who knows them; shown is what may be seen of it.
create table webhook (
  merchant_id text collate "C" not null references merchant on delete cascade,
  id text collate "C" not null,
  name text not null,
  url bytea not null,
  shown text not null,
  form text not null check (form in ('standard', 'slack', 'discord')),
  locale text not null check (locale in ('tr', 'en')),
  -- Empty: all there are, and those there will be.
  types text[] not null,
  enabled boolean not null default true,
  disabled_why text check (disabled_why in ('gone', 'failing')),
  secret bytea not null,
  old_secret bytea,
  old_until timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  delivered_at timestamptz,
  -- The first failure since anything was delivered.
  failing_since timestamptz,
  primary key (merchant_id, id)
);

-- One thing to be told to one address. It is tried until it is taken or dead; what is leased is on its way just now.
create table webhook_delivery (
  merchant_id text collate "C" not null,
  id text collate "C" not null,
  webhook_id text collate "C" not null,
  -- The same for every attempt and every address, so that whoever is told twice can know it.
  message_id text collate "C" not null,
  type text not null,
  body text not null,
  status text not null default 'waiting' check (status in ('waiting', 'delivered', 'dead')),
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  due_at timestamptz not null default now(),
  leased_until timestamptz not null default '-infinity',
  -- How often it was leased since it was offered or replayed, and how often this is done.
  tries integer not null default 0,
  most_tries integer not null,
  primary key (merchant_id, id),
  unique (merchant_id, webhook_id, message_id),
  foreign key (merchant_id, webhook_id) references webhook on delete cascade
);
create index webhook_delivery_waiting on webhook_delivery (merchant_id, webhook_id, due_at) where status = 'waiting';
create index webhook_delivery_newest on webhook_delivery (merchant_id, webhook_id, created_at desc, id desc);
create index webhook_delivery_age on webhook_delivery (finished_at) where status <> 'waiting';

-- What came of each attempt.
create table webhook_attempt (
  merchant_id text collate "C" not null,
  delivery_id text collate "C" not null,
  n integer not null,
  at timestamptz not null,
  duration_ms integer not null,
  status integer,
  fault text,
  answer text,
  primary key (merchant_id, delivery_id, n),
  foreign key (merchant_id, delivery_id) references webhook_delivery on delete cascade
);

do $$
declare
  it text;
begin
  foreach it in array array['webhook', 'webhook_delivery', 'webhook_attempt'] loop
    execute format('alter table %I enable row level security', it);
    execute format(
      'create policy of_merchant on %I to sohbet_app using (merchant_id = current_setting(''sohbet.merchant'', true))', it);
  end loop;
end $$;
