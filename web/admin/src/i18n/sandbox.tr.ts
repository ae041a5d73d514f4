// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Texts } from './messages'
import type { sandboxEn } from './sandbox.en'

export const sandboxTr: Texts<typeof sandboxEn> = {
  sandbox: {
    title: 'Deneme ortamının saati',
    lead: 'Üç gün sonra olacakları bugün görmek için saati ileri alın: oturumlar kapanır, günlük sınırlar yenilenir, sayılara yeni günler eklenir. Bu kurulumdaki bütün mağazalar için geçerlidir ve geri alınamaz. Giriş, doğrulama kodları ve anahtarlar gerçek saate göre işlemeye devam eder.',
    now: 'Mağazalarda şu an {now}.',
    real: 'Bu, gerçek saat.',
    ahead: 'Gerçek saatten {ahead} ileride.',
    badge: 'Saat {ahead} ileride',
    badgeHint: 'Bu deneme ortamındaki mağazalar gerçek saatten {ahead} ileride. Ayarlara git',
    forward: 'İleri al',
    hour: '1 saat',
    day: '1 gün',
    threeDays: '3 gün',
    moved: 'Saat ileri alındı: {ahead} ileride.',
    adminsOnly: 'Saati yalnızca yöneticiler ileri alabilir. Sizin rolünüz: {role}.',
    tooFar: 'Daha ileri alınamaz: en çok on yıl.',
  },
}
