-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- How far each projection has read the journal. The row is also its fence: who moves it owns the rows up to there.
-- It is updated many times a second, so the page keeps room for the next versions.
create table projection_position (
  projection text primary key,
  tx bigint not null,
  ordering bigint not null,
  moved_at timestamptz not null default now()
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Facts a projection could not take in. The tail went on without them; a rebuild takes them in.
create table projection_failure (
  projection text not null,
  tx bigint not null,
  ordering bigint not null,
  persistence_id text not null,
  seq bigint not null,
  error text not null,
  at timestamptz not null default now(),
  primary key (projection, tx, ordering)
);
