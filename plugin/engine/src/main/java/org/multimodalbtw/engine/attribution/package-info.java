/** What moved a prediction: how much each feature within a modality contributed to it. */
package org.multimodalbtw.engine.attribution;
