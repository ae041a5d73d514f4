// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Graph;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import scala.Option;

/** By reflection, so that it still speaks when the classes are gone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PinnedPekkoHttpTest {
    private static final String WHAT_TO_DO =
            "; sohbet.http.frames stands on it. Stay on Pekko HTTP 1.3.0, or read docs/decisions/0006-frames-over-pekko-http.md for the way back to the public API.";

    @Test
    void still_gives_its_frames_away() {
        String name = "org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel";
        try {
            Class<?> gives = Class.forName(name)
                    .getMethod("handleFrames", Graph.class, Option.class)
                    .getReturnType();
            if (!HttpResponse.class.isAssignableFrom(gives))
                fail(name + ".handleFrames no longer answers a response" + WHAT_TO_DO);
        } catch (ReflectiveOperationException e) {
            fail("Pekko HTTP no longer offers " + name + ".handleFrames(Graph, Option)" + WHAT_TO_DO, e);
        }
    }

    @Test
    void is_the_version_this_was_read_against() {
        assertEquals(
                "1.3.0",
                org.apache.pekko.http.Version.current(),
                () -> "the internals of Pekko HTTP were read at 1.3.0; run every test here, then move the pin"
                        + WHAT_TO_DO);
    }

    @Test
    void stands_on_the_streams_this_was_read_against() {
        String why =
                "Leftovers reaches into the stream interpreter of Pekko 1.7.0; look at GraphInterpreter again, then move the pin";
        assertEquals("1.7.0", org.apache.pekko.actor.ActorSystem.Version(), why + WHAT_TO_DO);
    }
}
