// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import scala.collection.immutable.Seq;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** The in-memory journal, which can also take its time, or lose its answer after the write. */
public final class TestJournal extends PersistenceTestKitPlugin {
    private static final Map<String, Promise<BoxedUnit>> held = new ConcurrentHashMap<>();
    private static final Set<String> losing = ConcurrentHashMap.newKeySet();

    public TestJournal(Config config, String path) {
        super(config, path);
    }

    /** The next write of this entity waits for {@link #release}. */
    static void hold(String pid) {
        held.put(pid, scala.concurrent.Promise$.MODULE$.apply());
    }

    static void release(String pid) {
        held.remove(pid).success(BoxedUnit.UNIT);
    }

    /** The next write of this entity goes through and is then told to have failed. */
    static void loseNextAnswer(String pid) {
        losing.add(pid);
    }

    @Override
    public Future<Seq<Try<BoxedUnit>>> asyncWriteMessages(Seq<AtomicWrite> messages) {
        String pid = messages.head().persistenceId();
        var hold = held.get(pid);
        if (hold != null)
            return hold.future()
                    .flatMap(go -> super.asyncWriteMessages(messages), context().dispatcher());
        var written = super.asyncWriteMessages(messages);
        if (!losing.remove(pid)) return written;
        return scala.concurrent.Future$.MODULE$.failed(new IllegalStateException("connection lost"));
    }
}
