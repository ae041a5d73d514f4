-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- One key an entity, wrapped by the master keyset. Deleting the row erases the person.
create table entity_key (
  persistence_id text collate "C" primary key,
  key_id bigint not null,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
