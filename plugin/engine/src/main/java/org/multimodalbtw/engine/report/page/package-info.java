/**
 * A model's report as one HTML page that needs nothing else: a page is a list of sections, each of which says whether it applies. The same
 * inputs give the same bytes; there is no script, no clock and no address in it.
 */
package org.multimodalbtw.engine.report.page;
