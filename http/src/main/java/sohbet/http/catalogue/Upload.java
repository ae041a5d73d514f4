// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.Multipart;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.FileIO;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;

/**
 * A file that came as a form, on the disk of this node until it has been read.
 *
 * @param name what its owner calls it
 */
record Upload(Path file, String name, boolean isDryRun) implements AutoCloseable {
    /** The largest file that is taken. */
    static final long LIMIT = 64L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So long nothing at all may come. */
    static final Duration STALL = Duration.ofSeconds(10);

    private static final int LONGEST_NAME = 200;

    static CompletionStage<Upload> receive(Multipart.FormData form, Materializer materializer) {
        Path file = temporary();
        return form.getParts()
                .mapAsync(1, part -> part(part, file, materializer))
                .runFold(new Upload(file, "", false), Upload::with, materializer)
                .whenComplete((upload, failure) -> {
                    if (failure != null) delete(file);
                })
                .exceptionally(Upload::refused)
                .thenApply(Upload::whole);
    }

    /** An owner that stopped sending is told so; anything else is what it was. */
    private static Upload refused(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof TimeoutException) throw Problem.of("timed_out").thrown();
        }
        throw failure instanceof CompletionException known ? known : new CompletionException(failure);
    }

    private static CompletionStage<Upload> part(
            Multipart.FormData.BodyPart part, Path file, Materializer materializer) {
        return switch (part.getName()) {
            case "file" ->
                part.getEntity()
                        .getDataBytes()
                        .idleTimeout(STALL)
                        .runWith(FileIO.toPath(file), materializer)
                        .thenApply(done ->
                                new Upload(file, Text.clean(part.getFilename().orElse("file"), LONGEST_NAME), false));
            case "dry_run" ->
                part.getEntity()
                        .toStrict(PATIENCE.toMillis(), materializer)
                        .thenApply(text -> new Upload(
                                file, "", text.getData().utf8String().strip().equals("true")));
            default ->
                part.getEntity()
                        .discardBytes(materializer)
                        .completionStage()
                        .thenApply(done -> new Upload(file, "", false));
        };
    }

    private Upload with(Upload more) {
        return new Upload(file, name.isEmpty() ? more.name : name, isDryRun || more.isDryRun);
    }

    private Upload whole() {
        if (name.isEmpty()) {
            delete(file);
            throw Problem.invalid("file", "missing").thrown();
        }
        return this;
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("sohbet-import-", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(file);
    }
}
