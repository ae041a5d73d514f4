-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Where a shop is written to beside its pages. What opens the provider's account lies sealed by the master key.
create table merchant_channel (
  merchant_id text collate "C" not null references merchant on delete cascade,
  id text collate "C" not null,
  kind text not null check (kind in ('twilio', 'whatsapp', 'telegram')),
  name text not null,
  account text not null,
  numbers text[] not null default '{}',
  sealed text collate "C",
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (merchant_id, id)
);

alter table merchant_channel enable row level security;
create policy of_merchant on merchant_channel to sohbet_app
  using (merchant_id = current_setting('sohbet.merchant', true));
