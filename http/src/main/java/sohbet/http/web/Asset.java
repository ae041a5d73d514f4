// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** A file of the class path, ready to be sent as it is or compressed; compressed once, and only when that makes it smaller. */
final class Asset {
    private static final Map<String, ContentType> TYPES = Map.ofEntries(
            Map.entry("html", ContentTypes.parse("text/html; charset=UTF-8")),
            Map.entry("js", ContentTypes.parse("text/javascript; charset=UTF-8")),
            Map.entry("css", ContentTypes.parse("text/css; charset=UTF-8")),
            Map.entry("json", ContentTypes.parse("application/json")),
            Map.entry("yaml", ContentTypes.parse("application/yaml")),
            Map.entry("svg", ContentTypes.parse("image/svg+xml")),
            Map.entry("png", ContentTypes.parse("image/png")),
            Map.entry("jpg", ContentTypes.parse("image/jpeg")),
            Map.entry("webp", ContentTypes.parse("image/webp")),
            Map.entry("ico", ContentTypes.parse("image/x-icon")),
            Map.entry("woff2", ContentTypes.parse("font/woff2")),
            Map.entry("txt", ContentTypes.parse("text/plain; charset=UTF-8")));
    private static final List<String> PACKED_ALREADY = List.of("png", "jpg", "webp", "woff2", "ico");

    /** The build puts a hash of the content into these names: what they hold never changes. */
    private static final Pattern HASHED = Pattern.compile(".*[-.][A-Za-z0-9_-]{8}\\.[a-z0-9]+");

    private final ContentType type;
    private final byte[] plain;
    private final byte[] packed;
    private final String tag;
    private final boolean forever;

    private Asset(ContentType type, byte[] plain, byte[] packed, boolean forever) {
        this.type = type;
        this.plain = plain;
        this.packed = packed;
        this.tag = hash(plain);
        this.forever = forever;
    }

    static Asset of(String name, byte[] content) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        byte[] packed = PACKED_ALREADY.contains(extension) ? content : gzip(content);
        ContentType type = TYPES.getOrDefault(extension, ContentTypes.APPLICATION_OCTET_STREAM);
        return new Asset(
                type,
                content,
                packed.length < content.length ? packed : content,
                HASHED.matcher(name).matches());
    }

    byte[] content() {
        return plain;
    }

    HttpResponse response(HttpRequest request) {
        boolean small = packed != plain && takesGzip(request);
        String own = '"' + tag + (small ? "-gz\"" : "\"");
        boolean known = request.getHeader("If-None-Match")
                .map(HttpHeader::value)
                .filter(given -> given.contains(tag))
                .isPresent();
        HttpResponse response = known ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED) : sent(small);
        return response.addHeaders(List.of(
                RawHeader.create("ETag", own),
                RawHeader.create("Vary", "Accept-Encoding"),
                RawHeader.create(
                        "Cache-Control",
                        forever ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate")));
    }

    private HttpResponse sent(boolean small) {
        HttpEntity.Strict entity = HttpEntities.create(type, small ? packed : plain);
        HttpResponse response = HttpResponse.create().withEntity(entity);
        return small ? response.addHeader(RawHeader.create("Content-Encoding", "gzip")) : response;
    }

    private static boolean takesGzip(HttpRequest request) {
        String accepted = request.getHeader("Accept-Encoding")
                .map(HttpHeader::value)
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(accepted.split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.matches("(gzip|x-gzip|\\*)(;\\s*q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 3 + 64);
        try (GZIPOutputStream gzip = new Tightest(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** It is done once, so it may take its time. */
    private static final class Tightest extends GZIPOutputStream {
        Tightest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
