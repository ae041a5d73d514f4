-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Who came near a limit or was held back by one, by the hour. The limits themselves are kept by actors, not here.
create table limit_use (
  merchant_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('address', 'key', 'person', 'merchant')),
  subject text collate "C" not null,
  hour timestamptz not null,
  peak integer not null check (peak between 0 and 100),
  refused bigint not null,
  primary key (merchant_id, kind, subject, hour)
);
create index limit_use_newest on limit_use (merchant_id, hour desc);
alter table limit_use enable row level security;
create policy of_merchant on limit_use using (merchant_id = current_setting('sohbet.merchant', true))
  with check (merchant_id = current_setting('sohbet.merchant', true));
