-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- When an entity has to be woken at the latest. The time may be too early, never too late.
create table alarm_due (
  persistence_id text collate "C" primary key,
  at timestamptz not null,
  locked_until timestamptz,
  touched boolean not null default false
) with (fillfactor = 70);
create index alarm_due_at on alarm_due (at);
