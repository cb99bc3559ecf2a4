/** The commands for {@code spark-submit}. */
package org.multimodalbtw.spark;
