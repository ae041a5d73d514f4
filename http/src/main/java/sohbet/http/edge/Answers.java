// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.engine.kernel.Reply;

/** Turns what an entity or the store replied into an answer. */
public final class Answers {
    private Answers() {}

    /** A command's reply: accepted as the route says, refused as the problem its code names. */
    public static Route reply(CompletionStage<? extends Reply> asked, Function<Reply.Accepted, HttpResponse> accepted) {
        return onSuccess(asked, reply -> switch (reply) {
            case Reply.Accepted yes -> complete(accepted.apply(yes));
            case Reply.Refused no -> Edge.refuse(Problem.of(no.rejection()));
        });
    }

    /** The same when what is shown has to be looked up first. */
    public static Route then(
            CompletionStage<? extends Reply> asked,
            Function<Reply.Accepted, ? extends CompletionStage<HttpResponse>> accepted) {
        return onSuccess(asked, reply -> switch (reply) {
            case Reply.Accepted yes -> completeWithFuture(accepted.apply(yes));
            case Reply.Refused no -> Edge.refuse(Problem.of(no.rejection()));
        });
    }

    /** What was looked up, as the route shows it. */
    public static <T> Route when(CompletionStage<T> found, Function<T, HttpResponse> shown) {
        return onSuccess(found, value -> complete(shown.apply(value)));
    }
}
