// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.util.Locale;
import sohbet.http.edge.Language;
import sohbet.persistence.move.TargetFault;

/** What can be wrong with something that was tried, in plain words, and what to do about it. */
public enum Trouble {
    BAD_ADDRESS(
            "Adres beklenen biçimde değil. Örneğe bakıp yeniden yazın.",
            "The address is not of the expected form. Compare it with the example."),
    NAME_NOT_FOUND(
            "Bu adda bir bilgisayar bulunamadı. Adresin yazımını ve ağ bağlantısını denetleyin.",
            "No computer of this name was found. Check the spelling and the network."),
    OUT_OF_REACH(
            "Sağlayıcıya ulaşılamadı. Bu bilgisayarın internet bağlantısını ve aradaki güvenlik duvarını denetleyin.",
            "The provider cannot be reached. Check this computer's connection to the internet and any firewall between."),
    REFUSED(
            "Bilgisayar var, ama bu bağlantı noktasında kimse yanıt vermiyor. Port numarasını ve sunucunun çalıştığını denetleyin.",
            "The computer is there, but nothing answers on this port. Check the port and whether the server runs."),
    TIMED_OUT(
            "Zamanında yanıt gelmedi. Adresi ve aradaki güvenlik duvarını denetleyin, sonra yeniden deneyin.",
            "No answer came in time. Check the address and any firewall between, then try again."),
    TLS(
            "Güvenli bağlantı kurulamadı. Sertifikayı ya da adresteki sslmode değerini denetleyin.",
            "No secure connection could be made. Check the certificate, or sslmode in the address."),
    WRONG_PASSWORD(
            "Kullanıcı adı ya da parola kabul edilmedi. İkisini de yeniden yazın.",
            "User or password was not accepted. Type both again."),
    WRONG_KEY(
            "Anahtar kabul edilmedi. Sağlayıcının sayfasından yeniden kopyalayın.",
            "The key was not accepted. Copy it again from the provider's page."),
    NO_KEY(
            "Henüz anahtar girilmedi. Sağlayıcının sayfasındaki anahtarı yazıp kaydedin.",
            "There is no key yet. Write the one from the provider's page and save it."),
    WRONG_ACCOUNT(
            "Hesap adı beklenen biçimde değil. Twilio'nun sayfasında Account SID adıyla durur, AC ile başlar ve 34 karakterdir.",
            "The account is not of the expected form. Twilio's page calls it Account SID: it begins with AC and has 34 characters."),
    NO_SUCH_DATABASE(
            "Bu sunucuda bu adda bir veritabanı yok. Önce oluşturun ya da adı düzeltin.",
            "The server has no database of this name. Create it first, or correct the name."),
    TOO_OLD(
            "Bu PostgreSQL çok eski. 15 ya da daha yenisi gerekiyor.",
            "This PostgreSQL is too old. It has to be 15 or newer."),
    NO_RIGHT(
            "Bu kullanıcı tablo ya da rol oluşturamıyor. Veritabanının sahibine CREATE ve CREATEROLE hakkı verdirin.",
            "This user may not create tables or roles. Have an administrator grant CREATE on the database and CREATEROLE."),
    LACKS_EXTENSIONS(
            "Bu PostgreSQL'de pg_trgm ya da btree_gin eksik. Sunucuya contrib paketini (postgresql-contrib) kurun.",
            "This PostgreSQL lacks pg_trgm or btree_gin. Install its contrib package (postgresql-contrib) on the server."),
    NOT_EMPTY(
            "Veritabanı boş değil. Boş bir veritabanı seçin; içindekilere dokunulmaz.",
            "The database is not empty. Choose an empty one; nothing in it is touched."),
    NOT_FOUND(
            "Sunucu yanıt verdi, ama bu adreste bir şey yok. Adresin yolunu denetleyin (çoğu zaman /v1 ile biter).",
            "The server answered, but there is nothing at this address. Check its path (it often ends in /v1)."),
    MOVED_AWAY(
            "Sunucu başka bir adrese yönlendiriyor. Yönlendirdiği adresi doğrudan yazın.",
            "The server sends us to another address. Give that address itself."),
    NOT_UNDERSTOOD(
            "Yanıt beklenen biçimde değil; bu başka bir hizmet olabilir. Adresi denetleyin.",
            "The answer is not what was expected; this may be another service. Check the address."),
    BUSY(
            "Hizmet şu an çok yoğun. Bir dakika sonra yeniden deneyin.",
            "The service is too busy just now. Try again in a minute."),
    MODEL_UNKNOWN(
            "Sağlayıcı bu modeli tanımıyor. Listeden birini seçin.",
            "The provider does not know this model. Choose one of the list."),
    OTHERS_AT_WORK(
            "Bu veritabanında başka bir düğüm ya da komut çalışıyor. Onu durdurup yeniden deneyin.",
            "Another node or command is at work on this database. Stop it and try again."),
    DIFFERENT(
            "Kopya aslıyla aynı çıkmadı; eski veritabanı kullanılmaya devam ediyor. Yeniden deneyin.",
            "The copy was not the same as the original; the old database stays in use. Try again."),
    FIXED(
            "Veritabanının adresi bir ortam değişkeniyle ya da komut satırıyla verilmiş. Onu kaldırıp yeniden başlatın.",
            "The database's address comes from the environment or the command line. Take it away there and start again."),
    FAILED(
            "Sunucu bir hatayla yanıt verdi. Günlüğüne bakın ve yeniden deneyin.",
            "The server answered with an error. Look at its log and try again.");

    private final String turkish;
    private final String english;

    Trouble(String turkish, String english) {
        this.turkish = turkish;
        this.english = english;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String in(Language language) {
        return language.choose(turkish, english);
    }

    public static Trouble of(TargetFault fault) {
        return valueOf(fault.name());
    }
}
