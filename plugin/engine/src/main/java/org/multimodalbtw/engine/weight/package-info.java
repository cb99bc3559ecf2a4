/** BTW: how a modality is weighed by divergence and mutual information (arXiv 2508.18551; docs/METHOD.md). */
package org.multimodalbtw.engine.weight;
