// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Operation;
import sohbet.persistence.account.Role;

/**
 * What each role may do beyond the role below it: the {@code x-permission} of every operation, by which {@link Access}
 * decides as well. Pages hide or disable by it what they would be refused.
 */
final class Permissions {
    /** Above the merchants' roles: the owners of the installation. */
    static final String OWNER = "owner";

    private Permissions() {}

    /** The operations of each role, the least role first. */
    static Map<String, List<String>> of(OpenApi openApi) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (Role role : Role.values()) table.put(role.word(), of(openApi, role.word()));
        table.put(OWNER, of(openApi, OWNER));
        return table;
    }

    private static List<String> of(OpenApi openApi, String permission) {
        return openApi.operations().stream()
                .filter(operation -> operation.permission().equals(permission))
                .map(Operation::id)
                .sorted()
                .toList();
    }

    /** Whether the caller is somebody the operation is for. */
    static boolean admits(Operation operation, Principal.Caller caller) {
        String needed = operation.permission();
        if (operation.isOpen() || needed.equals("widget")) return false;
        return needed.equals(OWNER) ? caller.isOwner() : caller.role().includes(Role.of(needed));
    }
}
