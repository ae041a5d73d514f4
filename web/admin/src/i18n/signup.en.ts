// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The texts of opening a shop, loaded with that page. */
export const signupEn = {
  signUp: {
    title: 'Open a shop',
    lead: 'Your own Sohbet: you are its admin. We send you a mail to confirm your address.',
    closed: 'Nobody opens a shop by themselves here. Ask whoever runs this installation.',
    shop: 'Name of the shop',
    zone: 'Time zone',
    zoneHint: 'Your shop’s day begins and ends in it.',
    currency: 'Currency',
    region: 'Country of phone numbers',
    regionHint: 'Two letters, such as TR: numbers without a country code belong there.',
    locale: 'First language',
    name: 'Your name',
    password: 'Password',
    submit: 'Open the shop',
    missing: 'This is missing or not right.',
    invalid: 'Something is missing or not right.',
    sentTitle: 'Look into your mail',
    sent: 'We have written to {email}. Open the link in the mail within a day; your shop is opened then.',
    sentHint: 'Nothing there after a few minutes? Look among the spam, or try again.',
    confirmTitle: 'Confirm your address',
    confirmLead:
      'Type the password you have chosen when you signed up. That way nobody opens a shop with your address but you.',
    confirmSubmit: 'Confirm and open the shop',
    wrong: 'That is not the password you have chosen when you signed up.',
    over: 'The link has been used or has run out. If your shop is open already, sign in.',
    again: 'Sign up again',
  },
} as const
