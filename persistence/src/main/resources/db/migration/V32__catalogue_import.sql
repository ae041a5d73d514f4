-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What else a shop keeps of a product. The handle is the shop's own name for it; a stock of null is not counted at all.
alter table product
  add handle text,
  add images jsonb not null default '[]',
  add unit_decimals integer not null default 0 check (unit_decimals between 0 and 6),
  add stock numeric,
  add attributes_tr jsonb not null default '{}',
  add attributes_en jsonb not null default '{}',
  add changed_at timestamptz not null default now();
update product set unit_decimals = scale(trim_scale(unit_step)),
  images = case when image is null then '[]' else jsonb_build_array(image) end;
create index product_handle on product (merchant, handle);

alter table variant
  add sku text,
  add was numeric check (was >= 0),
  add stock numeric,
  add image text;

create table category (
  merchant text collate "C" not null,
  id text collate "C" not null,
  title_tr text not null,
  title_en text not null,
  primary key (merchant, id)
);

create table product_category (
  merchant text collate "C" not null,
  product text collate "C" not null,
  category text collate "C" not null,
  place integer not null,
  primary key (merchant, product, category),
  foreign key (merchant, product) references product on delete cascade,
  foreign key (merchant, category) references category on delete cascade
);
create index product_category_by_category on product_category (merchant, category, product);

-- One file on its way into a catalogue. Its counts move in the transaction that writes the products they count.
create table import_job (
  id uuid primary key,
  merchant text collate "C" not null,
  file_name text not null,
  bytes bigint not null,
  bytes_done bigint not null default 0,
  dry_run boolean not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  failure text,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  failed integer not null default 0,
  by text not null,
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now(),
  ended_at timestamptz
);
-- Two imports into one catalogue would overwrite each other's products in turn.
create unique index import_job_running on import_job (merchant) where state = 'running';

create table import_error (
  job uuid not null references import_job on delete cascade,
  n integer not null,
  row bigint not null,
  field text not null,
  code text not null,
  given text not null,
  primary key (job, n)
);
