// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.Arrays;

/**
 * A record is stored as its components and nothing besides: what it says of itself, such as {@code
 * isActivity()}, follows from them and from rules that may change.
 */
final class OnlyComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        if (!(member instanceof AnnotatedMethod method)) return false;
        Class<?> owner = method.getDeclaringClass();
        return owner.isInterface() || (owner.isRecord() && !isComponent(owner, method.getName()));
    }

    private static boolean isComponent(Class<?> record, String name) {
        return Arrays.stream(record.getRecordComponents())
                .anyMatch(c -> c.getName().equals(name));
    }
}
