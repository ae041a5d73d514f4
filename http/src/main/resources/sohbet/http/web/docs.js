// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// Everything comes from this host: no validator is asked, and what is tried out goes to the engine itself.
window.addEventListener('DOMContentLoaded', () => {
  window.SwaggerUIBundle({
    url: 'openapi.yaml',
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
    persistAuthorization: false,
    requestInterceptor: (request) => {
      const token = window.sessionStorage.getItem('sohbet-csrf')
      if (token) request.headers['X-CSRF-Token'] = token
      return request
    },
    responseInterceptor: (response) => {
      const csrf = response.body?.csrf
      if (csrf) window.sessionStorage.setItem('sohbet-csrf', csrf)
      return response
    },
  })
})
