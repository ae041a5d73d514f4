// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Texts } from './messages'
import type { oidcEn } from './oidc.en'

export const oidcTr: Texts<typeof oidcEn> = {
  oidc: {
    or: 'ya da',
    with: '{name} ile giriş yap',
    returning: 'Giriş yapılıyor',
    returningLead: 'Bir saniye: giriş sağlayıcısının yanıtı denetleniyor.',
    codeTitle: 'İkinci adım',
    confirm: 'Giriş yap',
    failedTitle: 'Giriş yapılmadı',
    back: 'Giriş sayfasına dön',
    link: 'Giriş sağlayıcısı',
    linkHint: 'Parolanız yerine {name} hesabınızla da giriş yapabilirsiniz. İkinci adım yine sorulur.',
    linked: '{when} tarihinden beri bağlı, son kullanım: {used}.',
    notLinked:
      'Henüz bağlı değil: {name} ile ilk girişinizde oradaki doğrulanmış e-posta adresiniz buradakiyle aynı olmalı.',
    unlink: 'Bağlantıyı kaldır',
    unlinked: 'Artık bağlı değil. {name} ile bir daha giriş yaptığınızda yeniden bağlanır.',
    linkError: 'Bağlantı yüklenemedi',
    failed: {
      oidc_state:
        'Bu giriş başka bir tarayıcıda ya da sekmede başlamış, çok uzun sürmüş ya da zaten kullanılmış. Geri dönüp yeniden başlayın; her seferinde oluyorsa bu sayfanın çerezleri engelleniyordur.',
      oidc_refused:
        'Sağlayıcı girişinizi onaylamadı ya da siz vazgeçtiniz. Geri dönüp yeniden deneyin ya da parolanızı kullanın.',
      oidc_untrusted:
        'Sağlayıcının yanıtı doğrulanamadığı için giriş yapılmadı. Geri dönüp yeniden deneyin; yine olursa parolanızı kullanın ve bu kurulumu işleten kişiye bildirin.',
      oidc_clock:
        'Sağlayıcının saatiyle bu sunucunun saati uyuşmuyor. Şimdilik parolanızı kullanın ve bu kurulumu işleten kişiye bildirin.',
      oidc_unknown:
        'Oradaki hesabınızın adresiyle burada kimse yok. Davet edildiğiniz adresin hesabını kullanın; daveti açmadıysanız önce onu açın ya da bir yöneticiden sizi davet etmesini isteyin.',
      oidc_unverified:
        'Sağlayıcı e-posta adresinizi doğrulamamış. Adresinizi orada doğrulayın ya da parolanızı kullanın.',
      oidc_other:
        'Buradaki hesabınız oradaki başka bir hesaba bağlı. O hesabı kullanın ya da parolanızla girip “Hesabım” sayfasında bağlantıyı kaldırın.',
      oidc_unavailable: 'Sağlayıcıya şu anda ulaşılamıyor. Birazdan yeniden deneyin ya da parolanızı kullanın.',
    },
  },
}
