// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files below one folder of the class path. Each is read and compressed once; a name that is not there costs nothing to keep. */
final class Assets {
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*\\.[a-z0-9]+");

    private final String folder;
    private final Map<String, Asset> held = new ConcurrentHashMap<>();

    Assets(String folder) {
        this.folder = folder;
    }

    Optional<Asset> find(String name) {
        Asset known = held.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        return NAME.matcher(name).matches()
                ? read(name).map(found -> held.computeIfAbsent(name, n -> Asset.of(n, found)))
                : Optional.empty();
    }

    private Optional<byte[]> read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(folder + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
