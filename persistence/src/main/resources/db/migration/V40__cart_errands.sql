-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What carts still have to see to: a fact of a cart that its visitor's session has to hear of ("tell"), a session whose visitor
-- is known as a customer now ("merge"). A row is anybody's once locked_until is over.
create table cart_errand (
  merchant text collate "C" not null,
  kind text collate "C" not null check (kind in ('tell', 'merge')),
  id text collate "C" not null,
  seq bigint not null,
  locked_until timestamptz not null default now(),
  attempts integer not null default 0,
  primary key (merchant, kind, id, seq)
);
create index cart_errand_free on cart_errand (locked_until);
