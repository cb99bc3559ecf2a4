package org.multimodalbtw.engine.report.page;

import java.util.Optional;

/** A part of a page under a heading of its own. */
interface Section {

    /** @return its heading */
    String title();

    /**
     * @param data what the page is about
     * @return why there is nothing to show, in a sentence that says what to connect; empty if there is something
     */
    Optional<String> lacks(ReportData data);

    /**
     * Writes what stands below the heading.
     *
     * @param data what the page is about, of which nothing {@link #lacks}
     * @param page where to
     */
    void write(ReportData data, Html page);
}
