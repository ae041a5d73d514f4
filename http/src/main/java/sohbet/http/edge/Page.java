// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.Pair;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what the parameter of the next page is, null on the last one
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object next) {
    public Page {
        items = List.copyOf(items);
    }

    /** With a {@code Link} to the next page: the same request with this one parameter replaced. */
    public HttpResponse response(HttpRequest request, String parameter) {
        HttpResponse response = Json.ok(this);
        return next == null
                ? response
                : response.addHeader(
                        RawHeader.create("Link", "<" + target(request, parameter, next) + ">; rel=\"next\""));
    }

    private static String target(HttpRequest request, String parameter, Object value) {
        List<Pair<String, String>> query = new ArrayList<>();
        for (Pair<String, String> given : request.getUri().query().toList()) {
            if (!given.first().equals(parameter)) {
                query.add(given);
            }
        }
        query.add(Pair.create(parameter, value.toString()));
        return request.getUri().toRelative().query(Query.create(query)).toString();
    }
}
