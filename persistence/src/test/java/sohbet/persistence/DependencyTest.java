// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom, as sentences. */
@AnalyzeClasses(packages = "sohbet", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyTest {
    private static final String[] DATABASE = {
        "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..", "slick.."
    };

    @ArchTest
    static final ArchRule persistence_knows_nothing_of_http = noClasses()
            .that()
            .resideInAPackage("sohbet.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("sohbet.http..", "org.apache.pekko.http..");

    @ArchTest
    static final ArchRule the_engine_knows_no_database = noClasses()
            .that()
            .resideInAPackage("sohbet.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATABASE)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("sohbet.persistence..", "sohbet.http..");

    @ArchTest
    static final ArchRule only_the_kernel_knows_Pekko = noClasses()
            .that()
            .resideInAPackage("sohbet.engine..")
            .and()
            .resideOutsideOfPackage("sohbet.engine.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pekko..");

    @ArchTest
    static final ArchRule journal_keys_tail_and_alarms_know_no_aggregate = noClasses()
            .that()
            .resideInAnyPackage(
                    "sohbet.persistence.journal..",
                    "sohbet.persistence.keys..",
                    "sohbet.persistence.tail..",
                    "sohbet.persistence.alarm..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "belong to an aggregate",
                    type -> type.getPackageName().startsWith("sohbet.engine.")
                            && !type.getPackageName().equals("sohbet.engine.kernel")));

    @ArchTest
    static final ArchRule the_tail_does_not_know_who_writes = noClasses()
            .that()
            .resideInAPackage("sohbet.persistence.tail..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("sohbet.persistence.journal..");

    @ArchTest
    static final ArchRule folders_do_not_know_each_other_in_circles =
            slices().matching("sohbet.persistence.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .that()
            .resideInAPackage("sohbet.persistence..")
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Dto|DTO|Service)");
}
