// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export const limitsEn = {
  limits: {
    title: 'Limits of requests',
    lead: 'How often your shop’s callers may ask, for all of the installation’s computers together. What is too much is refused until there is room again.',
    onlyAdmins: 'Only admins see the limits. Your role is {role}.',
    link: 'Limits of requests, and who came near one',
    inForce: 'In force',
    rate: '{amount, number} in {seconds, plural, =60 {a minute} =3600 {an hour} other {# seconds}}',
    kinds: {
      address: 'A visitor’s page, by network address',
      key: 'An API key',
      person: 'A member of staff',
      merchant: 'All of your shop’s callers together',
    },
    near: 'Who came near one in the last seven days',
    hour: 'Hour',
    who: 'Who',
    peak: 'Used at most',
    refused: 'Refused',
    all: 'The whole shop',
    emptyTitle: 'Nobody came near a limit',
    emptyText: 'Whoever uses more than 80 % of a limit is listed here for a week.',
    errorTitle: 'The limits could not be loaded',
  },
} as const
