-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A shop. settings holds what its admins change; version counts those changes.
create table merchant (
  id text collate "C" primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locales text[] not null check (cardinality(locales) > 0),
  default_locale text not null check (default_locale = any (locales)),
  public_key text collate "C" not null unique,
  hmac_secret text not null,
  settings jsonb not null default '{}',
  version bigint not null default 1,
  created_at timestamptz not null default now()
);

create table staff_user (
  id text collate "C" primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  disabled boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index staff_user_email on staff_user (lower(email collate "C"));

create table membership (
  user_id text collate "C" not null references staff_user on delete cascade,
  merchant_id text collate "C" not null references merchant on delete cascade,
  role text not null check (role in ('viewer', 'operator', 'admin')),
  created_at timestamptz not null default now(),
  primary key (user_id, merchant_id)
);
create index membership_merchant on membership (merchant_id);

-- The cookie's token itself is kept nowhere: who reads this table can use none of its sessions.
create table staff_session (
  id text collate "C" primary key,
  token_hash bytea not null unique,
  user_id text collate "C" not null references staff_user on delete cascade,
  merchant_id text collate "C" not null references merchant on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index staff_session_user on staff_session (user_id);
create index staff_session_expiry on staff_session (expires_at);

create table api_key (
  id text collate "C" primary key,
  hash bytea not null unique,
  prefix text not null,
  name text not null,
  merchant_id text collate "C" not null references merchant on delete cascade,
  role text not null check (role in ('viewer', 'operator', 'admin')),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index api_key_merchant on api_key (merchant_id);

-- Tries to sign in, by account and by address. The subject is a hash: what people type by mistake is often a password.
create table sign_in_attempt (
  subject bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);
create index sign_in_attempt_age on sign_in_attempt (last_at);
