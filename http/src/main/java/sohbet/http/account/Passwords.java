// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import sohbet.http.edge.Text;

/**
 * Passwords as Argon2id hashes: 19 MiB, two passes, one lane, the least OWASP's password storage cheat sheet asks for. Each
 * costs tens of milliseconds of a core and its memory, so few are reckoned at a time and never on a request's thread.
 */
public final class Passwords implements AutoCloseable {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int WAITING = 64;
    private static final String HEAD = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExecutorService threads;
    private final String nobodys;

    public Passwords() {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        threads = new ThreadPoolExecutor(
                most,
                most,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        nobodys = hashNow("nobody's");
    }

    public CompletionStage<String> hash(String password) {
        return CompletableFuture.supplyAsync(() -> hashNow(password), threads);
    }

    public CompletionStage<Boolean> matches(String password, String hash) {
        return CompletableFuture.supplyAsync(() -> matchesNow(password, hash), threads);
    }

    /** As long as a real look, so that an unknown account cannot be told by the clock. */
    public CompletionStage<Boolean> matchesNobody(String password) {
        return matches(password, nobodys).thenApply(ignored -> false);
    }

    static String hashNow(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return HEAD + base64(salt) + "$" + base64(reckon(password, salt, MEMORY_KIB, PASSES, LANES));
    }

    static boolean matchesNow(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            return false;
        }
        int[] cost = cost(parts[3]);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        return MessageDigest.isEqual(
                Base64.getDecoder().decode(parts[5]), reckon(password, salt, cost[0], cost[1], cost[2]));
    }

    /** Cleaned like every text that comes in, so that a password set by the environment is the one typed in a form. */
    private static byte[] reckon(String password, byte[] salt, int memory, int passes, int lanes) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] out = new byte[LENGTH];
        argon2.generateBytes(Text.clean(password).getBytes(StandardCharsets.UTF_8), out);
        return out;
    }

    private static int[] cost(String parameters) {
        int[] cost = new int[3];
        for (String part : parameters.split(",", -1)) {
            int at = "mtp".indexOf(part.charAt(0));
            cost[at] = Integer.parseInt(part.substring(2));
        }
        return cost;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
