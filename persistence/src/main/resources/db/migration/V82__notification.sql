-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- What people of the staff should hear of, grouped by cause: a row is open until somebody has seen to it or it is over, and
-- what happens meanwhile for the same cause is counted on it. Rows of '*' are the installation's own.

-- Every change of the stream takes the next number here and keeps the row until its commit. So numbers become visible in their
-- order without a gap, a cause is one row however many tell of it at once, and what is unread can be counted exactly.
-- Whoever takes it does so last, right before the commit, and waits for nothing afterwards.
create table notification_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
insert into notification_head (seq) values (0);

create table notification (
  merchant_id text collate "C" not null,
  id text collate "C" not null,
  seq bigint not null,
  type text collate "C" not null,
  severity text collate "C" not null check (severity in ('critical', 'warning', 'info', 'success')),
  user_id text collate "C", -- whom alone it is for; otherwise all with the role or a higher one
  least_role text collate "C" check (least_role in ('viewer', 'operator', 'admin')),
  cause text collate "C" not null check (length(cause) <= 300),
  params jsonb not null,
  link_kind text collate "C",
  link_id text collate "C",
  first_at timestamptz not null,
  at timestamptz not null,
  count integer not null default 1 check (count > 0),
  acknowledged_by text,
  acknowledged_at timestamptz,
  resolved_at timestamptz,
  mailed_at timestamptz,
  primary key (merchant_id, id),
  check ((user_id is null) <> (least_role is null)),
  foreign key (user_id, merchant_id) references membership (user_id, merchant_id) on delete cascade
);
create unique index notification_open on notification (merchant_id, type, cause, coalesce(user_id, ''))
  where resolved_at is null and acknowledged_at is null;
create index notification_newest on notification (merchant_id, seq desc);
create index notification_cause on notification (merchant_id, type, cause) where resolved_at is null;
create index notification_age on notification (at);
create index notification_of_person on notification (user_id, merchant_id) where user_id is not null;

-- What one person has said of one notification, and up to which number they have read all. A mark holds for the number it
-- names: raised again, a notification is unread again.
create table notification_mark (
  merchant_id text collate "C" not null,
  user_id text collate "C" not null,
  notification_id text collate "C" not null,
  seq bigint not null,
  is_read boolean not null,
  primary key (merchant_id, user_id, notification_id),
  foreign key (user_id, merchant_id) references membership (user_id, merchant_id) on delete cascade
);
create index notification_mark_of on notification_mark (notification_id);

create table notification_reader (
  merchant_id text collate "C" not null,
  user_id text collate "C" not null,
  read_upto bigint not null default 0,
  wishes jsonb not null default '{}', -- {type: {in_app, toast, sound, browser, email}}, what is unlike the usual alone
  quiet_from time,
  quiet_to time check ((quiet_from is null) = (quiet_to is null)),
  zone text,
  primary key (merchant_id, user_id),
  foreign key (user_id, merchant_id) references membership (user_id, merchant_id) on delete cascade
);

-- The stream itself, for those who watch. An hour of it is kept: whoever was away for longer looks at the rows.
create table notification_change (
  seq bigint primary key,
  merchant_id text collate "C" not null,
  user_id text collate "C", -- whom alone it concerns
  event text collate "C" not null check (event in ('raised', 'read', 'read_all', 'acknowledged', 'resolved')),
  notification_id text collate "C",
  upto bigint,
  at timestamptz not null default now(),
  foreign key (user_id, merchant_id) references membership (user_id, merchant_id) on delete cascade
);
create index notification_change_age on notification_change (at);
create index notification_change_of_person on notification_change (user_id, merchant_id) where user_id is not null;

-- What has been told already, by a name of the fact: several nodes see the same, and a node may tell it twice.
create table notification_fact (
  fact text collate "C" primary key,
  at timestamptz not null default now()
);
create index notification_fact_age on notification_fact (at);

do $$
declare
  it text;
begin
  foreach it in array array['notification', 'notification_change'] loop
    execute format('alter table %I enable row level security', it);
    -- Those of the installation show once it has been said that the person is one of those they are for.
    execute format($policy$
      create policy of_merchant on %I to sohbet_app using (merchant_id = current_setting('sohbet.merchant', true)
        or (merchant_id = '*' and current_setting('sohbet.installation', true) = 'on'))
      $policy$, it);
  end loop;
  foreach it in array array['notification_mark', 'notification_reader'] loop
    execute format('alter table %I enable row level security', it);
    execute format(
      'create policy of_merchant on %I to sohbet_app using (merchant_id = current_setting(''sohbet.merchant'', true))', it);
  end loop;
end $$;

-- For the functions made here, in place of whatever the caller looks through: this database's own schemas, temporary tables last.
select set_config('search_path',
  (select string_agg(quote_ident(home), ', ') from unnest(current_schemas(false)) home) || ', pg_temp', true);

-- Whom the installation's own notifications are for: until somebody stands above the merchants, the admins of the first one.
create function people_of_installation() returns table (user_id text, merchant_id text)
  language sql stable security definer rows 3 set search_path from current as $$
  select m.user_id, m.merchant_id from membership m
  where m.role = 'admin' and m.merchant_id = (select f.id from merchant f order by f.created_at, f.id limit 1)
$$;
revoke execute on function people_of_installation() from public;
grant execute on function people_of_installation() to sohbet_app, sohbet_engine;
