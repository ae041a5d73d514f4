// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds every stored name of an aggregate to its golden file, so that nobody changes by accident
 * what journals already contain. A subclass for each aggregate gives its names and at least one sample of
 * each record. A new record's file is written by running that test with {@code
 * -Dgolden.write=true}; the files of older versions stay, and are read through the upcasters.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class GoldenFiles {
    protected abstract Names names();

    /**
     * Records as they are stored; with several of a kind, say one with and one without nulls. Their
     * maps have to keep their order, which {@code Map.of} with two entries does not.
     */
    protected abstract List<?> samples();

    private Map<String, List<Object>> byManifest() {
        return samples().stream()
                .collect(groupingBy(
                        sample -> names().manifestOf(sample.getClass()),
                        TreeMap::new,
                        mapping(sample -> (Object) sample, toList())));
    }

    @TestFactory
    Stream<DynamicTest> every_stored_name_has_a_sample() {
        var sampled = byManifest().keySet();
        return manifests()
                .map(manifest -> dynamicTest(manifest, () -> {
                    if (!sampled.contains(manifest)) fail(manifest + " has no sample.");
                }));
    }

    private Stream<String> manifests() {
        return names().all().stream().map(names()::manifestOf).sorted();
    }

    @TestFactory
    Stream<DynamicTest> every_sample_is_stored_as_its_golden_file_says() {
        var codec = new Codec(names());
        return byManifest().entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey(),
                        () -> new GoldenFile(entry.getKey())
                                .holds(entry.getValue().stream()
                                        .map(sample -> codec.write(GoldenFile.SEAL, sample))
                                        .toList())));
    }

    @TestFactory
    Stream<DynamicTest> every_golden_file_reads_as_its_samples() {
        return byManifest().entrySet().stream()
                .filter(entry -> new GoldenFile(entry.getKey()).exists())
                .map(entry -> dynamicTest(entry.getKey(), () -> assertEquals(entry.getValue(), read(entry.getKey()))));
    }

    @TestFactory
    Stream<DynamicTest> every_older_shape_is_still_read() throws IOException {
        var today = new TreeSet<>(manifests().toList());
        var aggregates = today.stream()
                .map(name -> name.substring(0, name.indexOf('.') + 1))
                .toList();
        try (var files = Files.list(GoldenFile.FOLDER)) {
            return files
                    .map(path -> path.getFileName().toString().replaceFirst("\\.json$", ""))
                    .filter(manifest -> aggregates.stream().anyMatch(manifest::startsWith))
                    .filter(manifest -> !today.contains(manifest))
                    .sorted()
                    .toList()
                    .stream()
                    .map(manifest -> dynamicTest(manifest, () -> read(manifest)));
        }
    }

    /** Reads what a golden file holds, through the upcasters when it is of an older version. */
    protected final List<Object> read(String manifest) {
        var codec = new Codec(names());
        var read = new ArrayList<>();
        for (byte[] bytes : new GoldenFile(manifest).bytes())
            read.add(codec.read(bytes, GoldenFile.SEAL).named(manifest));
        return read;
    }
}
