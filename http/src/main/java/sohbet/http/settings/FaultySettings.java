// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.settings;

import java.util.List;

/** Nothing starts with settings that are not what they should be; all of them are told at once. */
public final class FaultySettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    FaultySettings(List<String> faults) {
        super(list(faults));
    }

    /** As people read it. */
    public static String list(List<String> faults) {
        return (faults.size() == 1 ? "One setting is wrong" : faults.size() + " settings are wrong") + ":\n  "
                + String.join("\n  ", faults)
                + "\ndocs/configuration.md lists all of them; ./sohbet config check looks again without starting.";
    }
}
