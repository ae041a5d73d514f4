// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { lookEn } from './look.en'
import type { Texts } from './messages'

export const lookTr: Texts<typeof lookEn> = {
  exports: {
    csv: 'Bu oturumları hesap tablosu için CSV olarak indir',
    json: 'Bu oturumları JSON olarak indir',
  },
  look: {
    bot: 'Bot',
    answerer: 'Ziyaretçilere bot yanıt versin',
    answererHint: 'Kapalıyken karşılama kalır, ekibiniz yanıtlar. Bu arada sorulanlar sonradan yanıtlanmaz.',
    on: 'Açık',
    off: 'Kapalı',
    title: 'Sohbetin görünümü',
    color: 'Renk',
    colorHint: 'Düğmenin ve ziyaretçinin yazdıklarının rengi',
    pick: 'Renk seç',
    colorBad: '#128072 gibi bir renk',
    side: 'Düğmenin yeri',
    left: 'Sol',
    right: 'Sağ',
    theme: 'Açık ya da koyu',
    auto: 'Ziyaretçinin cihazı gibi',
    light: 'Açık',
    dark: 'Koyu',
    reads: 'Bu rengin üzerindeki yazı {ink}: karşıtlık {ratio} : 1.',
    pale: 'Bu rengin {ground} zemindeki karşıtlığı yalnızca {ratio} : 1. 3 : 1 ve üzerini herkes görür.',
    inkBlack: 'siyah',
    inkWhite: 'beyaz',
    groundLight: 'açık',
    groundDark: 'koyu',
    preview: 'Önizleme',
    previewOf: 'Sohbetin çizimi ({side}, {theme})',
    sayBot: 'Merhaba! Size nasıl yardımcı olabilirim?',
    sayVisitor: 'Kırmızı ayakkabı var mı?',
    write: 'Mesaj yazın',
  },
}
