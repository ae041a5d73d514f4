-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- A merchant's account with a provider: a language model, Twilio, Telegram. settings can be shown; secret is sealed by the master key
-- for this merchant and provider alone.
create table provider_account (
  merchant_id text collate "C" not null references merchant on delete cascade,
  provider text not null check (provider in ('model', 'twilio', 'telegram')),
  settings jsonb not null default '{}',
  secret bytea,
  changed_at timestamptz not null default now(),
  primary key (merchant_id, provider)
);
alter table provider_account enable row level security;
create policy of_merchant on provider_account to sohbet_app
  using (merchant_id = current_setting('sohbet.merchant', true));
