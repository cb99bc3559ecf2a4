package org.multimodalbtw.platform.ui;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The XHTML of descriptions: well-formed, and with no elements but those that the platform shows. */
public enum DescriptionText {
    /** A node's full description. */
    INTRODUCTION(Set.of(
            "p", "ul", "ol", "li", "dl", "dt", "dd", "h3", "h4", "hr", "table", "tr", "td", "th", "pre", "b", "i", "em",
            "u", "s", "a", "code", "tt", "samp", "sup", "sub", "br")),
    /** The description of a port, a view, a section, a field or a constant. */
    DETAIL(Set.of("ul", "ol", "li", "b", "i", "em", "u", "s", "a", "code", "tt", "samp", "sup", "sub", "br", "p")),
    /** A name, a title, or a short description. */
    PLAIN(Set.of());

    private final Set<String> elements;
    /** A text is asked about whenever a node of its kind is made. */
    private final Set<String> sound = ConcurrentHashMap.newKeySet();

    DescriptionText(Set<String> elements) {
        this.elements = elements;
    }

    /**
     * @param what names the text in messages
     * @return the text
     * @throws IllegalStateException if it is empty, not well-formed, or has an element that is not shown
     */
    public String check(String what, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalStateException(what + " is empty.");
        }
        boolean isPlain = text.indexOf('<') < 0 && text.indexOf('&') < 0 && text.indexOf('>') < 0;
        if (!isPlain && !sound.contains(text)) {
            checkElements(what, parse(what, text));
            sound.add(text);
        }
        return text;
    }

    private static Element parse(String what, String text) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader("<text>" + text + "</text>")))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalStateException(what + " is not well-formed XHTML: " + e.getMessage() + "\n" + text, e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkElements(String what, Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (!elements.contains(element.getTagName())) {
                    throw new IllegalStateException(
                            what + " has an element that is not shown there: <" + element.getTagName() + ">.");
                }
                checkElements(what, element);
            }
        }
    }
}
