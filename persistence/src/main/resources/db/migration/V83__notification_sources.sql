-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Who speaks for the shop in which session, as far as the projection that tells them of new messages has read. It begins where
-- the list of sessions stands now, with what that says: what was written before has been seen there.
create table session_speaker (
  merchant_id text collate "C" not null,
  session text collate "C" not null,
  user_id text collate "C" not null,
  primary key (merchant_id, session)
);
alter table session_speaker enable row level security;
create policy of_merchant on session_speaker to sohbet_app using (merchant_id = current_setting('sohbet.merchant', true));
revoke insert, update, delete on session_speaker from sohbet_app;

insert into session_speaker (merchant_id, session, user_id)
  select merchant, id, owner_id from chat_session where status = 'open' and owner_kind = 'agent' and owner_id is not null;
insert into projection_position (projection, tx, ordering)
  select 'told_speakers', tx, ordering from projection_position where projection = 'chat_sessions';

-- Facts a projection went on without are told of once.
alter table projection_failure add column told_at timestamptz;
create index projection_failure_untold on projection_failure (at) where told_at is null;

-- From where a person has signed in, as a hash of it: what is not here is new.
create table staff_place (
  user_id text collate "C" not null references staff_user on delete cascade,
  place bytea not null,
  seen_at timestamptz not null default now(),
  primary key (user_id, place)
);
create index staff_place_age on staff_place (seen_at);
