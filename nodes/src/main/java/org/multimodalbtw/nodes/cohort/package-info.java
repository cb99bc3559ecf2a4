/** The Cohort Reader node. */
package org.multimodalbtw.nodes.cohort;
