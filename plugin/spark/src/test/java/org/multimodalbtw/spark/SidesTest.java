package org.multimodalbtw.spark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The engine's side and Spark's side know of each other what is in the door, which is all that both loaders share. */
class SidesTest {

    private static final String DOOR = "org.multimodalbtw.spark.door..";
    private static final String ENGINE_SIDE = "org.multimodalbtw.spark.engine..";
    private static final String ENGINE = "org.multimodalbtw.engine..";

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.multimodalbtw.spark");

    @Test
    void theDoorNamesJavaAlone() {
        classes()
                .that()
                .resideInAPackage(DOOR)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", DOOR))
                .check(all);
    }

    @Test
    void theEnginesSideNamesNothingOfSpark() {
        classes()
                .that()
                .resideInAPackage(ENGINE_SIDE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", DOOR, ENGINE, ENGINE_SIDE))
                .check(all);
    }

    @Test
    void sparksSideNamesNothingOfTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE_SIDE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ENGINE, ENGINE_SIDE))
                .check(all);
    }
}
