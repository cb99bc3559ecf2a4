package org.multimodalbtw.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
            "tensor",
            "runtime",
            "storage",
            "encode",
            "cohort",
            "network",
            "weight",
            "scoring",
            "evaluate",
            "model",
            "predict",
            "train",
            "compare",
            "report");

    /** Without the tests, which lie elsewhere. */
    private final JavaClasses engine = new ClassFileImporter()
            .importUrl(
                    InputException.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyPackageHasItsPlace() {
        Set<String> found = engine.getPackage(ENGINE).getSubpackages().stream()
                .map(JavaPackage::getRelativeName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ORDER), found);
    }

    @Test
    void noPackageUsesALaterOne() {
        for (int place = 0; place < ORDER.size() - 1; place++) {
            String[] later = ORDER.subList(place + 1, ORDER.size()).stream()
                    .map(name -> ENGINE + "." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE + "." + ORDER.get(place) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(engine);
        }
    }

    @Test
    void theEngineKnowsNothingOfThePlatform() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.knime..")
                .check(engine);
    }
}
