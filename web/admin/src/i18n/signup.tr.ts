// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Texts } from './messages'
import type { signupEn } from './signup.en'

export const signupTr: Texts<typeof signupEn> = {
  signUp: {
    title: 'Mağaza açın',
    lead: 'Kendi Sohbet’iniz olsun, yöneticisi siz olun. Adresinizi doğrulamanız için size bir e-posta göndeririz.',
    closed: 'Burada herkes kendi mağazasını açamıyor. Bu kurulumu yöneten kişiye sorun.',
    shop: 'Mağazanın adı',
    zone: 'Saat dilimi',
    zoneHint: 'Mağazanızın günü bu dilime göre başlar ve biter.',
    currency: 'Para birimi',
    region: 'Telefon numaralarının ülkesi',
    regionHint: 'TR gibi iki harf: ülke kodu olmayan numaralar bu ülkenin sayılır.',
    locale: 'İlk dil',
    name: 'Adınız',
    password: 'Parola',
    submit: 'Mağazayı aç',
    missing: 'Bu alan eksik ya da yanlış.',
    invalid: 'Bazı alanlar eksik ya da yanlış.',
    sentTitle: 'E-postanıza bakın',
    sent: '{email} adresine yazdık. E-postadaki bağlantıyı bir gün içinde açın; mağazanız o zaman açılır.',
    sentHint: 'Birkaç dakika içinde gelmezse istenmeyen postalara bakın ya da yeniden deneyin.',
    confirmTitle: 'Adresinizi doğrulayın',
    confirmLead: 'Kaydolurken seçtiğiniz parolayı girin. Böylece sizin adresinizle sizden başkası mağaza açamaz.',
    confirmSubmit: 'Doğrula ve mağazayı aç',
    wrong: 'Kaydolurken seçtiğiniz parola bu değil.',
    over: 'Bağlantı kullanılmış ya da süresi dolmuş. Mağazanız açıldıysa giriş yapın.',
    again: 'Yeniden kaydol',
  },
}
