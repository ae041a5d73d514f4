// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The key of keys: a Tink keyset in a file, which wraps the key of each entity for that entity
 * alone. Without it nobody reads a personal field, so it is backed up apart from the database.
 */
public final class MasterKey {
    private final Path file;
    private final Aead aead;

    private MasterKey(Path file, Aead aead) {
        this.file = file;
        this.aead = aead;
    }

    /** The keyset in this file, which must exist. */
    public static MasterKey read(Path file) {
        try {
            AeadConfig.register();
            KeysetHandle keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            return new MasterKey(file, keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException e) {
            throw new WrongMasterKey("The master keyset " + file + " cannot be read: " + e + ".", e);
        } catch (GeneralSecurityException e) {
            throw new WrongMasterKey(
                    file + " is not a Tink keyset for authenticated encryption: " + e.getMessage() + ".", e);
        }
    }

    /** The keyset in this file, made on first use and readable by its owner alone. */
    public static MasterKey readOrCreate(Path file) {
        if (!Files.exists(file)) create(file);
        return read(file);
    }

    private static void create(Path file) {
        try {
            AeadConfig.register();
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    RegistryConfiguration.get(),
                    InsecureSecretKeyAccess.get());
            write(file, json);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES-256-GCM on this Java", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the master keyset " + file, e);
        }
    }

    /** A half-written keyset would lose every key, and of two nodes that start only one may win. */
    private static void write(Path file, String json) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var owner = PosixFilePermissions.fromString("rw-------");
        Path part =
                Files.createTempFile(folder, file.getFileName() + ".", "", PosixFilePermissions.asFileAttribute(owner));
        try {
            try (var out = Files.newByteChannel(part, Set.of(StandardOpenOption.WRITE))) {
                out.write(java.nio.ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
                if (out instanceof java.nio.channels.FileChannel channel) channel.force(true);
            }
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException other) {
            // Somebody else made it in the meantime: theirs counts.
        } finally {
            Files.delete(part);
        }
    }

    /** Seals a few bytes for one owner alone: the persistence id of an entity, or another name nobody else has. */
    public byte[] wrap(String persistenceId, byte[] key) {
        try {
            return aead.encrypt(key, persistenceId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was sealed for this owner. */
    public byte[] unwrap(String persistenceId, byte[] wrapped) {
        try {
            return aead.decrypt(wrapped, persistenceId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new WrongMasterKey(
                    "The master keyset in "
                            + file
                            + " does not open the stored keys: it is not the one this database was written with."
                            + " Put the right file there or name it with SOHBET_MASTER_KEY_FILE.",
                    e);
        }
    }
}
