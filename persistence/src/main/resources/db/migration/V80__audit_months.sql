-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Makes this month and those ahead, as far as they are not there; answers how many. A month is made beside the log and then attached: that does not wait for its readers.
create function audit_make_months(ahead integer) returns integer language plpgsql set lock_timeout = '3s' as $$
declare
  month date;
  name text;
  other text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('audit_months'));
  for i in 0..ahead loop
    month := date_trunc('month', now() at time zone 'UTC') + make_interval(months => i);
    name := 'audit_' || to_char(month, 'YYYY_MM');
    continue when to_regclass(name) is not null;
    execute format('create table %I (like audit including defaults including constraints including generated)', name);
    -- Whoever reads or writes goes through the log; nobody but the owner touches a month by itself.
    execute format('revoke all on %I from public', name);
    foreach other in array array['sohbet_app', 'sohbet_engine'] loop
      execute format('revoke all on %I from %I', name, other);
    end loop;
    execute format('alter table %I enable row level security', name);
    execute format('create policy of_merchant on %I using (merchant_id = current_setting(''sohbet.merchant'', true))
      with check (merchant_id = current_setting(''sohbet.merchant'', true))', name);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function audit_is_never_changed()', name);
    execute format('alter table audit attach partition %I for values from (%L) to (%L)', name,
      month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    made := made + 1;
  end loop;
  return made;
end $$;

-- Drops the months that ended so many months or longer ago; answers how many.
create function audit_drop_months(keep integer) returns integer language plpgsql set lock_timeout = '3s' as $$
declare
  month record;
  oldest date := date_trunc('month', now() at time zone 'UTC') - make_interval(months => keep);
  dropped integer := 0;
begin
  if keep < 1 then raise exception 'at least one month is kept'; end if;
  perform pg_advisory_xact_lock(hashtext('audit_months'));
  for month in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit'::regclass and c.relname ~ '^audit_\d{4}_\d{2}$'
      and to_date(substr(c.relname, 7), 'YYYY_MM') < oldest
  loop
    execute format('drop table %I', month.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

revoke all on function audit_make_months(integer), audit_drop_months(integer) from public;

select audit_make_months(3);
