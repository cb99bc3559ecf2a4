/** What the method gains on real data sets: the command {@code test-workflows/evidence} (docs/EVIDENCE.md). */
package org.multimodalbtw.engine.evidence;
