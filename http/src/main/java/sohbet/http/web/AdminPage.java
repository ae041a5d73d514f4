// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import sohbet.http.edge.SecurityHeaders;

/** The one page of the staff, with a nonce of its own in each answer: styles without it are not applied. */
final class AdminPage {
    private static final String PLACE = "__(CSP_)?NONCE__";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Assets assets;

    AdminPage(Assets assets) {
        this.assets = assets;
    }

    Optional<HttpResponse> response() {
        return assets.find("admin/index.html").map(AdminPage::withNonce);
    }

    private static HttpResponse withNonce(Asset page) {
        String nonce = nonce();
        String html = new String(page.content(), StandardCharsets.UTF_8).replaceAll(PLACE, nonce);
        return HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, html))
                .addHeader(SecurityHeaders.admin(nonce));
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
