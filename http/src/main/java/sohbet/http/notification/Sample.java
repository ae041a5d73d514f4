// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads how this machine and this process are, in percent; what cannot be told is no number. */
final class Sample {
    private static final double ALL = 100;

    private Sample() {}

    /** How much of the disk the folder is on is in use. */
    static double diskUsed(Path folder) {
        try {
            Path there = folder.toAbsolutePath();
            while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
            FileStore disk = Files.getFileStore(there);
            return disk.getTotalSpace() == 0 ? Double.NaN : ALL - ALL * disk.getUsableSpace() / disk.getTotalSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** How much of the heap was still in use after it was last cleared up: what is garbage is no trouble. */
    static double memoryUsed() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            var after = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            if (after != null) used += after.getUsed();
        }
        long most = Runtime.getRuntime().maxMemory();
        return used == 0 ? Double.NaN : ALL * used / most;
    }

    /** How busy the machine's processors are. */
    static double cpu() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        double load = system instanceof com.sun.management.OperatingSystemMXBean it ? it.getCpuLoad() : -1;
        return load < 0 ? Double.NaN : ALL * load;
    }
}
