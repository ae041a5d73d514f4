// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import sohbet.http.edge.Network;
import sohbet.http.logs.SentryAddress;
import sohbet.http.mail.SmtpAddress;
import sohbet.http.oidc.ProviderSettings;
import sohbet.persistence.account.ApiKeys;

/**
 * What a setting's value has to look like.
 *
 * @param expected the same in words, after "expected: "
 */
record Form(String expected, Predicate<String> fits) {
    static final Form PORT = number("a port, 0 to 65535 (0: any free one)", 0, 65_535);
    static final Form TEXT = new Form("a text", text -> true);
    static final Form ADDRESS =
            new Form("an address or a host's name", text -> text.matches("[A-Za-z0-9._:\\[\\]-]{1,253}"));
    static final Form BASE_URL =
            new Form("an address like https://chat.example.com, without path, query and user", Form::isBaseUrl);
    static final Form ISSUER = new Form(
            "an address like https://id.example.com/realm, without query (http for this machine alone)",
            ProviderSettings::isIssuer);
    static final Form NAME = new Form("a name of 40 characters at most", text -> text.length() <= 40);
    static final Form POSTGRES = new Form("postgresql://user:password@host:5432/name", Form::isPostgres);
    static final Form NETWORKS = new Form(
            "addresses and ranges, separated by commas, like 10.0.0.0/8,192.168.1.7",
            list -> each(list, one -> Network.parse(one).isPresent()));
    static final Form PORTS = new Form(
            "ports, separated by commas",
            list -> each(list, one -> one.matches("\\d{1,5}") && Integer.parseInt(one) <= 65_535));
    static final Form SMTP =
            new Form("smtp://user:password@host:587 or smtps://user:password@host:465", SmtpAddress::isOne);
    static final Form SEEDS = new Form(
            "host:port,host:port",
            list -> each(list, one -> one.matches("[A-Za-z0-9._-]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}")));
    static final Form ON_OFF = oneOf("on", "off");
    static final Form EMAIL = new Form("an e-mail address", text -> text.matches("[^\\s@]+@[^\\s@]+"));
    static final Form PASSWORD = new Form("8 characters or more", text -> text.codePointCount(0, text.length()) >= 8);
    static final Form API_KEY =
            new Form("a key that begins with sohbet_sk_ and has 32 characters or more", ApiKeys::looksLikeOne);
    static final Form FOLDER = new Form("a folder that can be written, or made", Form::isFolder);
    static final Form FILE =
            new Form("a file that can be read", text -> isPath(text) && Files.isReadable(Path.of(text)));
    static final Form DSN = new Form(
            "https://key@host/project", text -> SentryAddress.parse(text).isPresent());

    static Form oneOf(String... words) {
        var known = List.of(words);
        return new Form(String.join(" or ", known), text -> known.contains(text.toLowerCase(Locale.ROOT)));
    }

    static Form number(String expected, int least, int most) {
        return new Form(
                expected,
                text -> text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most);
    }

    private static boolean each(String list, Predicate<String> fits) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).allMatch(fits);
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI uri = new URI(text);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (path.isEmpty() || path.equals("/"));
        } catch (java.net.URISyntaxException none) {
            return false;
        }
    }

    private static boolean isPostgres(String text) {
        try {
            URI uri = new URI(text.strip().replaceFirst("^jdbc:", ""));
            return List.of("postgresql", "postgres").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPath().length() > 1;
        } catch (java.net.URISyntaxException none) {
            return false;
        }
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (java.nio.file.InvalidPathException none) {
            return false;
        }
    }

    /** There and writable, or below a folder that is. */
    private static boolean isFolder(String text) {
        if (!isPath(text)) return false;
        Path at = Path.of(text).toAbsolutePath().normalize();
        while (at != null && !Files.exists(at)) at = at.getParent();
        return at != null && Files.isDirectory(at) && Files.isWritable(at);
    }
}
