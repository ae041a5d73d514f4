-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Every transaction below this number that can have written facts has ended as of the statement's own snapshot. It is journal_horizon()
-- without those that write none: other databases' and those of the pool of queries ("sohbet app"). One that has ended since the snapshot
-- is no longer among the locks, so it still counts: too low is late, too high would skip rows. To be asked in a subquery, which is
-- evaluated once: each time it may be another number, and rows beside each other must be measured by the same.
create function journal_horizon_of_writers() returns bigint language sql stable parallel restricted as $$
  select base + coalesce((
      select min(open.tx::text::bigint) from pg_snapshot_xip(pg_current_snapshot()) open (tx)
      where not exists (
        select from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'transactionid' and l.transactionid = open.tx::xid and l.mode = 'ExclusiveLock' and l.granted
          and (a.datname <> current_database() or a.application_name = 'sohbet app'))),
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
  from journal_base
$$;
