// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// A real issuer of OpenID Connect on this machine: whoever says a name and any password is that person.
import { Provider } from 'oidc-provider'

const [port, redirect, id, secret] = process.argv.slice(2)
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: id, client_secret: secret, redirect_uris: [redirect] }],
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  findAccount: (_ctx, name) => ({
    accountId: name,
    claims: () => ({ sub: name, email: name.replace('unproven-', ''), email_verified: !name.startsWith('unproven-') }),
  }),
})
provider.listen(Number(port), '127.0.0.1', () => console.log('listening'))
