/** The fusion network: its shape, its parameters, its generated TorchScript text, and the optimiser that trains it. */
package org.multimodalbtw.engine.network;
