// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of openapi.yaml.
 *
 * @param path as written there, {@code /sessions/{id}/take}
 * @param root whether the path stands at the root and not under {@code /api/v1}
 * @param permission {@code public}, {@code widget}, or the least role
 * @param scope what an API key needs beside the role, {@code any} for nothing; empty when none may call it that is held to scopes
 * @param isAudited whether what staff and machines do with it stands in the audit log
 * @param security each alternative's schemes, for example {@code [[cookie, csrf], [apiKey]]}
 * @param body the schema of each media type taken, empty when there is no body
 */
public record Operation(
        String id,
        String method,
        String path,
        boolean root,
        String permission,
        String scope,
        boolean isAudited,
        List<Set<String>> security,
        List<Parameter> parameters,
        Map<String, Schema> body) {

    public Operation {
        security = List.copyOf(security);
        parameters = List.copyOf(parameters);
        body = Map.copyOf(body);
    }

    /** Whether some alternative asks for the scheme. */
    public boolean takes(String scheme) {
        return security.stream().anyMatch(alternative -> alternative.contains(scheme));
    }

    public boolean isOpen() {
        return permission.equals("public");
    }

    /**
     * One parameter in the query or a header.
     *
     * @param in {@code query} or {@code header}; the path's own are read by the route
     * @param type the schema's, {@code string} or {@code integer}
     * @param fallback the schema's default
     */
    public record Parameter(
            String name,
            String in,
            boolean required,
            String type,
            @Nullable String fallback,
            Schema schema) {}
}
