package org.multimodalbtw.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A package of the engine uses only those before it in this list, which is the one in CONTRIBUTING.md. */
class PackageOrderTest {

    private static final String ENGINE = "org.multimodalbtw.engine";

    private static final List<String> ORDER = List.of(
            "storage",
            "tensor",
            "runtime",
            "program",
            "dicom",
            "encode",
            "survey",
            "moment",
            "encode.table",
            "encode.series",
            "encode.text",
            "encode.image",
            "encoders",
            "cohort",
            "graph",
            "outcome",
            "network",
            "weight",
            "heads",
            "scoring",
            "evaluate",
            "certainty",
            "decide",
            "shapley",
            "pretrain",
            "method",
            "model",
            "explain",
            "predict",
            "attribution",
            "train",
            "adapt",
            "compare",
            "report",
            "report.page");

    /** Read once for all tests, and without the tests, which lie elsewhere. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(
                    InputException.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyPackageHasItsPlace() {
        Set<String> found = CLASSES.getPackage(ENGINE).getSubpackagesInTree().stream()
                .map(JavaPackage::getName)
                .map(name -> name.substring(ENGINE.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ORDER), found);
    }

    @Test
    void noPackageUsesALaterOne() {
        for (int place = 0; place < ORDER.size() - 1; place++) {
            doesNotUse(ENGINE + "." + ORDER.get(place), ORDER.subList(place + 1, ORDER.size()));
        }
    }

    @Test
    void whatLiesAboveThemUsesNone() {
        doesNotUse(ENGINE, ORDER);
    }

    @Test
    void encodersOfOneKindDoNotUseThoseOfAnother() {
        slices().matching(ENGINE + ".encode.(*)")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    private void doesNotUse(String name, List<String> forbidden) {
        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        forbidden.stream().map(other -> ENGINE + "." + other).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNothingOfThePlatform() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.knime..")
                .check(CLASSES);
    }
}
