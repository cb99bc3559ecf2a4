/** Encoders of measurements over time: statistics, grids, and every measurement at its own time. */
package org.multimodalbtw.engine.encode.series;
