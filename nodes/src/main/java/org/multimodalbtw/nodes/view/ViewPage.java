package org.multimodalbtw.nodes.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The module of a view, as one text that needs nothing else. */
public final class ViewPage {

    private ViewPage() {}

    /**
     * @param scripts the files with the page's script, the one with its entry last
     * @return the page's module, with charts
     */
    public static String withCharts(String... scripts) {
        // the library's file is written for other module systems: it fills in "exports"
        return "const echarts = (() => { const module = { exports: {} }; const exports = module.exports;\n"
                + text("echarts/echarts.min.js") + "\nreturn module.exports; })();\n" + plain(scripts);
    }

    /**
     * @param scripts the files with the page's script, the one with its entry last
     * @return the page's module, without charts
     */
    public static String plain(String... scripts) {
        return text("kit.js") + Stream.of(scripts).map(ViewPage::text).collect(Collectors.joining());
    }

    private static String text(String name) {
        try (InputStream in = ViewPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The bundle lacks the view's file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
