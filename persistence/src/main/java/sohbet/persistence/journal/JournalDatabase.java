// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;

/** The database of one actor system, where its journal finds it. */
public final class JournalDatabase implements Extension {
    private static final Id ID = new Id();
    private volatile @Nullable Database database;

    /** To be called before the first entity starts. */
    public static void use(ClassicActorSystemProvider system, Database chosen) {
        ID.get(system).database = chosen;
    }

    public static Database of(ClassicActorSystemProvider system) {
        Database chosen = ID.get(system).database;
        if (chosen == null)
            throw new IllegalStateException("JournalDatabase.use was not called before the first entity");
        return chosen;
    }

    private static final class Id extends AbstractExtensionId<JournalDatabase> {
        @Override
        public JournalDatabase createExtension(ExtendedActorSystem system) {
            return new JournalDatabase();
        }
    }
}
