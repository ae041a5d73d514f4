-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- V60 was first written in words that PostgreSQL 15 does not know. It says the same in others now, so who has run the first
-- one has nothing to do again.
do $$ begin
  if to_regclass('flyway_schema_history') is not null then
    update flyway_schema_history set checksum = -1955173918 where version = '60' and checksum = -362839309;
  end if;
end $$;
