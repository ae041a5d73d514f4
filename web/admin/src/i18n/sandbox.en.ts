// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The texts of the sandbox, loaded where there is one. */
export const sandboxEn = {
  sandbox: {
    title: 'The sandbox’s time',
    lead: 'Move the time forward to see today what happens in three days: sessions end, daily limits begin anew, figures get new days. It holds for all shops of this installation and never goes back. Signing in, codes and keys keep the real time.',
    now: 'In the shops it is {now}.',
    real: 'That is the real time.',
    ahead: '{ahead} ahead of the real time.',
    badge: 'Time: {ahead} ahead',
    badgeHint: 'The shops of this sandbox are {ahead} ahead of the real time. To the settings',
    forward: 'Move forward',
    hour: '1 hour',
    day: '1 day',
    threeDays: '3 days',
    moved: 'The time has been moved: {ahead} ahead.',
    adminsOnly: 'Only admins move it. Your role is {role}.',
    tooFar: 'It goes no farther: ten years ahead is the end.',
  },
}
