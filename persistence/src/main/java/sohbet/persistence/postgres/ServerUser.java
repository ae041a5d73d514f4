// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who the server runs as. PostgreSQL refuses to be root, so an engine that is root steps down: to the owner of the cluster when
 * there is one, else to uid 65534. {@code setpriv} does it also where namespaces are forbidden.
 */
record ServerUser(long uid, List<String> prefix) {
    static final long NOBODY = 65534;

    ServerUser {
        prefix = List.copyOf(prefix);
    }

    /** The user for a cluster, who must reach this folder and these programs; both exist already. */
    static ServerUser of(Path folder, Path cluster, Path programs) {
        long self = new UnixSystem().getUid();
        long owner = Files.exists(cluster) ? ownerOf(cluster) : -1;
        if (self != 0) {
            if (owner >= 0 && owner != self) {
                throw new PostgresNotStarted(
                        "The data folder " + cluster + " belongs to user id " + owner + " and this is user id " + self
                                + ": start as that user or as root, or choose another folder with --data.");
            }
            return new ServerUser(self, List.of());
        }
        return steppedDown(owner > 0 ? owner : NOBODY, folder, programs);
    }

    private static ServerUser steppedDown(long uid, Path folder, Path programs) {
        List<String> setpriv = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
        ServerUser plain = new ServerUser(uid, setpriv);
        Commands.Ended tried = Commands.run(plain.command("true"));
        if (!tried.well()) {
            throw new PostgresNotStarted(
                    "PostgreSQL does not run as root and setpriv (util-linux) could not change the user: "
                            + tried.said());
        }
        return Stream.of(plain, plain.passing("dac_read_search"), plain.passing("dac_override"))
                .filter(each -> each.reaches(folder) && each.reaches(programs))
                .findFirst()
                .orElseThrow(
                        () -> new PostgresNotStarted(
                                "PostgreSQL runs as user id " + uid
                                        + " because it does not run as root, and that user cannot enter " + folder
                                        + ": open the folders above it (chmod o+x), start as an ordinary user, or choose another folder with --data."));
    }

    /**
     * The same user with one capability left, to pass closed folders: a checkout under /root. The first only reads; containers
     * often have the second alone. The secure bit makes access(2), by which PostgreSQL looks for its programs, heed them.
     */
    private ServerUser passing(String capability) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(
                List.of("--securebits=+no_setuid_fixup", "--inh-caps=+" + capability, "--ambient-caps=+" + capability));
        return new ServerUser(uid, words);
    }

    private boolean reaches(Path folder) {
        return Commands.run(command("test", "-x", folder.toString())).well();
    }

    List<String> command(String... words) {
        return command(List.of(words));
    }

    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Gives what we made to the server's user; nothing to do when we are that user. */
    Path give(Path path) {
        if (!prefix.isEmpty()) {
            try {
                Files.setAttribute(path, "unix:uid", (int) uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", (int) uid, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return path;
    }

    private static long ownerOf(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
