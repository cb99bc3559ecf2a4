package org.multimodalbtw.host.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.host.api.ApiType.Member;

/** What links and compiles against the stand-in links and compiles against the platform. */
class ApiConformanceTest {

    private static final Path PLATFORM = Path.of("..", "platform");

    /** Types of internal packages, which the class files of nodes mention without an import of theirs, and why. */
    private static final Map<String, String> INTERNAL = Map.of(
            "org.knime.core.webui.page.Page", "a view gives its page",
            "org.knime.core.webui.page.Page$RequireFromFileOrString", "a stage on the way to the page",
            "org.knime.core.webui.page.Page$RequireRelativePath", "a stage on the way to the page",
            "org.knime.core.webui.page.Page$StringSupplier", "the page's text",
            "org.knime.core.webui.page.Page$InputStreamSupplier", "the page's bytes",
            "org.knime.core.webui.page.Resource", "supertype of Page",
            "org.knime.core.webui.page.Resource$ContentType", "result of a method of Resource",
            "org.knime.core.webui.node.dialog.NodeDialogFactory", "supertype of DefaultNodeFactory",
            "org.knime.core.webui.node.view.NodeViewFactory", "supertype of DefaultNodeFactory",
            "org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException",
                    "thrown by StateProvider.computeState");

    /** What cannot be otherwise, and why. */
    private static final Map<String, String> ALLOWED = Map.of(
            "org.knime.core.webui.page.Page: sealed is false, really true",
                    "its permitted subtype is a page from files, which needs an unpacked bundle",
            "org.knime.core.node.KNIMEException$KNIMERuntimeException: kind is public static final class, really public final class",
                    "only KNIMEException makes it");

    /** Types that only the platform implements: a node misses none of their abstract members. */
    private static final Set<String> IMPLEMENTED_BY_PLATFORM = Set.of(
            "org.knime.core.node.AbstractNodeView",
            "org.knime.core.node.NodeView",
            "org.knime.core.node.NodeDialogPane",
            "org.knime.core.node.NodeProgressMonitor",
            "org.knime.core.node.NodeSettingsWO",
            "org.knime.core.node.config.ConfigRO",
            "org.knime.core.node.config.ConfigWO",
            "org.knime.core.node.config.base.ConfigBaseRO",
            "org.knime.core.node.config.base.ConfigBaseWO",
            "org.knime.core.webui.node.dialog.NodeDialogFactory",
            "org.knime.core.webui.node.view.NodeViewFactory",
            "org.knime.core.webui.page.Page$RequireFromFileOrString",
            "org.knime.node.DefaultModel$RequireConfigureOrRearrangeColumns",
            "org.knime.node.RequirePorts$DynamicPortsAdder",
            "org.knime.node.RequirePorts$RequireConfigurablePortMode",
            "org.knime.node.parameters.updates.EffectPredicate",
            "org.knime.node.parameters.updates.EffectPredicateProvider$PredicateInitializer",
            "org.knime.node.parameters.widget.choices.filter.TypeFilter");

    private static Map<String, ApiType> real;
    private static Map<String, ApiType> standIn;

    @BeforeAll
    static void readBoth() throws IOException, URISyntaxException {
        real = ApiFactFile.read(PLATFORM.resolve("knime-api-5.8.txt"));
        standIn = StandIn.types();
    }

    @Test
    void standInDeclaresNothingThatThePlatformLacks() {
        assertTrue(standIn.size() > 150, "the stand-in's types were not found: " + standIn.keySet());
        Set<String> allowed = Stream.concat(
                        ALLOWED.keySet().stream(), INTERNAL.keySet().stream().map(type -> type + ": internal"))
                .collect(Collectors.toSet());
        assertEquals(new TreeSet<>(allowed), new TreeSet<>(new ApiComparison(real, standIn).differences()));
    }

    @Test
    void whatANodeImplementsHasAllAbstractMembersOfThePlatform() {
        Set<String> types = new ApiComparison(real, standIn)
                .missingAbstractMembers().stream()
                        .map(missing -> missing.substring(0, missing.indexOf(':')))
                        .collect(Collectors.toSet());
        assertEquals(new TreeSet<>(IMPLEMENTED_BY_PLATFORM), new TreeSet<>(types));
    }

    @Test
    void exportedPackagesAreThePublicOnesOfThePlatform() throws IOException {
        for (String bundle : List.of("org.knime.core", "org.knime.core.ui")) {
            Set<String> publicPackages = packages(true);
            Set<String> internalPackages = packages(false);
            for (String export : exports(bundle)) {
                String name = export.split(";")[0];
                if (name.startsWith("org.knime.")) {
                    boolean isInternal = export.contains("x-internal:=true");
                    assertTrue(
                            (isInternal ? internalPackages : publicPackages).contains(name),
                            export + " is exported otherwise by the platform");
                }
            }
        }
    }

    private static Set<String> packages(boolean isPublic) {
        return real.values().stream()
                .filter(type -> type.isPublicExport() == isPublic)
                .map(type -> type.name().substring(0, type.name().lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    private static List<String> exports(String bundle) throws IOException {
        try (InputStream in = Files.newInputStream(PLATFORM.resolve(bundle).resolve("META-INF/MANIFEST.MF"))) {
            return List.of(new Manifest(in)
                    .getMainAttributes()
                    .getValue("Export-Package")
                    .split(","));
        }
    }

    @Test
    void comparisonFindsEachKindOfDifference() {
        ApiType facts = real.get("org.knime.node.parameters.NodeParameters");
        Member validate = facts.members().get("M validate()V");
        assertTrue(validate.exceptions().contains("org.knime.core.node.InvalidSettingsException"));

        assertDifference(
                "no member M extra()V", facts, new Member("M extra()V", Set.of("public"), Set.of(), null, null));
        assertDifference(
                "M validate()V modifiers",
                facts,
                new Member("M validate()V", Set.of("public", "abstract"), validate.exceptions(), null, null));
        assertDifference(
                "M validate()V throws", facts, new Member("M validate()V", validate.modifiers(), Set.of(), null, null));
        assertDifference(
                "M validate()V signature",
                facts,
                new Member("M validate()V", validate.modifiers(), validate.exceptions(), "<T>()V", null));
        assertFalse(
                differences(withMember(facts, validate)).stream().anyMatch(text -> text.contains("NodeParameters:")));
    }

    private static void assertDifference(String expected, ApiType facts, Member member) {
        List<String> differences = differences(withMember(facts, member));
        assertTrue(differences.stream().anyMatch(text -> text.contains(expected)), differences.toString());
    }

    private static ApiType withMember(ApiType type, Member member) {
        return new ApiType(
                type.name(),
                type.kind(),
                type.isPublicExport(),
                type.superclass(),
                type.interfaces(),
                type.signature(),
                type.permits(),
                Map.of(member.key(), member));
    }

    private static List<String> differences(ApiType changed) {
        Map<String, ApiType> types = new HashMap<>(standIn);
        types.put(changed.name(), changed);
        return new ApiComparison(real, types).differences();
    }
}
