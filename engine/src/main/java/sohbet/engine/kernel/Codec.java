// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as CBOR under their stored names and reads them back, lifting older shapes.
 * What is kept has its personal fields sealed; only in messages between nodes they stand open.
 */
public final class Codec {
    private static final String SEAL = "seal";
    private final Names names;
    private final ObjectMapper cbor;

    public Codec(Names names) {
        this.names = names;
        this.cbor = CBORMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(personalFields())
                .annotationIntrospector(new AnnotationIntrospectorPair(
                        new JacksonAnnotationIntrospector(),
                        new AnnotationIntrospectorPair(new UnionFields(), new OnlyComponents())))
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                .build();
    }

    public Names names() {
        return names;
    }

    /** The stored name of the value, for example {@code chat.said}. */
    public String manifestOf(Object value) {
        return names.manifestOf(value.getClass());
    }

    /**
     * The values one after the other, each a CBOR item of its own. Without a seal nothing personal
     * is written: it reads as erased.
     */
    public byte[] write(@Nullable Seal seal, Object... values) {
        return write(cbor.writer().withAttribute(SEAL, seal), values);
    }

    /** The same with personal fields standing open: for messages between nodes, never to be kept. */
    byte[] writeOpen(Object... values) {
        return write(cbor.writer().withAttribute(SEAL, Boolean.FALSE), values);
    }

    private static byte[] write(ObjectWriter writer, Object... values) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = writer.createGenerator(bytes)) {
            for (Object value : values) writer.writeValue(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} wrote, item by item. */
    public Reading read(byte[] bytes, @Nullable Seal seal) {
        return new Reading(bytes, seal);
    }

    /** One pass over stored bytes. */
    public final class Reading {
        private final JsonParser in;
        private final ObjectReader reader;

        Reading(byte[] bytes, @Nullable Seal seal) {
            reader = cbor.reader().withAttribute(SEAL, seal);
            try {
                in = reader.createParser(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public <T> T next(Class<T> type) {
            try {
                return reader.forType(type).readValue(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean hasMore() {
            try {
                return in.nextToken() != null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The next item as the record its stored name stands for. */
        public Object named(String manifest) {
            var shape = names.shapeOf(manifest);
            if (shape.steps().isEmpty()) return next(shape.type());
            try {
                ObjectNode tree = reader.readTree(in);
                for (Upcaster step : shape.steps()) tree = step.change().apply(tree);
                return reader.forType(shape.type()).readValue(tree);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static SimpleModule personalFields() {
        return new SimpleModule("personal")
                .addSerializer(Personal.class, new Sealing())
                .addDeserializer(Personal.class, new Opening());
    }

    private static final class Sealing extends StdSerializer<Personal> {
        Sealing() {
            super(Personal.class);
        }

        @Override
        public void serialize(Personal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            String text = value.text();
            Object seal = provider.getAttribute(SEAL);
            if (text == null || seal == null) out.writeBoolean(false);
            else if (seal instanceof Seal key) out.writeBinary(key.seal(text.getBytes(StandardCharsets.UTF_8)));
            else out.writeString(text);
        }
    }

    private static final class Opening extends StdDeserializer<Personal> {
        Opening() {
            super(Personal.class);
        }

        @Override
        public Personal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return switch (in.currentToken()) {
                case VALUE_STRING -> Personal.of(in.getText());
                case VALUE_EMBEDDED_OBJECT -> open(in.getBinaryValue(), context);
                default -> Personal.ERASED;
            };
        }

        private static Personal open(byte[] sealed, DeserializationContext context) {
            if (!(context.getAttribute(SEAL) instanceof Seal seal)) return Personal.ERASED;
            byte[] plain = seal.open(sealed);
            return plain == null ? Personal.ERASED : Personal.of(new String(plain, StandardCharsets.UTF_8));
        }
    }
}
