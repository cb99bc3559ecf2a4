package org.multimodalbtw.platform.core;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.config.base.ConfigEntries;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Builds a configuration from the elements {@code config} and {@code entry} of the settings' XML. */
public final class SettingsHandler extends DefaultHandler {
    private static final Pattern ESCAPE = Pattern.compile("%%(\\d{5})");

    private final ConfigBase root;
    private final Deque<ConfigBase> open = new ArrayDeque<>();
    private String rootKey;
    private Locator locator;

    public SettingsHandler(final ConfigBase root) {
        this.root = root;
    }

    public String rootKey() {
        return rootKey;
    }

    @Override
    public void setDocumentLocator(final Locator documentLocator) {
        locator = documentLocator;
    }

    @Override
    public void startElement(final String uri, final String name, final String qName, final Attributes attributes)
            throws SAXException {
        if (name.equals("config")) {
            startConfig(attribute(attributes, "key"));
        } else if (name.equals("entry") && !open.isEmpty()) {
            open.peek().addEntry(entry(attributes));
        } else {
            throw new SAXParseException("Unexpected element <" + qName + ">.", locator);
        }
    }

    private void startConfig(final String key) {
        if (open.isEmpty()) {
            rootKey = key;
            open.push(root);
        } else {
            open.push(open.peek().addConfigBase(key));
        }
    }

    @Override
    public void endElement(final String uri, final String name, final String qName) {
        if (name.equals("config")) {
            open.pop();
        }
    }

    private AbstractConfigEntry entry(final Attributes attributes) throws SAXException {
        String key = attribute(attributes, "key");
        String type = attribute(attributes, "type");
        String value = "true".equals(attributes.getValue("isnull")) ? null : attribute(attributes, "value");
        try {
            return ConfigEntries.valueOf(type).createEntry(key, value);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new SAXParseException(
                    "The value of \"" + key + "\" (" + value + ") is not of type " + type + ".", locator, e);
        }
    }

    private String attribute(final Attributes attributes, final String name) throws SAXException {
        String value = attributes.getValue(name);
        if (value == null) {
            throw new SAXParseException("An element lacks the attribute " + name + ".", locator);
        }
        return unescape(value);
    }

    private static String unescape(final String text) {
        return ESCAPE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1)))));
    }

    @Override
    public InputSource resolveEntity(final String publicId, final String systemId) {
        return new InputSource(new StringReader(""));
    }
}
