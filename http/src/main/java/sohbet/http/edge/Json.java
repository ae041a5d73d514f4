// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/**
 * The JSON of the public side: snake_case, absent instead of null (a view that must say null says so with
 * {@code @JsonInclude(ALWAYS)}), instants as RFC 3339 in UTC; what comes in is bounded, strict and cleaned.
 */
public final class Json {
    public static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 64 * 1024;
    public static final int LONGEST_NUMBER = 40;

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /** For views and requests alone; what is stored has its own names and codec. */
    public static ObjectMapper mapper() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_TEXT)
                .maxNameLength(256)
                .maxNumberLength(LONGEST_NUMBER)
                .build();
        JsonFactory factory =
                JsonFactory.builder().streamReadConstraints(bounds).build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .defaultLocale(Locale.ROOT)
                .defaultTimeZone(TimeZone.getTimeZone("UTC"))
                .build();
    }

    /** What came in, read strictly and with every text cleaned. */
    public static JsonNode read(byte[] given) throws MalformedJson {
        return read(utf8(given));
    }

    public static JsonNode read(String given) throws MalformedJson {
        try {
            JsonNode node = MAPPER.readTree(given);
            if (node == null || node.isMissingNode()) {
                throw new MalformedJson("empty");
            }
            return CleanJson.of(node);
        } catch (JsonProcessingException e) {
            throw new MalformedJson(e.getOriginalMessage());
        }
    }

    /** A tree that fits its schema, as the record a route works with. */
    public static <T> T as(Class<T> type, JsonNode node) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problem.invalid(
                            "",
                            String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                    .thrown();
        }
    }

    public static JsonNode tree(Object view) {
        return MAPPER.valueToTree(view);
    }

    public static byte[] bytes(Object view) {
        try {
            return MAPPER.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "not writable as JSON: " + view.getClass().getName(), e);
        }
    }

    public static String text(Object view) {
        return new String(bytes(view), StandardCharsets.UTF_8);
    }

    public static HttpResponse ok(Object view) {
        return response(200, view);
    }

    public static HttpResponse created(Object view) {
        return response(201, view);
    }

    public static HttpResponse response(int status, Object view) {
        return HttpResponse.create()
                .withStatus(StatusCodes.get(status))
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes(view)));
    }

    private static String utf8(byte[] given) throws MalformedJson {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(given))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJson("not UTF-8");
        }
    }
}
