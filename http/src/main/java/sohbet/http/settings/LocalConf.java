// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/** The file of this installation's own settings, which programs write and people may read; for its owner alone, it may hold a password. */
public record LocalConf(Path file) {
    private static final String HEAD =
            "# Written by ./sohbet setup and by moves of the database. docs/configuration.md lists all settings.\n";

    public boolean isThere() {
        return Files.exists(file);
    }

    /** Empty when there is no such file. */
    public Config read() {
        try {
            return ConfigFactory.parseFile(file.toFile());
        } catch (ConfigException unreadable) {
            throw new IllegalArgumentException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Sets these and keeps the others; an empty value takes one away. It is there as a whole or as it was before. */
    public void put(Map<String, String> values) throws IOException {
        var all = new TreeMap<String, String>();
        read().entrySet().forEach(entry -> {
            var value = entry.getValue();
            all.put(
                    entry.getKey(),
                    value.valueType() == ConfigValueType.STRING
                            ? ConfigUtil.quoteString(String.valueOf(value.unwrapped()))
                            : value.render());
        });
        values.forEach((key, value) -> {
            if (value.isEmpty()) all.remove(key);
            else all.put(key, ConfigUtil.quoteString(value));
        });
        var text = new StringBuilder(HEAD);
        all.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        write(text.toString());
    }

    private void write(String text) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(
                folder,
                "local",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
