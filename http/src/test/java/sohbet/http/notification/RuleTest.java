// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.persistence.notification.NotificationType;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleTest {
    private static final Rule RULE = new Rule(NotificationType.CPU_HIGH, 90, 80, 3, 2);

    /** What follows from each sample in turn: nothing, a raise, a resolve. */
    private static String verdicts(double... samples) {
        var standing = Rule.Standing.FIRST;
        var found = new StringBuilder();
        for (double sample : samples) {
            var looked = RULE.look(standing, sample);
            standing = looked.standing();
            found.append(
                    switch (looked.verdict()) {
                        case NOTHING -> '.';
                        case RAISE -> '!';
                        case RESOLVE -> 'o';
                    });
        }
        return found.toString();
    }

    @Test
    void is_raised_once_after_so_many_samples_in_a_row() {
        assertEquals("..!....", verdicts(91, 95, 91, 99, 99, 99, 99));
        assertEquals(".......!", verdicts(91, 91, 85, 91, 85, 91, 91, 91));
    }

    @Test
    void the_bound_itself_is_not_too_much() {
        assertEquals(".....", verdicts(90, 90, 90, 90, 90));
    }

    @Test
    void is_resolved_once_after_so_many_well_samples_in_a_row() {
        assertEquals("..!.o..", verdicts(91, 91, 91, 80, 79, 10, 10));
        assertEquals("..!.....o", verdicts(91, 91, 91, 80, 81, 80, 85, 80, 80));
    }

    @Test
    void between_the_bounds_all_stays_as_it_is() {
        assertEquals("..!......", verdicts(91, 91, 91, 85, 85, 85, 85, 89, 90));
        assertEquals("..!.....", verdicts(91, 91, 91, 80, 85, 80, 85, 80));
    }

    @Test
    void what_an_earlier_run_has_told_is_ended_by_the_next_one() {
        assertEquals(".o...", verdicts(10, 10, 10, 10, 10));
    }

    @Test
    void a_sample_that_is_no_number_says_nothing() {
        double none = Double.NaN;
        assertEquals("....!", verdicts(91, none, 91, none, 91));
    }

    @Test
    void the_rules_of_the_house_tell_of_what_the_admins_were_promised() {
        for (var rule : new Rule[] {
            SystemWatch.DISK,
            SystemWatch.MEMORY,
            SystemWatch.CPU,
            SystemWatch.ERRORS,
            SystemWatch.TAIL,
            DatabaseWatch.RULE
        }) {
            var standing = Rule.Standing.FIRST;
            var seen = new ArrayList<Rule.Verdict>();
            for (int i = 0; i < 30; i++) {
                var looked = rule.look(standing, rule.over() + 0.1);
                standing = looked.standing();
                seen.add(looked.verdict());
            }
            assertEquals(1, seen.stream().filter(it -> it == Rule.Verdict.RAISE).count(), rule.toString());
        }
        assertEquals(90, SystemWatch.DISK.over());
        assertEquals(80, SystemWatch.MEMORY.over());
        assertEquals(90, SystemWatch.CPU.over());
        assertEquals(5, SystemWatch.ERRORS.over());
    }

    @Test
    void of_few_requests_no_share_is_told() {
        var share = new FailureShare();
        for (int i = 0; i < 19; i++) share.count(500);
        assertTrue(Double.isNaN(share.since()));
        share.count(200);
        assertEquals(95, share.since());
        assertTrue(Double.isNaN(share.since()));
    }

    @Test
    void this_machine_can_be_measured() {
        double disk = Sample.diskUsed(java.nio.file.Path.of("target", "not", "there"));
        assertTrue(disk > 0 && disk <= 100, "" + disk);
        System.gc();
        double memory = Sample.memoryUsed();
        assertTrue(Double.isNaN(memory) || memory <= 100, "" + memory);
    }
}
