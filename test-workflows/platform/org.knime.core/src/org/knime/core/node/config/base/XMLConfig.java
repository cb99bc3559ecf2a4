package org.knime.core.node.config.base;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.multimodalbtw.platform.core.SettingsHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Settings as XML of the namespace {@code http://www.knime.org/2008/09/XMLConfig}: nested {@code config} elements and
 * {@code entry} elements with key, type and value. Control characters, which XML attributes cannot hold, are written as
 * {@code %%} and five decimal digits.
 */
public final class XMLConfig {
    private static final String NAMESPACE = "http://www.knime.org/2008/09/XMLConfig";
    private static final String SCHEMA = "http://www.knime.org/XMLConfig_2008_09.xsd";

    private XMLConfig() {}

    /** Replaces key and content of the configuration; the stream stays open. */
    public static void load(final ConfigBase config, final InputStream in)
            throws SAXException, IOException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        // in memory first: the parser would close the stream, and a faulty file must not leave half a configuration
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        ConfigBase loaded = config.getInstance(config.getKey());
        SettingsHandler handler = new SettingsHandler(loaded);
        factory.newSAXParser().parse(new InputSource(new StringReader(text)), handler);
        config.clear();
        config.setKey(handler.rootKey());
        for (String key : loaded) {
            config.put(loaded.get(key));
        }
    }

    /** Writes the configuration; the stream stays open. */
    public static void save(final ConfigBase config, final OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.write("<config xmlns=\"" + NAMESPACE + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"" + NAMESPACE + " " + SCHEMA + "\" key=\"" + escape(config.getKey()) + "\"");
        writeContent(config, writer, "");
        writer.flush();
    }

    private static void writeContent(final ConfigBase config, final Writer writer, final String indent)
            throws IOException {
        if (config.keySet().isEmpty()) {
            writer.write("/>\n");
            return;
        }
        writer.write(">\n");
        for (String key : config) {
            write(config.getEntry(key), writer, indent + "    ");
        }
        writer.write(indent + "</config>\n");
    }

    private static void write(final AbstractConfigEntry entry, final Writer writer, final String indent)
            throws IOException {
        String key = escape(entry.getKey());
        if (entry instanceof ConfigBase) {
            writer.write(indent + "<config key=\"" + key + "\"");
            writeContent((ConfigBase) entry, writer, indent);
            return;
        }
        String value = entry.toStringValue();
        writer.write(indent + "<entry key=\"" + key + "\" type=\"" + entry.getType() + "\""
                + (value == null ? " isnull=\"true\" value=\"\"" : " value=\"" + escape(value) + "\"") + "/>\n");
    }

    private static String escape(final String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '%' && text.startsWith("%%", i) || isUnpaired(text, i)) {
                escaped.append(String.format("%%%%%05d", (int) c));
            } else {
                escaped.append(entity(c));
            }
        }
        return escaped.toString();
    }

    private static boolean isUnpaired(final String text, final int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        boolean lonelyLow =
                Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
        return lonelyLow || c >= '\uFFFE';
    }

    private static String entity(final char c) {
        switch (c) {
            case '&':
                return "&amp;";
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '"':
                return "&quot;";
            default:
                return String.valueOf(c);
        }
    }
}
