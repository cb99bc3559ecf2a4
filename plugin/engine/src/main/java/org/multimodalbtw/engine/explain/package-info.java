/** What moved a prediction: how much each modality contributed to it. */
package org.multimodalbtw.engine.explain;
