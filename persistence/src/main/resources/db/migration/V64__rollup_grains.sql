-- SPDX-FileCopyrightText: the Sohbet authors
-- SPDX-License-Identifier: Apache-2.0

-- Figures are added up by the minute, the hour and the day of UTC. With quarters and days alone, the first and the last day of any
-- range were read quarter by quarter, up to a whole day of them each. The projection starts anew to count the minutes.
truncate chat_session, chat_order, chat_total, chat_revenue, chat_rollup;
delete from projection_position where projection = 'chat_sessions';
alter table chat_rollup
  drop constraint chat_rollup_grain_check,
  add constraint chat_rollup_grain_check check (grain in ('minute', 'hour', 'day'));
