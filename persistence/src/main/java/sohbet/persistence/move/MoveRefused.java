// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.move;

/** A move that was not begun, or was given up; the database that was in use is still the one. */
public final class MoveRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What stood in the way. */
    public enum Why {
        /** The other server is not fit for it. */
        TARGET,
        /** Other nodes or commands are connected to the database in use. */
        OTHERS_AT_WORK,
        /** The pools did not come to rest. */
        BUSY,
        /** What was copied is not what is there. */
        DIFFERENT,
        /** One of the two servers failed. */
        FAILED
    }

    private final Why why;
    private final TargetFault fault;

    MoveRefused(Why why, String said) {
        super(said);
        this.why = why;
        this.fault = TargetFault.FAILED;
    }

    MoveRefused(TargetFault fault) {
        super("The other database cannot be used: " + fault + ".");
        this.why = Why.TARGET;
        this.fault = fault;
    }

    public Why why() {
        return why;
    }

    /** What is wrong with the other server, when that was it. */
    public TargetFault fault() {
        return fault;
    }
}
