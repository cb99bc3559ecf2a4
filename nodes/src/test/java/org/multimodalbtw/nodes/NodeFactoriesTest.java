package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeSettings;
import org.knime.node.DefaultNodeFactory;
import org.w3c.dom.Element;

class NodeFactoriesTest {

    @TempDir
    private Path directory;

    static Stream<DefaultNodeFactory> factories() {
        return TestPlatform.elements("node").stream()
                .map(node -> (DefaultNodeFactory) TestPlatform.create(node.getAttribute("factory-class")));
    }

    @Test
    void everyFactoryIsRegisteredOnceInReadingOrder() throws IOException {
        List<Element> nodes = TestPlatform.elements("node");
        Set<String> registered = new HashSet<>();
        String before = "";
        for (Element node : nodes) {
            assertEquals("/community/multimodalbtw", node.getAttribute("category-path"));
            assertEquals(before, node.getAttribute("after"));
            before = node.getAttribute("factory-class");
            assertTrue(registered.add(before), before);
        }
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> written = new HashSet<>();
            sources.map(file -> Path.of("src/main/java").relativize(file).toString())
                    .filter(name -> name.endsWith("NodeFactory.java"))
                    .forEach(name -> written.add(
                            name.replace(".java", "").replace('/', '.').replace('\\', '.')));
            assertEquals(written, registered);
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void iconIsAPngOf16Pixels(DefaultNodeFactory factory) throws IOException {
        URL icon = factory.getIcon();
        assertNotNull(icon);
        assertTrue(icon.getPath().endsWith(".png"), icon.getPath());
        BufferedImage image = ImageIO.read(icon);
        assertEquals(16, image.getWidth());
        assertEquals(16, image.getHeight());
    }

    @Test
    void categoryHasAnIcon() throws IOException {
        String icon = TestPlatform.elements("category").get(0).getAttribute("icon");
        assertEquals(
                16,
                ImageIO.read(NodeFactoriesTest.class.getResource("/" + icon)).getWidth());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void descriptionIsWellFormedAndNamesEveryPort(DefaultNodeFactory factory) throws ReflectiveOperationException {
        factory.init();
        TestNode node = new TestNode(new TestPlatform(directory), factory);
        for (int port = 0; port < node.outputs(); port++) {
            assertFalse(factory.getOutportName(port).isBlank());
            assertFalse(factory.getOutportName(port).startsWith("Outport"), factory.getOutportName(port));
        }
        Method create = DefaultNodeFactory.class.getDeclaredMethod("createNodeDescription");
        create.setAccessible(true);
        String description =
                ((NodeDescription) create.invoke(factory)).getIntro().orElseThrow();
        assertTrue(description.contains("How to read the result"), description);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void defaultSettingsAreAcceptedAndComeBackAsTheyWereSaved(DefaultNodeFactory factory) throws Exception {
        TestNode node = new TestNode(new TestPlatform(directory), factory);
        NodeSettings saved = node.makeDefaults().settings();
        node.load(saved);
        assertEquals(saved, node.settings());
    }
}
