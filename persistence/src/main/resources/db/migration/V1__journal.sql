-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What is added to the server's transaction number, so that numbers go on upwards when the journal moves to another server.
create table journal_base (
  only_row boolean primary key default true check (only_row),
  base bigint not null
);
insert into journal_base (base) values (0);

-- The number of the writing transaction. It is assigned with the first write, so it says when a row began, not when it was seen.
create function journal_tx() returns bigint language sql volatile parallel restricted as
  'select pg_current_xact_id()::text::bigint + base from journal_base';

-- Every transaction below this number has ended as of the statement's own snapshot. Stable is not for speed: a volatile function
-- would take a later snapshot than the rows beside it, and rows would be skipped.
create function journal_horizon() returns bigint language sql stable parallel safe as
  'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + base from journal_base';

-- Each connection takes numbers ahead: only their order within one transaction counts.
create sequence event_journal_ordering cache 64;

-- Ids are compared as bytes, never by the rules of a language: it is faster, and the same on every server.
create table event_journal (
  ordering bigint not null default nextval('event_journal_ordering'),
  tx bigint not null default journal_tx(),
  persistence_id text collate "C" not null,
  sequence_number bigint not null,
  deleted boolean not null default false,
  writer text not null,
  write_timestamp bigint not null,
  adapter_manifest text not null default '',
  event_ser_id integer not null,
  event_ser_manifest text not null,
  event_payload bytea not null,
  meta_ser_id integer,
  meta_ser_manifest text,
  meta_payload bytea,
  primary key (persistence_id, sequence_number)
);
alter sequence event_journal_ordering owned by event_journal.ordering;
create index event_journal_tail on event_journal (tx, ordering);
-- Sealed payloads do not compress.
alter table event_journal alter column event_payload set storage external;

create table snapshot (
  persistence_id text collate "C" not null,
  sequence_number bigint not null,
  created bigint not null,
  snapshot_ser_id integer not null,
  snapshot_ser_manifest text not null,
  snapshot_payload bytea not null,
  meta_ser_id integer,
  meta_ser_manifest text,
  meta_payload bytea,
  primary key (persistence_id, sequence_number)
);
