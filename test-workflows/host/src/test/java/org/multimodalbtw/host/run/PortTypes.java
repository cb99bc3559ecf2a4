package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.multimodalbtw.platform.core.PortTypeRegistration;
import org.multimodalbtw.platform.core.PortTypeRegistrations;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The port types of the nodes' plugin.xml, which only a framework registers by itself. */
final class PortTypes {

    /** Seen from this module. */
    static final Path NODES = Path.of("..", "..", "nodes");

    private static boolean registered;

    private PortTypes() {}

    static synchronized void register() {
        if (!registered) {
            try {
                NodeList types = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(NODES.resolve("plugin.xml").toFile())
                        .getElementsByTagName("portType");
                for (int index = 0; index < types.getLength(); index++) {
                    register((Element) types.item(index));
                }
            } catch (IOException | SAXException | ParserConfigurationException | ReflectiveOperationException failure) {
                throw new IllegalStateException(failure);
            }
            registered = true;
        }
    }

    private static void register(Element type) throws ReflectiveOperationException {
        PortTypeRegistrations.register(new PortTypeRegistration(
                type.getAttribute("name"),
                load(type.getAttribute("objectClass")).asSubclass(PortObject.class),
                (PortObjectSerializer<?>) load(type.getAttribute("objectSerializer"))
                        .getConstructor()
                        .newInstance(),
                load(type.getAttribute("specClass")).asSubclass(PortObjectSpec.class),
                (PortObjectSpecSerializer<?>) load(type.getAttribute("specSerializer"))
                        .getConstructor()
                        .newInstance(),
                Integer.decode(type.getAttribute("color")),
                Boolean.parseBoolean(type.getAttribute("hidden"))));
    }

    /** Without initialising it: a port type must be registered before its constant is made. */
    private static Class<?> load(String className) throws ClassNotFoundException {
        return Class.forName(className, false, PortTypes.class.getClassLoader());
    }
}
