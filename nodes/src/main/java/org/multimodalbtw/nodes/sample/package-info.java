/** The Sample Cohort and the Sample ICU Stays node. */
package org.multimodalbtw.nodes.sample;
