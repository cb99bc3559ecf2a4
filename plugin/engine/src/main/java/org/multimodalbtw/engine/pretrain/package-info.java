/** The encoders of a network learn from rows without labels, before it is trained (docs/PRETRAINING.md). */
package org.multimodalbtw.engine.pretrain;
