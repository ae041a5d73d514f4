-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Shops that somebody would like to open and whose address nobody has confirmed yet. The token of the mailed link is kept as a hash,
-- the password as it will be of the account. A row goes with the shop it becomes, or when its link has run out.
create table sign_up (
  hash bytea primary key,
  email text not null,
  name text not null,
  shop text not null,
  zone text not null,
  currency text not null,
  locale text not null check (locale in ('tr', 'en')),
  password_hash text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sign_up_expiry on sign_up (expires_at);
