// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Json;
import sohbet.http.edge.Text;

/** What became of settings: each field that is another one now, with its value before and after. */
final class Changes {
    private static final int LONGEST = 2_000;

    private Changes() {}

    /** One field, {@code greeting.tr}; null where there was none. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Change(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** As the log keeps them; null when nothing was said, or nothing has changed. */
    static @Nullable String between(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) return null;
        var changes = new ArrayList<Change>();
        compare("", before, after, changes);
        return changes.isEmpty() ? null : Json.text(changes);
    }

    private static void compare(
            String field, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> changes) {
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names)
                compare(field.isEmpty() ? name : field + "." + name, before.get(name), after.get(name), changes);
        } else if (!Objects.equals(before, after)) {
            changes.add(new Change(field, shortened(before), shortened(after)));
        }
    }

    private static @Nullable JsonNode shortened(@Nullable JsonNode value) {
        if (value == null || !value.isTextual() || value.textValue().length() <= LONGEST) return value;
        return Json.tree(Text.clean(value.textValue(), LONGEST) + "…");
    }
}
