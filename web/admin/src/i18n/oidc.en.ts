// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export const oidcEn = {
  oidc: {
    or: 'or',
    with: 'Sign in with {name}',
    returning: 'Signing in',
    returningLead: 'One moment: what the sign-in provider has answered is being checked.',
    codeTitle: 'Second step',
    confirm: 'Sign in',
    failedTitle: 'Not signed in',
    back: 'Back to sign-in',
    link: 'Sign-in provider',
    linkHint:
      'You can sign in with your account at {name} instead of your password. The second step is still asked for.',
    linked: 'Linked since {when}, last used {used}.',
    notLinked:
      'Not linked yet: the first time you sign in with {name}, its verified e-mail address has to be the one of your account here.',
    unlink: 'Unlink',
    unlinked: 'It is not linked any more. The next time you sign in with {name} it is linked again.',
    linkError: 'The link could not be loaded',
    failed: {
      oidc_state:
        'This sign-in was begun in another browser or tab, took too long, or was used already. Go back and begin again; if it happens every time, cookies are blocked for this page.',
      oidc_refused:
        'The provider has not signed you in, or you have cancelled. Go back and try again, or use your password.',
      oidc_untrusted:
        'The provider’s answer could not be verified, so nobody was signed in. Go back and try again; if it happens again, use your password and tell whoever runs this installation.',
      oidc_clock:
        'The clocks of the provider and of this server do not agree. Use your password meanwhile and tell whoever runs this installation.',
      oidc_unknown:
        'Nobody here has the address your account there has. Use the account whose address you were invited with; open the invitation first if you have not yet, or ask an admin to invite you.',
      oidc_unverified:
        'The provider has not verified your e-mail address. Have it verified there, or use your password.',
      oidc_other:
        'Your account here is linked to another account there. Use that one, or sign in with your password and remove the link on “My account”.',
      oidc_unavailable: 'The provider cannot be reached just now. Try again in a moment, or use your password.',
    },
  },
}
