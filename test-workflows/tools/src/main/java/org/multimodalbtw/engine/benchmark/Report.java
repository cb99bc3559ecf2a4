package org.multimodalbtw.engine.benchmark;

import java.util.Locale;

/** Markdown that is printed while it grows. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    /** Begins a section. */
    void section(String title) {
        line("");
        line("## " + title);
    }

    void paragraph(String words) {
        line("");
        line(words);
    }

    /** Begins a table. */
    void columns(String... names) {
        line("");
        row(names);
        line("|" + "---|".repeat(names.length));
    }

    void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    void line(String words) {
        text.append(words).append('\n');
        System.out.println(words);
    }

    /** A figure with so many decimals, or a dash where it was not measured. */
    static String number(double figure, int decimals) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%,." + decimals + "f", figure);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
