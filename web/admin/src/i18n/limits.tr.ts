// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { limitsEn } from './limits.en'
import type { Texts } from './messages'

export const limitsTr: Texts<typeof limitsEn> = {
  limits: {
    title: 'İstek sınırları',
    lead: 'Mağazanıza gelen isteklerin ne sıklıkta olabileceği; kurulumdaki bütün bilgisayarlar için ortaktır. Fazlası, yeniden yer açılana kadar geri çevrilir.',
    onlyAdmins: 'Sınırları yalnızca yöneticiler görür. Sizin rolünüz: {role}.',
    link: 'İstek sınırları ve sınıra yaklaşanlar',
    inForce: 'Geçerli sınırlar',
    rate: '{seconds, plural, =60 {Dakikada} =3600 {Saatte} other {# saniyede}} {amount, number}',
    kinds: {
      address: 'Ziyaretçi sayfası, ağ adresine göre',
      key: 'Bir API anahtarı',
      person: 'Ekipten bir kişi',
      merchant: 'Mağazanıza gelenlerin hepsi birlikte',
    },
    near: 'Son yedi günde sınıra yaklaşanlar',
    hour: 'Saat',
    who: 'Kim',
    peak: 'En çok kullanılan',
    refused: 'Geri çevrilen',
    all: 'Bütün mağaza',
    emptyTitle: 'Kimse bir sınıra yaklaşmadı',
    emptyText: 'Bir sınırın % 80’inden fazlasını kullananlar bir hafta boyunca burada görünür.',
    errorTitle: 'Sınırlar yüklenemedi',
  },
}
