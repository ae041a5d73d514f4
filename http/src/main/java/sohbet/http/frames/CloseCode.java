// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

/** The close codes of RFC 6455 section 7.4, of its IANA registry, and our own. */
public final class CloseCode {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int NOT_TEXT = 1003;
    public static final int NOT_UTF8 = 1007;
    public static final int TOO_LARGE = 1009;
    public static final int BROKEN_HANDLER = 1011;
    public static final int OVERLOADED = 1013;
    public static final int OUR_PROTOCOL = 4400;
    public static final int TOKEN = 4401;
    public static final int REFUSED = 4403;
    public static final int SLOW_CONSUMER = 4408;
    public static final int RATE_LIMITED = 4429;

    /** No code at all: a close frame without a body. Never on the wire. */
    static final int NONE = 1005;

    private CloseCode() {}

    /** Whether the code may stand in a close frame: 1004–1006 and 1015 are reserved, 1016–2999 unassigned. */
    static boolean mayStand(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }
}
