-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What was done with a product from the first day on until the end of a minute; minutes in which nothing was are not there.
-- What was done in a range is the difference of two rows, however much happened in between: cells added up took the longer the
-- more of a product's days had something in them.
create table chat_product_sum (
  merchant text collate "C" not null,
  product text collate "C" not null,
  at timestamptz not null,
  views bigint not null,
  compares bigint not null,
  carts bigint not null,
  buys bigint not null,
  primary key (merchant, product, at)
) with (fillfactor = 70);

-- Every product that has such rows, the last of its minutes and what it came to: a range that reaches until now asks no more.
create table chat_product (
  merchant text collate "C" not null,
  product text collate "C" not null,
  last_at timestamptz not null,
  views bigint not null,
  compares bigint not null,
  carts bigint not null,
  buys bigint not null,
  primary key (merchant, product)
) with (fillfactor = 70);

alter table chat_product_sum enable row level security;
create policy of_merchant on chat_product_sum to sohbet_app using (merchant = current_setting('sohbet.merchant', true));
alter table chat_product enable row level security;
create policy of_merchant on chat_product to sohbet_app using (merchant = current_setting('sohbet.merchant', true));

-- The projection that keeps them starts anew.
truncate chat_session, chat_order, chat_total, chat_revenue, chat_rollup;
delete from projection_position where projection = 'chat_sessions';
