// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of refusals: which status each stable code has, and how it is said in Turkish and English. */
enum ProblemCode {
    MALFORMED(400, "İstek okunamadı", "The request cannot be read"),
    INVALID(422, "İstek beklenen biçimde değil", "The request does not fit"),
    TOO_LONG(422, "Metin çok uzun", "The text is too long"),
    BAD_HANDSHAKE(400, "WebSocket el sıkışması geçersiz", "The WebSocket handshake is not valid"),
    UNKNOWN_SUBPROTOCOL(400, "Bu alt protokol konuşulmuyor", "This subprotocol is not spoken here"),
    UNAUTHENTICATED(401, "Oturum açmanız gerekiyor", "You are not signed in"),
    BAD_CREDENTIALS(401, "E-posta ya da parola yanlış", "E-mail or password is wrong"),
    MFA_NEEDED(401, "Doğrulama kodu gerekiyor", "A code of the second factor is needed"),
    BAD_CODE(401, "Kod yanlış ya da daha önce kullanılmış", "The code is wrong or was used before"),
    OIDC_STATE(
            401,
            "Bu giriş bu tarayıcıda başlamamış ya da süresi geçmiş; yeniden başlayın",
            "This browser has not begun this sign-in, or too long ago; begin again"),
    OIDC_REFUSED(401, "Giriş sağlayıcıda tamamlanmadı", "The sign-in was not completed at the provider"),
    OIDC_UNTRUSTED(401, "Giriş sağlayıcısının yanıtı doğrulanamadı", "What the provider says could not be verified"),
    OIDC_CLOCK(
            401,
            "Giriş sağlayıcısının saati bu sunucununkine uymuyor",
            "The provider's clock and this server's do not agree"),
    SETUP_LINK_REFUSED(401, "Kurulum bağlantısı geçersiz", "The setup link is not valid"),
    TOKEN_REFUSED(401, "Sohbet oturumu tanınmadı", "The session's token is not accepted"),
    ACCOUNT_LOCKED(403, "Hesabınız kilitli; yöneticinize başvurun", "Your account is locked; ask an admin"),
    OIDC_UNKNOWN(
            403, "Sağlayıcının bildirdiği adresle burada hesap yok", "Nobody here has the address the provider names"),
    OIDC_UNVERIFIED(
            403, "Sağlayıcı e-posta adresinizi doğrulamamış", "The provider has not verified your e-mail address"),
    OIDC_OTHER(
            403,
            "Bu hesap sağlayıcıdaki başka bir kimliğe bağlı",
            "The account is linked to another identity at the provider"),
    PASSWORD_CHANGE_NEEDED(403, "Önce parolanızı değiştirmeniz gerekiyor", "Your password has to be changed first"),
    FORBIDDEN(403, "Bunun için yetkiniz yok", "You may not do this"),
    SCOPE_NEEDED(403, "Bu anahtar bunun için yetkili değil", "The key has no scope for this"),
    MFA_SETUP_NEEDED(403, "Önce iki adımlı doğrulamayı kurmanız gerekiyor", "Set up a second factor first"),
    CSRF(403, "İstek bu sayfadan gelmiyor", "The request does not come from this page"),
    KEY_REFUSED(403, "Mağaza anahtarı tanınmadı", "No shop has this key"),
    ORIGIN_REFUSED(403, "Bu siteye izin verilmemiş", "This origin is not allowed"),
    MERCHANT_SUSPENDED(403, "Bu mağaza askıya alındı", "This shop is suspended"),
    OWNER_ACCOUNT(
            403, "Bu kişi kurulumun sahibi; onu yalnız sahipler değiştirir", "Only owners change an owner's account"),
    NOT_FOUND(404, "Bulunamadı", "Not found"),
    NO_SUCH_LINE(404, "Sepette böyle bir satır yok", "The cart has no such line"),
    METHOD_NOT_ALLOWED(405, "Bu yöntem burada geçersiz", "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "İstenen biçim yok", "None of the accepted forms exists"),
    TIMED_OUT(408, "İstek zamanında tamamlanmadı", "The request did not arrive in time"),
    STALE(409, "Bir başkası daha önce davrandı; yenileyin", "Somebody was faster; read again"),
    NOT_OWNER(409, "Bu görüşme sizde değil", "The session is not yours"),
    SESSION_ENDED(409, "Görüşme bitti", "The session has ended"),
    OUT_OF_STOCK(409, "Bu ürün şu an stokta yok", "This is out of stock"),
    CURRENCY_MISMATCH(409, "Sepet başka bir para biriminde", "The cart is in another currency"),
    CART_FULL(409, "Sepet dolu", "The cart is full"),
    CART_EMPTY(409, "Sepet boş", "The cart is empty"),
    CART_CHECKED_OUT(409, "Bu sepetin siparişi verildi", "This cart has been checked out"),
    CART_MERGED(409, "Bu sepet müşterinin sepetine katıldı", "This cart has become part of the customer's own"),
    IDEMPOTENCY_MISMATCH(409, "Aynı anahtar başka bir istekle geldi", "The same key came with another request"),
    MFA_SET(409, "İki adımlı doğrulama zaten açık", "A second factor is set up already"),
    LAST_ADMIN(409, "Mağazanın son yöneticisi kalmalı", "The shop's last admin has to stay"),
    LAST_OWNER(409, "Kurulumun son sahibi kalmalı", "The installation's last owner has to stay"),
    MERCHANT_EXISTS(409, "Bu kısa adla bir mağaza var", "There is a shop with this id"),
    CURRENCY_IN_USE(409, "Ürünlerin fiyatı bu para biriminde", "The products are priced in this currency"),
    OWN_ACCOUNT(409, "Bunu kendi hesabınıza yapamazsınız", "You cannot do this to your own account"),
    ALREADY_MEMBER(409, "Bu kişi zaten ekipte", "This person is on the staff already"),
    EMAIL_TAKEN(409, "Bu e-postanın hesabı var; kişiyi davet edin", "This address has an account; invite the person"),
    WORKS_ELSEWHERE(409, "Kişi başka bir mağazada da çalışıyor", "The person works for another shop too"),
    NOT_SET_UP(409, "Kurulum henüz tamamlanmadı", "Not set up yet"),
    SIGN_UP_CLOSED(403, "Burada herkes kendi mağazasını açamaz", "Nobody opens a shop by themselves here"),
    SETUP_DONE(409, "Kurulum zaten tamamlandı", "Set up already"),
    SETUP_INCOMPLETE(409, "Kurulumda eksik adım var", "A step of the setup is missing"),
    CLOCK_TOO_FAR(409, "Saat bu kadar ileri alınamaz", "The clock does not go that far ahead"),
    CONFLICT(409, "Bu durumda yapılamaz", "Not possible in this state"),
    LINK_OVER(410, "Bağlantı kullanılmış ya da süresi dolmuş", "The link has been used or has run out"),
    PRECONDITION_FAILED(412, "Kayıt bu arada değişti", "It has changed meanwhile"),
    TOO_LARGE(413, "İstek çok büyük", "The request is too large"),
    URI_TOO_LONG(414, "Adres çok uzun", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Bu içerik türü desteklenmiyor", "This media type is not supported"),
    RANGE_NOT_SATISFIABLE(416, "İstenen aralık yok", "There is no such range"),
    UNKNOWN_PRODUCT(422, "Böyle bir ürün yok", "There is no such product"),
    UNKNOWN_VARIANT(422, "Bu ürünün böyle bir seçeneği yok", "The product has no such variant"),
    VARIANT_REQUIRED(422, "Önce bir seçenek belirleyin", "Choose a variant first"),
    QUANTITY_OFF_STEP(422, "Bu ürün bu miktarda satılmıyor", "It is not sold in such a quantity"),
    QUANTITY_OUT_OF_BOUNDS(422, "Miktar sınırların dışında", "The quantity is out of bounds"),
    ADDRESS_REFUSED(422, "Bu adrese gönderilmez", "Nothing is sent to this address"),
    WEAK_PASSWORD(422, "Parola çok kolay bulunur", "The password is too easily found out"),
    SAME_PASSWORD(422, "Yeni parola eskisiyle aynı", "The new password is the old one"),
    UPGRADE_REQUIRED(426, "WebSocket bağlantısı gerekiyor", "A WebSocket is asked for here"),
    THROTTLED(429, "Çok fazla deneme; biraz bekleyin", "Too many attempts; wait a little"),
    RATE_LIMITED(429, "Çok hızlı; biraz bekleyin", "Too fast; wait a little"),
    LIMIT_REACHED(429, "Günlük sınıra ulaşıldı", "The day's limit is reached"),
    HEADERS_TOO_LARGE(431, "İstek başlıkları çok büyük", "The request's headers are too large"),
    INTERNAL(500, "Bizden kaynaklanan bir hata", "Our fault"),
    NOT_AVAILABLE(501, "Burada henüz yok", "Not available here yet"),
    UNAVAILABLE(503, "Şu an ulaşılamıyor; yeniden deneyin", "Out of reach just now; try again"),
    OIDC_UNAVAILABLE(
            503,
            "Giriş sağlayıcısına ulaşılamıyor; biraz sonra yeniden deneyin",
            "The sign-in provider is out of reach; try again soon"),
    OVERLOADED(503, "Çok yoğun; biraz sonra yeniden deneyin", "Too much at once; try again soon");

    private static final Map<String, ProblemCode> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ProblemCode::code, Function.identity()));

    private final int status;
    private final String turkish;
    private final String english;

    ProblemCode(int status, String turkish, String english) {
        this.status = status;
        this.turkish = turkish;
        this.english = english;
    }

    /** The row of a code; a code of the domain that has no row of its own is a conflict with the state. */
    static ProblemCode of(@Nullable String code) {
        return code == null ? INTERNAL : BY_CODE.getOrDefault(code, CONFLICT);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int status() {
        return status;
    }

    String title(Language language) {
        return language.choose(turkish, english);
    }
}
