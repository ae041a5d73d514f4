-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- How far the shops' time is ahead of the real one: no row as long as nobody has moved it. It only grows.
create table sandbox_clock (
  only_row boolean primary key default true check (only_row),
  ahead_ms bigint not null check (ahead_ms > 0),
  moved_at timestamptz not null default now()
);
revoke all on sandbox_clock from sohbet_app;

create function sandbox_clock_goes_forward() returns trigger language plpgsql as $$
begin
  if new.ahead_ms < old.ahead_ms then raise exception 'the sandbox clock only goes forward'; end if;
  return new;
end $$;
create trigger only_forward before update on sandbox_clock for each row execute function sandbox_clock_goes_forward();
