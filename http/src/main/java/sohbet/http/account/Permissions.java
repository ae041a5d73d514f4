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
    private Permissions() {}

    /** The operations of each role, the least role first. */
    static Map<String, List<String>> of(OpenApi openApi) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            table.put(
                    role.word(),
                    openApi.operations().stream()
                            .filter(operation -> operation.permission().equals(role.word()))
                            .map(Operation::id)
                            .sorted()
                            .toList());
        }
        return table;
    }
}
