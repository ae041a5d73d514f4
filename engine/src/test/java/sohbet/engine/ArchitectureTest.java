// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The rules of the house, as far as the engine goes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ArchitectureTest {
    private static final JavaClasses engine = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("sohbet.engine");

    private static final ArchRule only_the_kernel_knows_pekko = noClasses()
            .that()
            .resideOutsideOfPackage("sohbet.engine.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pekko..", "scala..", "com.fasterxml..");

    private static final ArchRule the_engine_knows_neither_sql_nor_http = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "org.apache.pekko.http..",
                    "sohbet.persistence..",
                    "sohbet.http..");

    private static final ArchRule rules_read_no_clock_and_roll_no_dice = noClasses()
            .that()
            .resideOutsideOfPackage("sohbet.engine.kernel")
            .should()
            .accessTargetWhere(describe("reads a clock or rolls dice", ArchitectureTest::isImpure));

    private static boolean isImpure(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return (owner.getPackageName().equals("java.time") && name.equals("now"))
                || (owner.isAssignableTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(System.class)
                        && List.of("currentTimeMillis", "nanoTime").contains(name))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || owner.isAssignableTo(Random.class)
                || owner.isEquivalentTo(RandomGenerator.class);
    }

    private static final Set<String> EMPTY_WORDS =
            Set.of("util", "utils", "common", "service", "services", "impl", "manager", "dto", "helper");

    private static final ArchRule packages_are_named_for_what_they_hold = noClasses()
            .should(ArchCondition.from(DescribedPredicate.<JavaClass>describe(
                    "live in a package named for nothing",
                    type -> Stream.of(type.getPackageName().split("\\.")).anyMatch(EMPTY_WORDS::contains))));

    private static final ArchRule every_package_says_what_it_is_and_where_null_may_be =
            all(new AbstractClassesTransformer<JavaPackage>("packages") {
                        @Override
                        public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                            var packages = new HashSet<JavaPackage>();
                            for (var type : classes) packages.add(type.getPackage());
                            return packages;
                        }
                    })
                    .should(new ArchCondition<>("have a package-info with @NullMarked") {
                        @Override
                        public void check(JavaPackage item, ConditionEvents events) {
                            if (!item.isAnnotatedWith(NullMarked.class))
                                events.add(violated(item, item.getName() + " has none"));
                        }
                    });

    @Test
    void only_the_kernel_knows_pekko() {
        only_the_kernel_knows_pekko.allowEmptyShould(true).check(engine);
    }

    @Test
    void the_engine_knows_neither_sql_nor_http() {
        the_engine_knows_neither_sql_nor_http.check(engine);
    }

    @Test
    void rules_read_no_clock_and_roll_no_dice() {
        rules_read_no_clock_and_roll_no_dice.allowEmptyShould(true).check(engine);
    }

    @Test
    void packages_are_named_for_what_they_hold() {
        packages_are_named_for_what_they_hold.check(engine);
    }

    @Test
    void every_package_says_what_it_is_and_where_null_may_be() {
        every_package_says_what_it_is_and_where_null_may_be.check(engine);
    }

    @Test
    void and_these_rules_can_be_broken() {
        var offenders = new ClassFileImporter().importClasses(sohbet.engine.misc.impl.Offender.class);
        for (var rule : List.of(
                only_the_kernel_knows_pekko,
                the_engine_knows_neither_sql_nor_http,
                rules_read_no_clock_and_roll_no_dice,
                packages_are_named_for_what_they_hold,
                every_package_says_what_it_is_and_where_null_may_be))
            assertTrue(rule.evaluate(offenders).hasViolation(), rule.getDescription());
    }
}
