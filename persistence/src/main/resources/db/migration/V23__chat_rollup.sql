-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What happened in a merchant's chats, added up by quarters of an hour and by days of UTC. Every zone's midnight falls on a
-- quarter, so any range of days in any zone, also one the merchant changes to later, is some whole days and a few quarters:
-- what a figure costs grows with the range that is asked for, never with the history.
create table chat_rollup (
  merchant text collate "C" not null,
  grain text collate "C" not null check (grain in ('quarter', 'day')),
  measure text collate "C" not null,
  -- Of what: a speaker, an action, an intent, a product, a stage, a currency; empty when there is but one.
  part text collate "C" not null,
  at timestamptz not null,
  amount numeric not null,
  primary key (merchant, grain, measure, at, part)
) with (fillfactor = 70);

-- How far a session came, for the funnel.
alter table chat_session
  add column viewed boolean not null default false,
  add column carted boolean not null default false;

drop table chat_quarter;

-- The projection that keeps them starts anew.
truncate chat_session, chat_order, chat_total, chat_revenue;
delete from projection_position where projection = 'chat_sessions';
