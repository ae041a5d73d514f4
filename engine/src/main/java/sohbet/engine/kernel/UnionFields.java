// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field whose type is a sealed union says by {@code is} which of its records it holds, under the
 * {@link StoredName} of that record: a class name is never written down.
 */
final class UnionFields extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        if (!isUnion(type.getRawType())) return null;
        return new StdTypeResolverBuilder()
                .init(JsonTypeInfo.Id.NAME, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty("is");
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        if (!isUnion(type.getRawType())) return null;
        return records(type.getRawType())
                .map(record -> new NamedType(
                        record, record.getAnnotation(StoredName.class).value()))
                .toList();
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
        var name = type.getRawType().getAnnotation(StoredName.class);
        return name == null ? null : name.value();
    }

    private static boolean isUnion(Class<?> type) {
        return type.isInterface()
                && type.isSealed()
                && records(type).allMatch(record -> record.isAnnotationPresent(StoredName.class));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(UnionFields::records)
                : Stream.of(type);
    }
}
