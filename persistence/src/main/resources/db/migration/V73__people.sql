-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A person without a password is one who was invited and has not answered yet. The failures are tries to sign in with a wrong password.
alter table staff_user
  alter column password_hash drop not null,
  add column locale text check (locale in ('tr', 'en')),
  add column must_change_password boolean not null default false,
  add column failed_sign_ins bigint not null default 0;

-- What an admin does to a person holds for the own merchant alone: locked here is not locked elsewhere.
alter table membership
  add column accepted_at timestamptz default now(),
  add column locked_at timestamptz,
  add column sign_ins bigint not null default 0,
  add column last_sign_in_at timestamptz,
  add column version bigint not null default 1;

alter table staff_session
  add column device text not null default '',
  add column address text not null default '';

-- Links that open something once: an invitation to a merchant, or a new password. The token itself is in the mail alone.
create table staff_link (
  hash bytea primary key,
  kind text not null check (kind in ('invitation', 'reset')),
  user_id text collate "C" not null references staff_user on delete cascade,
  merchant_id text collate "C" references merchant on delete cascade check ((merchant_id is null) = (kind = 'reset')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index staff_link_user on staff_link (user_id);
create index staff_link_expiry on staff_link (expires_at);
