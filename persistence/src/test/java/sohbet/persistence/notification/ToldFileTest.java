// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ToldFileTest {
    private static final Path GOLDEN = Path.of("src/test/resources/notification/told.jsonl");

    @TempDir
    Path folder;

    @Test
    void what_a_file_of_this_version_holds_stays_readable_and_is_written_the_same() throws Exception {
        var lines = Files.readAllLines(GOLDEN);
        assertEquals(5, lines.size());
        for (String line : lines) assertEquals(line, ToldFile.line(ToldFile.parse(line)));
    }

    @Test
    void what_was_added_is_read_back_and_a_line_cut_off_is_left_out() throws Exception {
        var path = folder.resolve("log").resolve("told.jsonl");
        var file = new ToldFile(path);
        assertEquals(List.of(), file.read());
        var told = Files.readAllLines(GOLDEN).stream().map(ToldFile::parse).toList();
        for (var one : told) file.add(one);
        Files.writeString(path, "{\"told\":\"raised\",\"merch", StandardOpenOption.APPEND);
        assertEquals(told, new ToldFile(path).read());
        file.clear();
        assertFalse(Files.exists(path));
        assertEquals(List.of(), file.read());
    }

    @Test
    void who_was_mailed_meanwhile_takes_the_place_of_the_line_before() throws Exception {
        var file = new ToldFile(folder.resolve("told.jsonl"));
        var told = Files.readAllLines(GOLDEN).stream().map(ToldFile::parse).toList();
        for (var one : told) file.add(one);
        var mailed = new Told.Raised(((Told.Raised) told.getFirst()).notification(), Set.of("u1"));
        file.add(mailed);
        var read = file.read();
        assertEquals(mailed, read.getFirst());
        assertEquals(told.subList(1, 5), read.subList(1, 5));
    }
}
