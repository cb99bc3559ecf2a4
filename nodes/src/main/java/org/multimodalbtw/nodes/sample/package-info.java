/** The Sample Cohort node. */
package org.multimodalbtw.nodes.sample;
