// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What is stored under one name, byte for byte, with the same once more for people to read. What
 * was sealed is opened there, since its seal is a {@link TestSeal}.
 */
public record GoldenFile(String manifest) {
    /** The seal of everything in golden files. */
    public static final Seal SEAL = new TestSeal((byte) 'S');

    static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private static final ObjectMapper cbor = CBORMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Path path() {
        return FOLDER.resolve(manifest + ".json");
    }

    boolean exists() {
        return Files.exists(path());
    }

    /** Fails unless these samples are what the file holds; see {@link GoldenFiles} for writing it. */
    public void holds(List<byte[]> samples) {
        if (!exists()) {
            if (!Boolean.getBoolean("golden.write"))
                fail(manifest
                        + " has no golden file. Run this test with -Dgolden.write=true, read "
                        + path()
                        + ", and commit it.");
            write(samples);
        }
        assertEquals(
                samples.stream().map(HexFormat.of()::formatHex).toList(),
                bytes().stream().map(HexFormat.of()::formatHex).toList(),
                () -> manifest + CHANGED + readable(samples));
    }

    private static final String CHANGED =
            " is no longer written as its golden file says. Journals hold the old shape already: give the"
                    + " record the next version and an upcaster. Only for a name that was never released,"
                    + " delete the file and write it anew. Now it would be: ";

    /** The bytes in the file, a sample each. */
    List<byte[]> bytes() {
        var samples = new ArrayList<byte[]>();
        try {
            for (var sample : json.readTree(Files.readString(path())).get("samples"))
                samples.add(HexFormat.of().parseHex(sample.get("hex").textValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private void write(List<byte[]> samples) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(path(), readable(samples));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readable(List<byte[]> samples) {
        var file = json.createObjectNode().put("stored_as", manifest);
        var all = file.putArray("samples");
        for (byte[] sample : samples) {
            var items = all.addObject();
            items.set("items", items(sample));
            items.put("hex", HexFormat.of().formatHex(sample));
        }
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        try {
            return json.writer(printer).writeValueAsString(file) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode items(byte[] sample) {
        var items = json.createArrayNode();
        try (var values = cbor.readerFor(JsonNode.class).<JsonNode>readValues(sample)) {
            while (values.hasNext()) items.add(opened(values.next()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    private static JsonNode opened(JsonNode node) {
        if (node.isBinary()) return TextNode.valueOf("sealed: " + plain(node));
        if (node instanceof ObjectNode object)
            object.properties().forEach(field -> field.setValue(opened(field.getValue())));
        if (node instanceof ArrayNode array) for (int i = 0; i < array.size(); i++) array.set(i, opened(array.get(i)));
        return node;
    }

    private static String plain(JsonNode sealed) {
        try {
            return new String(SEAL.open(sealed.binaryValue()), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
