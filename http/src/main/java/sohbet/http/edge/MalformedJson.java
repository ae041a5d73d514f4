// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

/** Bytes or text that are no JSON, or JSON beyond all bounds; the message says why and quotes nothing of the content. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;

    MalformedJson(String why) {
        super(why, null, false, false);
    }
}
