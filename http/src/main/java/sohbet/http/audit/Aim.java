// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.util.ArrayList;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Operation;
import sohbet.http.edge.Text;
import sohbet.persistence.audit.Act.Thing;

/** What an operation is done to, by its path: {@code /carts/{id}/lines/{line}} is about that one of the carts. */
final class Aim {
    private static final int LONGEST = 100;

    private Aim() {}

    static @Nullable Thing of(Operation operation, HttpRequest request) {
        String[] named = operation.path().split("/", -1);
        if (named.length < 2 || named[1].isEmpty()) return null;
        boolean isOwn = named[1].equals("me") && named.length > 2;
        String kind = isOwn ? "own-" + named[2] : named[1];
        for (int i = 2; i < named.length; i++)
            if (named[i].contains("{")) return new Thing(kind, isSecret(named[i]) ? null : id(request, named, i));
        return new Thing(kind, null);
    }

    /** A one-time link opens something for whoever has it. */
    private static boolean isSecret(String parameter) {
        return parameter.equals("{token}");
    }

    /** Counted from the end: the same path stands under two prefixes. */
    private static @Nullable String id(HttpRequest request, String[] named, int at) {
        var given = new ArrayList<String>();
        request.getUri().pathSegments().forEach(given::add);
        int place = given.size() - (named.length - at);
        return place < 0 ? null : Text.clean(given.get(place), LONGEST);
    }
}
