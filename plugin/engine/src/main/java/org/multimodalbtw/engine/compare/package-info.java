/** Variants of a model compared with each other: the weighted network with the unweighted one, each modality alone, over repeated trainings. */
package org.multimodalbtw.engine.compare;
