// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** How the node and its parts are. Each part has a second to answer: a health that hangs is no health. */
public final class Health {
    private static final String UP = "up";
    private static final String DOWN = "down";

    private final List<Part> parts;

    /** What is told of it; of a part that is down only that it is: why stands in the log. */
    public record Report(String status, Map<String, String> checks) {
        public boolean isUp() {
            return status.equals(UP);
        }
    }

    public Health(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** All parts. */
    public CompletionStage<Report> whole() {
        return report(part -> true);
    }

    /** Those without which no request can be answered. */
    public CompletionStage<Report> ready() {
        return report(Part::forRequests);
    }

    private CompletionStage<Report> report(Predicate<Part> asked) {
        Map<String, CompletableFuture<String>> looks = new LinkedHashMap<>();
        parts.stream().filter(asked).forEach(part -> looks.put(part.name(), look(part)));
        return CompletableFuture.allOf(looks.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, String> checks = new LinkedHashMap<>();
                    looks.forEach((name, look) -> checks.put(name, look.join()));
                    return new Report(checks.containsValue(DOWN) ? DOWN : UP, checks);
                });
    }

    private static CompletableFuture<String> look(Part part) {
        return CompletableFuture.completedFuture(part)
                .thenCompose(asked -> asked.looks().get())
                .orTimeout(1, TimeUnit.SECONDS)
                .handle((works, failure) -> works != null && works ? UP : DOWN);
    }
}
