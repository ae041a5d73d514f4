// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stored names of everything that is written down or sent: a name for each record of the
 * unions it is given, and the upcasters of older shapes.
 */
public final class Names {
    private final Map<Class<?>, String> manifests = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Upcaster> upcasters = new HashMap<>();

    /** Lists the unions of one aggregate under its name: each permitted record must be named. */
    public Names add(String aggregate, Class<?>... unions) {
        for (Class<?> union : unions) addUnion(aggregate, union);
        return this;
    }

    public Names upcast(List<Upcaster> more) {
        more.forEach(u -> upcasters.put(u.name() + "#" + u.from(), u));
        return this;
    }

    private void addUnion(String aggregate, Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) addUnion(aggregate, permitted);
            return;
        }
        var name = type.getAnnotation(StoredName.class);
        if (name == null) throw new IllegalStateException(type + " has no @StoredName");
        String full = aggregate + "." + name.value();
        String manifest = name.version() == 1 ? full : full + "#" + name.version();
        if (classes.putIfAbsent(full, type) != null)
            throw new IllegalStateException(full + " is the name of two records");
        versions.put(full, name.version());
        manifests.put(type, manifest);
    }

    public String manifestOf(Class<?> type) {
        String manifest = manifests.get(type);
        if (manifest == null) throw new IllegalArgumentException(type + " has no stored name");
        return manifest;
    }

    public boolean knows(Class<?> type) {
        return manifests.containsKey(type);
    }

    public Collection<Class<?>> all() {
        return manifests.keySet();
    }

    /** The record a stored name stands for, and the steps from the stored shape to today's. */
    Shape shapeOf(String manifest) {
        int hash = manifest.indexOf('#');
        String name = hash < 0 ? manifest : manifest.substring(0, hash);
        int version = hash < 0 ? 1 : Integer.parseInt(manifest.substring(hash + 1));
        Class<?> type = classes.get(name);
        Integer current = versions.get(name);
        if (type == null || current == null) throw new IllegalArgumentException("no record is stored as " + manifest);
        if (version == current) return new Shape(type, List.of());
        if (version > current) throw new IllegalArgumentException(manifest + " was written by a newer version");
        var steps = new java.util.ArrayList<Upcaster>();
        for (int v = version; v < current; v++) {
            @Nullable Upcaster step = upcasters.get(name + "#" + v);
            if (step == null) throw new IllegalArgumentException("no upcaster for " + name + "#" + v);
            steps.add(step);
        }
        return new Shape(type, List.copyOf(steps));
    }

    record Shape(Class<?> type, List<Upcaster> steps) {}
}
