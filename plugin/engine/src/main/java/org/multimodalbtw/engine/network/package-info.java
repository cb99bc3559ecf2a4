/** The fusion network: its shape, its parameters, its graph, and the optimiser that trains it. */
package org.multimodalbtw.engine.network;
