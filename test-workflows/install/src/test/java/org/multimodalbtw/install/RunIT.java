package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The installed bundles at work: they resolve, are registered, and their factories make nodes. */
class RunIT {

    private static final String NODES = "org.knime.workbench.repository.nodes";
    private static final String CATEGORIES = "org.knime.workbench.repository.categories";
    private static final String PORT_TYPES = "org.knime.core.PortType";

    private static Project project;
    private static Installation installation;
    private static Equinox equinox;

    @BeforeAll
    static void start() throws Exception {
        project = Project.fromProperties();
        installation = Installation.open(project);
        equinox = Equinox.start(installation.plugins());
    }

    @AfterAll
    static void stop() throws Exception {
        equinox.close();
        installation.close();
    }

    @Test
    void everyBundleResolves() {
        List<String> unresolved = equinox.bundles().stream()
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .map(Bundle::getSymbolicName)
                .toList();

        assertEquals(List.of(), unresolved);
    }

    @Test
    void theNativeFragmentIsAttachedToTheEngine() throws Exception {
        Class<?> engine = equinox.load("org.multimodalbtw.engine", "org.multimodalbtw.engine.InputException");

        assertTrue(equinox.bundles().stream()
                .anyMatch(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null
                        && bundle.getState() == Bundle.RESOLVED));
        assertTrue(engine.getResource("/native/lib/pytorch.properties") != null);
    }

    @Test
    void theRegistryKnowsWhatThePluginContributes() throws Exception {
        assertEquals(declared("node", "factory-class"), registered(NODES, "factory-class"));
        assertEquals(declared("portType", "objectClass"), registered(PORT_TYPES, "objectClass"));
        assertEquals(declared("category", "level-id"), registered(CATEGORIES, "level-id"));
        assertFalse(registered(NODES, "factory-class").isEmpty());
    }

    @Test
    void everyNodeFactoryIsCreatedAsThePlatformDoes() throws Exception {
        Class<?> factoryType = equinox.load("org.knime.core", "org.knime.core.node.NodeFactory");
        for (Object element : configurationElements(NODES)) {
            Object factory = invoke(element, "createExecutableExtension", "factory-class");

            assertInstanceOf(factoryType, factory);
        }
    }

    @Test
    void everyIconIsInItsBundle() throws Exception {
        for (Object element : configurationElements(CATEGORIES)) {
            Bundle bundle = bundle("org.multimodalbtw.nodes");

            assertTrue(bundle.getEntry(invoke(element, "getAttribute", "icon").toString()) != null);
        }
    }

    /** What an administrator sets in a customization profile, and what a user sets for a workspace. */
    @Test
    void preferencesForbidModelsThatArePrograms() throws Exception {
        Method ready = equinox.load("org.multimodalbtw.nodes", "org.multimodalbtw.nodes.run.EngineSetup")
                .getDeclaredMethod("ensure");
        ready.setAccessible(true);
        ready.invoke(null);
        Method require = equinox.load("org.multimodalbtw.engine", "org.multimodalbtw.engine.program.ProgramRules")
                .getMethod("requirePermitted", Path.class);
        Path model = Path.of("model.pt");
        require.invoke(null, model);
        for (String scope : List.of("Default", "Configuration", "Instance")) {
            Object preferences = preferences(scope);
            setPreference(preferences, "forbid");
            InvocationTargetException refused =
                    assertThrows(InvocationTargetException.class, () -> require.invoke(null, model));
            assertEquals(
                    "The model 'model.pt' is a program, and the preference /" + scope.toLowerCase(Locale.ROOT)
                            + "/org.multimodalbtw.nodes/programs=forbid forbids to run any.",
                    refused.getCause().getMessage());
            setPreference(preferences, "");
        }
        require.invoke(null, model);
    }

    private static Object preferences(String scope) throws Exception {
        Class<?> type = equinox.load(
                "org.eclipse.equinox.preferences", "org.eclipse.core.runtime.preferences." + scope + "Scope");
        return invoke(type.getField("INSTANCE").get(null), "getNode", "org.multimodalbtw.nodes");
    }

    private static void setPreference(Object preferences, String value) throws Exception {
        Class<?>[] texts = {String.class, String.class};
        Equinox.call(preferences, preferences.getClass(), "put", texts, "programs", value);
    }

    private static Bundle bundle(String symbolicName) {
        return equinox.bundles().stream()
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> registered(String point, String attribute) throws Exception {
        Set<String> values = new TreeSet<>();
        for (Object element : configurationElements(point)) {
            values.add(invoke(element, "getAttribute", attribute).toString());
        }
        return values;
    }

    /** Our own contributions; the stand-in platform may have some as well. */
    private static List<Object> configurationElements(String point) throws Exception {
        Class<?> type = equinox.load("org.eclipse.equinox.registry", "org.eclipse.core.runtime.RegistryFactory");
        Object registry = type.getMethod("getRegistry").invoke(null);
        List<Object> ours = new ArrayList<>();
        for (Object element : (Object[]) invoke(registry, "getConfigurationElementsFor", point)) {
            Object contributor = element.getClass().getMethod("getContributor").invoke(element);
            if (contributor.getClass().getMethod("getName").invoke(contributor).equals("org.multimodalbtw.nodes")) {
                ours.add(element);
            }
        }
        return ours;
    }

    private static Object invoke(Object target, String method, String argument) throws Exception {
        return Equinox.call(target, target.getClass(), method, new Class<?>[] {String.class}, argument);
    }

    private static Set<String> declared(String element, String attribute) throws Exception {
        Path pluginXml = project.root().resolve("nodes/plugin.xml");
        try (InputStream in = Files.newInputStream(pluginXml)) {
            NodeList elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName(element);
            Set<String> values = new TreeSet<>();
            for (int index = 0; index < elements.getLength(); index++) {
                values.add(((Element) elements.item(index)).getAttribute(attribute));
            }
            return values;
        } catch (IOException unreadable) {
            throw new AssertionError(pluginXml + " cannot be read", unreadable);
        }
    }
}
